package promotrace.resolve;

import java.util.List;
import java.util.Optional;
import promotrace.url.WebUrl;

/// What one address says by itself, as [Catalogue] tells it, read once. For one thread.
public final class Look {
    private final Catalogue catalogue;
    private final Parts parts;
    private final Optional<Marketplaces.Named> named;
    private final Once<Item> item = new Once<>();

    Look(Catalogue catalogue, Parts parts) {
        this.catalogue = catalogue;
        this.parts = parts;
        this.named = catalogue.named(parts);
    }

    public WebUrl url() {
        return parts.url;
    }

    /// See [Catalogue#kind].
    public Kind kind() {
        return catalogue.kind(parts);
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
        return item.get(() -> named.map(n -> n.item(parts.url)));
    }

    /// See [Catalogue#shop].
    public Optional<Shop> shop() {
        return catalogue.shop(parts);
    }

    /// See [Catalogue#clean].
    public WebUrl clean() {
        if (named.isEmpty()) return catalogue.canonical().of(parts.url);
        return named.get().market().clean(item().orElseThrow(), catalogue.canonical());
    }

    /// See [Catalogue#inAddress].
    public Optional<Next.To> inAddress() {
        return isItem() ? Optional.empty() : catalogue.onward(parts);
    }

    /// See [Catalogue#suggested].
    Optional<Suggestions.Suggestion> suggested() {
        return catalogue.suggested(parts);
    }
}
