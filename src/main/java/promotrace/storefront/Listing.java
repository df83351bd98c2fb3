package promotrace.storefront;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// What a page offers for sale, as the page says it. `id` is `marketplace:item`, or `site:domain/item` for an
/// independent
/// shop. Fields the page does not state are empty, never guessed. `variants` are names of colours, sizes and options.
public record Listing(
        String id,
        WebUrl url,
        String marketplace,
        Optional<Seller> seller,
        String title,
        String description,
        List<String> category,
        Optional<Money> price,
        OptionalLong sold,
        List<String> variants,
        List<WebUrl> pictures,
        Optional<String> brand,
        Optional<String> language,
        boolean available,
        Sha256 capture,
        Instant seen) {
    public Listing {
        category = List.copyOf(category);
        variants = List.copyOf(variants);
        pictures = List.copyOf(pictures);
    }
}
