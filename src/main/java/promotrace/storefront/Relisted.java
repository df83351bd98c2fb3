package promotrace.storefront;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import promotrace.evidence.Sha256;
import promotrace.picture.PictureHash;
import promotrace.url.WebUrl;

/// A listing that offers again what another one no longer does, under another `id`: the same seller's, or that of a `seller`
/// who may be the same person (empty where it is the same seller's). `why` is what both share, an observation and no proof.
/// `pictures` are the captures of the two pictures that look alike, where that is why.
public record Relisted(String id, WebUrl url, Optional<String> seller, Why why, List<Sha256> pictures) {
    /// Shorter titles are shared by chance.
    private static final int SHORTEST_TITLE = 12;

    public Relisted {
        pictures = List.copyOf(pictures);
    }

    /// What two listings share, the strongest first.
    public enum Why {
        /// The seller's own article number; of two sellers' listings, the title or a picture's file as well.
        SKU,
        /// A picture's file.
        PICTURE,
        /// Pictures that look alike.
        LOOKS,
        TITLE;

        private final String word = name().toLowerCase(Locale.ROOT);

        /// As reports have it.
        public String word() {
            return word;
        }
    }

    /// A picture of a listing that looks like one of another: in how many bits they differ, and their captures.
    public record Copy(int distance, List<Sha256> captures) {
        public Copy {
            captures = List.copyOf(captures);
        }
    }

    /// Those among these listings that offer again what `gone` did, the same seller's first, then by their ids; none while it
    /// can be ordered, or when its seller is not known. `copies` are other listings' pictures that look like one of its own, by
    /// those listings' ids.
    public static List<Relisted> of(Listing gone, Collection<Listing> listings, Map<String, Copy> copies) {
        if (gone.available() || gone.seller().isEmpty()) return List.of();
        List<Relisted> found = new ArrayList<>();
        for (Listing other : listings) {
            boolean candidate = other.available()
                    && other.seller().isPresent()
                    && !other.id().equals(gone.id())
                    && !other.seen().isBefore(gone.seen());
            if (candidate)
                between(gone, other, Optional.ofNullable(copies.get(other.id())))
                        .ifPresent(found::add);
        }
        found.sort(Comparator.comparing((Relisted r) -> r.seller().isPresent()).thenComparing(Relisted::id));
        return List.copyOf(found);
    }

    private static Optional<Relisted> between(Listing gone, Listing other, Optional<Copy> copy) {
        String seller = other.seller().map(Seller::id).orElseThrow();
        boolean same = gone.seller().map(Seller::id).filter(seller::equals).isPresent();
        Optional<Why> why = same ? shared(gone, other, copy) : sharedBySellers(gone, other, copy);
        return why.map(w -> new Relisted(
                other.id(),
                other.url(),
                same ? Optional.empty() : Optional.of(seller),
                w,
                w == Why.LOOKS ? copy.orElseThrow().captures() : List.of()));
    }

    private static Optional<Why> shared(Listing a, Listing b, Optional<Copy> copy) {
        if (sameNumber(a, b)) return Optional.of(Why.SKU);
        if (samePicture(a, b)) return Optional.of(Why.PICTURE);
        if (copy.isPresent()) return Optional.of(Why.LOOKS);
        return sameTitle(a, b) ? Optional.of(Why.TITLE) : Optional.empty();
    }

    /// Many sellers offer the same goods of one maker, with its words and numbers: one thing alone says little.
    private static Optional<Why> sharedBySellers(Listing a, Listing b, Optional<Copy> copy) {
        if (sameNumber(a, b) && (sameTitle(a, b) || samePicture(a, b))) return Optional.of(Why.SKU);
        return copy.filter(c -> c.distance() <= PictureHash.SAME).map(c -> Why.LOOKS);
    }

    private static boolean sameNumber(Listing a, Listing b) {
        return a.sku().filter(s -> !s.isBlank()).isPresent() && a.sku().equals(b.sku());
    }

    private static boolean sameTitle(Listing a, Listing b) {
        String title = Words.bare(a.title());
        return title.length() >= SHORTEST_TITLE && title.equals(Words.bare(b.title()));
    }

    private static boolean samePicture(Listing a, Listing b) {
        Set<String> pictures = pictures(a);
        pictures.retainAll(pictures(b));
        return !pictures.isEmpty();
    }

    /// Quirk: see [Change]: the same picture is asked for in several sizes and of several hosts.
    private static Set<String> pictures(Listing l) {
        return l.pictures().stream()
                .map(WebUrl::path)
                .filter(p -> p.length() > 1)
                .collect(Collectors.toSet());
    }
}
