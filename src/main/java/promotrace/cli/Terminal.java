package promotrace.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import promotrace.report.Screen;

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

    /// Whether a line that was printed can be printed again in its place.
    static boolean redraws() {
        @Nullable String term = System.getenv("TERM");
        return interactive() && term != null && !term.isEmpty() && !term.equals("dumb");
    }

    /// This process's standard output.
    static Screen screen() {
        boolean interactive = interactive();
        return Screen.of(interactive, System.getenv(), System.out.charset(), interactive ? columns() : Screen.WIDEST);
    }

    /// The terminal's width; the widest that is used where it can't be told.
    static int columns() {
        try {
            Process asked = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (Scanner said = new Scanner(asked.getInputStream(), StandardCharsets.US_ASCII)) {
                if (!asked.waitFor(1, TimeUnit.SECONDS)) asked.destroy();
                if (said.hasNextInt()) said.nextInt();
                int columns = said.hasNextInt() ? said.nextInt() : 0;
                return columns > 0 ? columns : Screen.WIDEST;
            }
        } catch (IOException noSuchCommand) {
            return Screen.WIDEST;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Screen.WIDEST;
        }
    }

    /// Our own talk on standard error, in lines that fit the terminal.
    static void say(String text) {
        for (String line : screen().lines(text)) System.err.println(line);
    }
}
