package promotrace.fetch;

import java.util.Optional;
import promotrace.url.WebUrl;

/// Opens pages in a browser and says what their scripts made of them.
///
/// The page itself was delivered before; whatever else it asks for goes through a door, never out by itself. Safe for
/// use by many threads.
public interface Renderer extends AutoCloseable {
    /// There is no browser.
    Renderer NONE = new Renderer() {
        @Override
        public Optional<String> missing() {
            return Optional.of("this installation has none");
        }

        @Override
        public Rendered render(Fetched.Page page, Door through, long deadline) {
            throw new IllegalStateException("there is no browser");
        }

        @Override
        public void close() {}
    };

    /// Why no page can be opened here, in words for the operator; empty when one can.
    Optional<String> missing();

    /// Opens the page and reads it when it has settled, at `deadline` ([System#nanoTime]) at the latest. A browser that
    /// fails is a [Rendered.Failed] of this page and is started again for the next.
    Rendered render(Fetched.Page page, Door through, long deadline) throws InterruptedException;

    @Override
    void close();

    /// What came of opening a page.
    sealed interface Rendered {
        /// The page as it stood in the end: its elements as HTML, open shadow trees as `template`, and what could be
        /// seen of it as a PNG where that could be had. `ledTo` is the other address that the page itself went to; it
        /// was not followed.
        @SuppressWarnings("ArrayRecordComponent") // large; kept once, never compared
        record Shown(String html, Optional<WebUrl> ledTo, Optional<byte[]> picture) implements Rendered {}

        /// The page grew beyond what is kept.
        record TooLarge() implements Rendered {}

        /// It did not work; `again` tells whether opening it later may help.
        record Failed(String problem, boolean again) implements Rendered {}
    }
}
