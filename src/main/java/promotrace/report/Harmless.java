package promotrace.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.url.WebUrl;

/// Strangers' text made safe to show: it can't turn the line around, move the cursor, or be clicked.
///
/// Public for the templates. Joiners and zero-width signs stay: they are part of words, and of how words are
/// hidden.
public final class Harmless {
    /// Marks that turn the direction of what follows: overrides, embeddings, isolates, and the marks of either
    /// side.
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]");

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u2028\\u2029]+");

    /// Scheme and host of an address in running text, or a bare domain with a path behind it.
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\bhttps?://[^\\s/?#<>\"“”«»]+"
            + "|(?<![\\p{L}\\p{N}.@/-])(?:[\\p{L}\\p{N}][\\p{L}\\p{N}-]*\\.)+\\p{L}{2,}(?=/)");

    private static final Pattern WHOLE = Pattern.compile("(?:" + ADDRESS.pattern() + ")[\\x21-\\x7e]*");

    private Harmless() {}

    /// Without marks of direction and control characters; line breaks stay.
    public static String text(String stranger) {
        return CONTROLS.matcher(TURNS.matcher(stranger).replaceAll("")).replaceAll("");
    }

    /// On one line: as `text`, every run of white space one space.
    public static String line(String stranger) {
        if (isPlainLine(stranger)) return stranger;
        return SPACE.matcher(text(stranger)).replaceAll(" ").strip();
    }

    /// Whether it is signs of ASCII with single spaces between words, as addresses and most names are.
    private static boolean isPlainLine(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') return false;
            before = c;
        }
        return before != ' ';
    }

    /// As `text`, with the addresses in it defanged.
    public static String prose(String stranger) {
        return ADDRESS.matcher(text(stranger)).replaceAll(found -> Matcher.quoteReplacement(broken(found.group())));
    }

    /// As `line`, without the addresses in it: to name a text by its words.
    public static String label(String stranger) {
        return line(WHOLE.matcher(text(stranger)).replaceAll(" "));
    }

    /// An address to be read and not followed, and those inside it: `hxxps://bit[.]ly/x?u=hxxps://shop[.]example/`.
    public static String address(WebUrl url) {
        return prose(url.toString());
    }

    /// As `address`, for what may or may not be one (a platform's own id stays as it is).
    public static String address(String text) {
        return WebUrl.parse(text).map(Harmless::address).orElseGet(() -> prose(text));
    }

    /// How many marks of direction `text` would take out.
    public static int turns(String stranger) {
        return (int) TURNS.matcher(stranger).results().count();
    }

    private static String broken(String address) {
        return address.replaceFirst("(?i)^http(?=s?://)", "hxxp").replace(".", "[.]");
    }
}
