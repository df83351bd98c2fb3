package promotrace.storefront;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a page says of its goods beside what every listing has, and where it says each thing.
///
/// `reviews` is how many have written one; `shipsFrom` the place in the page's words (`CN`, `Shenzhen, China`). `from` has
/// the values of the listing, in the order of their names' importance: words of at most 300 characters, of lists the first
/// few; empty for a listing that an earlier version read.
public record Particulars(
        List<Attribute> attributes, OptionalLong reviews, Optional<String> shipsFrom, List<Stated> from) {
    public static final Particulars NONE =
            new Particulars(List.of(), OptionalLong.empty(), Optional.empty(), List.of());

    public Particulars {
        attributes = List.copyOf(attributes);
        from = List.copyOf(from);
    }
}
