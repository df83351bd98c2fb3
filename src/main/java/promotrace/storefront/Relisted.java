package promotrace.storefront;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import promotrace.url.WebUrl;

/// A listing that offers again what another one no longer does: the same seller's, under another `id`. `why` is what both
/// share, an observation and no proof.
public record Relisted(String id, WebUrl url, Why why) {
    /// Shorter titles are shared by chance.
    private static final int SHORTEST_TITLE = 12;

    /// What two listings share, the strongest first.
    public enum Why {
        /// The seller's own article number.
        SKU,
        PICTURE,
        TITLE;

        private final String word = name().toLowerCase(Locale.ROOT);

        /// As reports have it.
        public String word() {
            return word;
        }
    }

    /// Those among a seller's listings that offer again what `gone` did, by their ids; none while it can be ordered, and of
    /// another seller's none.
    public static List<Relisted> of(Listing gone, Collection<Listing> listings) {
        if (gone.available() || gone.seller().isEmpty()) return List.of();
        List<Relisted> found = new ArrayList<>();
        for (Listing other : listings) {
            boolean candidate = other.available()
                    && !other.id().equals(gone.id())
                    && !other.seen().isBefore(gone.seen())
                    && other.seller().map(Seller::id).equals(gone.seller().map(Seller::id));
            if (candidate) shared(gone, other).ifPresent(why -> found.add(new Relisted(other.id(), other.url(), why)));
        }
        found.sort(Comparator.comparing(Relisted::id));
        return List.copyOf(found);
    }

    private static Optional<Why> shared(Listing a, Listing b) {
        if (a.sku().filter(s -> !s.isBlank()).isPresent() && a.sku().equals(b.sku())) return Optional.of(Why.SKU);
        Set<String> pictures = pictures(a);
        pictures.retainAll(pictures(b));
        if (!pictures.isEmpty()) return Optional.of(Why.PICTURE);
        String title = Words.bare(a.title());
        return title.length() >= SHORTEST_TITLE && title.equals(Words.bare(b.title()))
                ? Optional.of(Why.TITLE)
                : Optional.empty();
    }

    /// Quirk: see [Change]: the same picture is asked for in several sizes and of several hosts.
    private static Set<String> pictures(Listing l) {
        return l.pictures().stream()
                .map(WebUrl::path)
                .filter(p -> p.length() > 1)
                .collect(Collectors.toSet());
    }
}
