package promotrace.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Small readings of a page's words.
final class Words {
    private static final int LONGEST_COUNT = 200;
    private static final Pattern COUNT = Pattern.compile(
            "(\\d{1,3}(?:[.,\\u00a0 ]\\d{3})+(?!\\d)|\\d{1,15}(?:[.,]\\d{1,2})?)\\s*(万|萬|億|亿|[kKmM](?![\\p{L}]))?");
    private static final Pattern STEP = Pattern.compile("\\s*[>›»→]\\s*|\\s+[/|<]\\s+");

    private Words() {}

    /// The steps of a path of categories (`Shoes > Boots`).
    static List<String> path(String words) {
        List<String> out = new ArrayList<>();
        for (String s : STEP.split(words)) if (!s.isBlank()) out.add(s.strip());
        return out;
    }

    /// A count in words (`1,240+ sold`, `销量 830`, `2.5万`): at least that many.
    static OptionalLong count(String words) {
        Matcher m = COUNT.matcher(words.length() > LONGEST_COUNT ? words.substring(0, LONGEST_COUNT) : words);
        if (!m.find()) return OptionalLong.empty();
        String unit = m.group(2) == null ? "" : m.group(2).toLowerCase(Locale.ROOT);
        long times = switch (unit) {
            case "万", "萬" -> 10_000;
            case "億", "亿" -> 100_000_000;
            case "k" -> 1_000;
            case "m" -> 1_000_000;
            default -> 1;
        };
        String number = m.group(1);
        boolean grouped = number.matches("\\d{1,3}(?:[.,\\u00a0 ]\\d{3})+");
        String plain = grouped ? number.replaceAll("\\D", "") : number.replace(',', '.');
        return OptionalLong.of(new java.math.BigDecimal(plain)
                .multiply(java.math.BigDecimal.valueOf(times))
                .longValue());
    }

    /// Letters and digits alone, in lower case: what is left when two writings of the same are compared.
    static String bare(String words) {
        StringBuilder out = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (Character.isLetterOrDigit(c)) out.append(Character.toLowerCase(c));
        }
        return out.toString();
    }
}
