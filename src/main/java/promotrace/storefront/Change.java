package promotrace.storefront;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// One thing that a listing said otherwise when it was seen again: `before` and `after` in its own words. `at` is when it
/// was first seen to say so (the world's time), `captureBefore` and `capture` the pages that showed it, empty where a server
/// only said that the page is not there.
public record Change(
        What what, String before, String after, Instant at, Optional<Sha256> captureBefore, Optional<Sha256> capture) {
    public static final String YES = "yes";
    public static final String NO = "no";

    /// What may be said otherwise.
    public enum What {
        TITLE,
        /// `46.00 USD`, `12.50-18.90 USD`.
        PRICE,
        /// The seller's id.
        SELLER,
        CATEGORY,
        VARIANTS,
        /// Addresses, without what follows their path.
        PICTURES,
        /// How many were sold.
        SOLD,
        /// `yes` or `no`: whether it can be ordered.
        AVAILABLE;

        private final String word = name().toLowerCase(Locale.ROOT);

        /// As reports have it.
        public String word() {
            return word;
        }
    }

    /// The pages that showed it.
    public List<Sha256> captures() {
        return Stream.of(captureBefore, capture).flatMap(Optional::stream).toList();
    }

    /// What the later sight of a listing says otherwise than the earlier one. What only one of them says is no change: a page
    /// may leave it out, or be read better; nor is what a later version of ours reads otherwise in the same page.
    public static List<Change> between(Listing earlier, Listing later) {
        if (earlier.capture().equals(later.capture())) return List.of();
        Noted noted = new Noted(earlier, later);
        noted.add(What.TITLE, earlier.title(), later.title());
        if (earlier.price().isPresent() && later.price().isPresent() && !same(earlier, later)) {
            noted.add(
                    What.PRICE,
                    words(earlier.price().get()),
                    words(later.price().get()));
        }
        noted.add(What.SELLER, seller(earlier), seller(later));
        noted.add(What.CATEGORY, String.join(" > ", earlier.category()), String.join(" > ", later.category()));
        if (!Set.copyOf(earlier.variants()).equals(Set.copyOf(later.variants()))) {
            noted.add(What.VARIANTS, String.join(", ", earlier.variants()), String.join(", ", later.variants()));
        }
        if (!pictures(earlier).equals(pictures(later))) {
            noted.add(What.PICTURES, joined(earlier), joined(later));
        }
        noted.add(What.SOLD, sold(earlier), sold(later));
        noted.add(What.AVAILABLE, available(earlier), available(later));
        return List.copyOf(noted.all);
    }

    /// What is noted of the later sight of a listing.
    private record Noted(Listing earlier, Listing later, List<Change> all) {
        Noted(Listing earlier, Listing later) {
            this(earlier, later, new ArrayList<>());
        }

        void add(What what, String before, String after) {
            if (before.isBlank() || after.isBlank() || before.equals(after)) return;
            Optional<Sha256> shown = Optional.of(earlier.capture());
            all.add(new Change(what, before, after, later.seen(), shown, Optional.of(later.capture())));
        }
    }

    private static boolean same(Listing earlier, Listing later) {
        Money a = earlier.price().orElseThrow();
        Money b = later.price().orElseThrow();
        return a.currency().equals(b.currency()) && a.low().compareTo(b.low()) == 0 && high(a).compareTo(high(b)) == 0;
    }

    private static BigDecimal high(Money m) {
        return m.high().orElse(m.low());
    }

    private static String words(Money m) {
        return m.low().toPlainString()
                + m.high().map(h -> "-" + h.toPlainString()).orElse("") + " " + m.currency();
    }

    private static String seller(Listing l) {
        return l.seller().map(Seller::id).orElse("");
    }

    private static String sold(Listing l) {
        return l.sold().isPresent() ? Long.toString(l.sold().getAsLong()) : "";
    }

    private static String available(Listing l) {
        return l.available() ? YES : NO;
    }

    /// Quirk: shops' image servers are asked for sizes and versions behind the path, and by one of several hosts.
    private static Set<String> pictures(Listing l) {
        return l.pictures().stream().map(WebUrl::path).collect(Collectors.toCollection(HashSet::new));
    }

    private static String joined(Listing l) {
        return l.pictures().stream()
                .map(p -> p.scheme() + "://" + p.server() + p.path())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
