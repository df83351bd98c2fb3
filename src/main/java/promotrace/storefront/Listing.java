package promotrace.storefront;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// What a page offers for sale, as the page says it.
///
/// `id` is `marketplace:item`, or `site:domain/item` for an independent shop. Fields the page does not state are empty,
/// never guessed. `variants` are names of colours, sizes and options. `priceText` is the price in the page's own words
/// (`US $12.50 - 18.90`, or the bare number of its data), to be quoted; `sku` is the seller's own article number. Both
/// may be empty where `price` is not: a listing read by an earlier version did not keep them.
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
        Instant seen,
        Optional<String> priceText,
        Optional<String> sku,
        Particulars particulars) {
    public Listing {
        category = List.copyOf(category);
        variants = List.copyOf(variants);
        pictures = List.copyOf(pictures);
    }

    /// A listing of which nothing beside was kept.
    public Listing(
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
        this(
                id,
                url,
                marketplace,
                seller,
                title,
                description,
                category,
                price,
                sold,
                variants,
                pictures,
                brand,
                language,
                available,
                capture,
                seen,
                Optional.empty(),
                Optional.empty(),
                Particulars.NONE);
    }

    /// The same, as it was last seen, where it can be ordered no more.
    public Listing noLongerThere() {
        return new Listing(
                id,
                url,
                marketplace,
                seller,
                title,
                description,
                category,
                price,
                sold,
                variants,
                pictures,
                brand,
                language,
                false,
                capture,
                seen,
                priceText,
                sku,
                particulars);
    }
}
