package promotrace.resolve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// The functions of scripts with which addresses are put together and hidden, of known texts.
final class ScriptFunctions {
    private static final Pattern WIDE = Pattern.compile("%u([0-9A-Fa-f]{4})");

    /// Longer texts are no addresses, and unknown.
    static final int LONGEST = 10_000;

    private ScriptFunctions() {}

    /// What a function gives; empty when that is not known.
    static Optional<String> call(String function, List<Optional<String>> arguments) {
        Optional<String> first = arguments.isEmpty() ? Optional.empty() : arguments.getFirst();
        return switch (function) {
            case "decodeURIComponent", "decodeURI" -> first.map(Parameter::decode);
            case "unescape" ->
                first.map(s -> Parameter.decode(
                        WIDE.matcher(s).replaceAll(m -> Matcher.quoteReplacement(letter(m.group(1))))));
            case "encodeURIComponent" ->
                first.map(s -> URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20"));
            case "encodeURI", "escape", "String" -> first;
            case "atob" -> first.flatMap(ScriptFunctions::base64);
            case "String.fromCharCode", "String.fromCodePoint" -> letters(arguments);
            default -> Optional.empty();
        };
    }

    static boolean isShort(String text) {
        return text.length() <= LONGEST;
    }

    private static String letter(String hex) {
        return String.valueOf((char) Integer.parseInt(hex, 16));
    }

    /// `new URL('/bag', 'https://shop.example')`
    static Optional<String> address(List<Optional<String>> arguments) {
        if (arguments.isEmpty() || arguments.getFirst().isEmpty()) return Optional.empty();
        if (arguments.size() == 1) return arguments.getFirst();
        String reference = arguments.getFirst().get();
        return arguments
                .get(1)
                .flatMap(WebUrl::parse)
                .flatMap(base -> base.resolve(reference))
                .map(WebUrl::toString);
    }

    /// What a text's own method gives; empty when that is not known.
    static Optional<String> method(String text, String name, List<String> with) {
        return switch (name) {
            case "trim", "toString" -> Optional.of(text.strip());
            case "toLowerCase" -> Optional.of(text.toLowerCase(Locale.ROOT));
            case "concat" -> Optional.of(text + String.join("", with));
            case "replaceAll" -> with.size() != 2 ? Optional.empty() : replaced(text, with);
            case "replace" -> with.size() != 2 ? Optional.empty() : Optional.of(replacedOnce(text, with));
            case "slice", "substring", "substr" -> cut(text, name, with);
            default -> Optional.empty();
        };
    }

    private static Optional<String> replaced(String text, List<String> with) {
        int each = with.getFirst().length();
        if (each == 0 || (long) text.length() / each * with.get(1).length() > LONGEST) return Optional.empty();
        return Optional.of(text.replace(with.get(0), with.get(1)));
    }

    private static String replacedOnce(String text, List<String> with) {
        int found = text.indexOf(with.getFirst());
        if (found < 0) return text;
        return text.substring(0, found)
                + with.get(1)
                + text.substring(found + with.getFirst().length());
    }

    private static Optional<String> cut(String text, String name, List<String> with) {
        if (with.isEmpty() || !with.stream().allMatch(w -> w.matches("\\d{1,6}"))) return Optional.empty();
        int from = Math.min(text.length(), Integer.parseInt(with.getFirst()));
        int to = text.length();
        if (with.size() > 1) to = Integer.parseInt(with.get(1)) + (name.equals("substr") ? from : 0);
        return Optional.of(text.substring(from, Math.max(from, Math.min(text.length(), to))));
    }

    /// `data-redirect-url` for `redirectUrl`.
    static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Optional<String> base64(String text) {
        try {
            return Optional.of(new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<String> letters(List<Optional<String>> codes) {
        StringBuilder out = new StringBuilder();
        for (Optional<String> code : codes) {
            if (code.isEmpty() || !code.get().matches("\\d{1,5}|0[xX][0-9A-Fa-f]{1,4}")) return Optional.empty();
            out.append((char) (int) Integer.decode(code.get().replaceFirst("^0+(?=\\d)", "")));
        }
        return Optional.of(out.toString());
    }
}
