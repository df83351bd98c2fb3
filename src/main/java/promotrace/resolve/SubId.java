package promotrace.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One of the values that a publisher joined in a sub-id; `name` where he wrote one before it (`site:blog`).
public record SubId(Optional<String> name, String value) {
    private static final Pattern JOINED = Pattern.compile("[|~]");
    private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*):(?!//)(.+)");

    /// The values of a raw sub-id, in their order; a single one gives itself.
    static List<SubId> of(String raw) {
        List<SubId> all = new ArrayList<>();
        for (String part : JOINED.split(raw)) {
            String text = part.strip();
            if (text.isEmpty()) continue;
            Matcher named = NAMED.matcher(text);
            all.add(
                    named.matches()
                            ? new SubId(
                                    Optional.of(named.group(1)), named.group(2).strip())
                            : new SubId(Optional.empty(), text));
        }
        return List.copyOf(all);
    }
}
