package promotrace.assess;

import java.util.List;
import java.util.Optional;
import promotrace.picture.Depiction;
import promotrace.picture.PictureHash;

/// What was fetched of the pictures at both ends of a promotion: the post's and the listing's, each in their order.
public record Pictured(List<Depiction> post, List<Depiction> listing) {
    public static final Pictured NONE = new Pictured(List.of(), List.of());

    public Pictured {
        post = List.copyOf(post);
        listing = List.copyOf(listing);
    }

    /// Whether one of the post's pictures looks the same as one of the listing's; empty where there is nothing to compare.
    public Optional<Boolean> same() {
        Optional<Boolean> found = Optional.empty();
        for (Depiction p : post) {
            for (Depiction l : listing) {
                if (p.hash().isEmpty() || l.hash().isEmpty()) continue;
                if (p.hash().get().distance(l.hash().get()) <= PictureHash.SAME) return Optional.of(true);
                found = Optional.of(false);
            }
        }
        return found;
    }
}
