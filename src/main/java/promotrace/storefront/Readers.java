package promotrace.storefront;

import java.util.Optional;
import java.util.function.Function;
import promotrace.resolve.Item;
import promotrace.url.WebUrl;

/// What an [Inspection] reads with, made once from the configuration.
record Readers(
        Rules rules,
        Function<WebUrl, Optional<Item>> items,
        ShopAddresses addresses,
        Draft draft,
        Prices prices,
        Visible visible,
        Checkout checkout) {}
