package promotrace.cli;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What the terminal is able to show.
final class Terminal {
    private Terminal() {}

    /// The character set of the user's locale.
    static Charset charset() {
        @Nullable String named = System.getProperty("stdout.encoding");
        if (named == null) named = System.getProperty("native.encoding");
        return named != null && Charset.isSupported(named) ? Charset.forName(named) : StandardCharsets.UTF_8;
    }

    static boolean unicode() {
        return charset().newEncoder().canEncode('█');
    }

    /// Whether somebody reads along (neither end is a file or a pipe).
    @SuppressWarnings("SystemConsoleNull") // the two checkers disagree on whether there is always a console
    static boolean interactive() {
        @Nullable Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// Colour is for terminals, and not where `NO_COLOR` is set or the terminal is dumb.
    static boolean colour() {
        @Nullable String none = System.getenv("NO_COLOR");
        return interactive() && (none == null || none.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }
}
