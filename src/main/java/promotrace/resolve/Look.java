package promotrace.resolve;

import java.util.List;
import java.util.Optional;
import promotrace.url.WebUrl;

/// What one address says by itself, as [Catalogue] tells it, read once. For one thread.
public final class Look {
    private final Catalogue catalogue;
    private final Parts parts;
    private final Optional<Marketplaces.Named> named;

    Look(Catalogue catalogue, Parts parts) {
        this.catalogue = catalogue;
        this.parts = parts;
        this.named = catalogue.named(parts);
    }

    /// See [Catalogue#paid].
    public List<Affiliate> paid() {
        return catalogue.paid(parts);
    }

    /// Whether it names a marketplace's item.
    public boolean isItem() {
        return named.isPresent();
    }

    /// See [Catalogue#item].
    public Optional<Item> item() {
        return named.map(n -> catalogue.item(n, parts));
    }

    /// See [Catalogue#shop].
    public Optional<Shop> shop() {
        return catalogue.shop(parts);
    }

    /// See [Catalogue#clean].
    public WebUrl clean() {
        return catalogue.canonical().of(item().map(Item::address).orElse(parts.url));
    }

    /// See [Catalogue#inAddress].
    public Optional<Next.To> inAddress() {
        return isItem() ? Optional.empty() : catalogue.onward(parts);
    }
}
