package promotrace.fetch;

import java.time.Duration;

/// The one door to the watched web: live over the network, or replayed from captures, with the same outcomes.
///
/// Never throws for what the world does; that is a [Fetched]. Safe for use by many threads.
public interface Door extends AutoCloseable {
    Fetched ask(Ask ask) throws InterruptedException;

    /// How long a server (a host with its port) is to be left alone from now on: what is left of the pause after the last
    /// request to it, of its Crawl-delay, or of what it asked for itself. Zero where it may be asked at once.
    default Duration rest(String server) {
        return Duration.ZERO;
    }

    /// Forces the captures of all answers given so far to disk: a visit counts as done only after this. Replay has
    /// nothing to force.
    default void flush() {}

    @Override
    void close();
}
