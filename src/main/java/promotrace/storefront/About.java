package promotrace.storefront;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a page tells of who sells, each in its own words: the ids of services it uses and its contacts as they are compared
/// (at most 40), places (20), since when there is the shop, and how it is paid (20). Empty where it does not say.
public record About(List<Mark> marks, List<Placed> places, Optional<Stated> since, List<Stated> payments) {
    public static final About NOTHING = new About(List.of(), List.of(), Optional.empty(), List.of());

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");

    public About {
        marks = List.copyOf(marks);
        places = List.copyOf(places);
        payments = List.copyOf(payments);
    }

    /// The year in the words for how long there is the shop.
    public OptionalInt year() {
        Matcher m = YEAR.matcher(since.map(Stated::words).orElse(""));
        return m.find() ? OptionalInt.of(Integer.parseInt(m.group())) : OptionalInt.empty();
    }
}
