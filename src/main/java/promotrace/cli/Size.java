package promotrace.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number of bytes as people write it: `1GB`, `500 MB`, `20kB`, `0`.
final class Size {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}) ?([kmgt]?b)?");

    private Size() {}

    static long bytes(String written) {
        Matcher m = WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
        if (!m.matches() || (m.group(2) == null && !m.group(1).equals("0"))) {
            throw Failure.wrongUse("not a size: " + written + " (such as 1GB, 500MB or 0)");
        }
        long unit = m.group(2) == null
                ? 1
                : switch (m.group(2).charAt(0)) {
                    case 'k' -> 1_000L;
                    case 'm' -> 1_000_000L;
                    case 'g' -> 1_000_000_000L;
                    case 't' -> 1_000_000_000_000L;
                    default -> 1;
                };
        return Math.multiplyExact(Long.parseLong(m.group(1)), unit);
    }
}
