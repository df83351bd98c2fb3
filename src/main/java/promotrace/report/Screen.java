package promotrace.report;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import promotrace.url.WebUrl;

/// Where text is printed: a person's terminal, or a pipe or file.
///
/// On a terminal addresses are defanged and lines end at `columns`; `colour` only there, and not where `NO_COLOR`
/// is set. A pipe gets the same words whole. `charset` is what the output can carry: where it is not UTF-8, our own
/// signs fall back to ASCII and what it can't carry becomes `?`.
public record Screen(boolean terminal, boolean colour, Charset charset, int columns) {
    /// No line is longer, however wide the terminal.
    public static final int WIDEST = 100;

    /// Narrower terminals get lines of this length all the same: tables need it.
    public static final int NARROWEST = 60;

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    /// Colours by what they mean; never the only sign of it.
    public enum Tone {
        STRONG("1"),
        SOFT("2"),
        FLAGGED("38;5;215"),
        WATCH("38;5;147"),
        CLEAR("38;5;115"),
        MONEY("38;5;221"),
        PLACE("38;5;116");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    public Screen {
        columns = Math.clamp(columns, NARROWEST, WIDEST);
    }

    /// `width` is the terminal's in columns; of a pipe it is not asked.
    public static Screen of(boolean terminal, Map<String, String> environment, Charset charset, int width) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Screen(terminal, terminal && wanted, charset, terminal ? width : WIDEST);
    }

    /// Whether signs beyond ASCII may be printed.
    public boolean unicode() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /// The text in that tone, when there is colour.
    public String tone(Tone tone, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
    }

    /// Our own words in lines that fit the screen.
    public List<String> lines(String text) {
        return lines(ours(text), columns);
    }

    /// The words in lines of at most so many columns; a word longer than that stays whole. Colours take no room.
    List<String> lines(String text, int room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && widthOf(longer) > room) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }

    private static int widthOf(String toned) {
        return Columns.width(COLOUR.matcher(toned).replaceAll(""));
    }

    /// An address: defanged for people, as it is for programs; it is ASCII without spaces, so that nothing in it does harm.
    public String address(WebUrl url) {
        return terminal ? words(url.toString()) : url.toString();
    }

    /// A stranger's words on one line, as this output can carry them; addresses in them are defanged for people.
    public String words(String stranger) {
        String line = Harmless.line(terminal ? Harmless.prose(stranger) : stranger);
        if (unicode()) return line;
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder out = new StringBuilder();
        ours(line).codePoints().forEach(c -> {
            String one = Character.toString(c);
            out.append(encoder.canEncode(one) ? one : "?");
        });
        return out.toString();
    }

    /// Our own signs, in ASCII where need be.
    public String ours(String text) {
        if (unicode()) return text;
        return text.replace("…", "...")
                .replace("–", "-")
                .replace("·", "-")
                .replace("“", "\"")
                .replace("”", "\"")
                .replace("├─", "|-")
                .replace("└─", "`-")
                .replace("│", "|")
                .replace("■", "=")
                .replace("×", "x")
                .replace("’", "'");
    }
}
