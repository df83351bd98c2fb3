package promotrace.assess;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import promotrace.evidence.Quote;
import promotrace.url.WebUrl;

/// A brand found at one end of a promotion, and where; `sure` when the words mean it, not only hint at it.
public final class BrandSeen {
    private final Brand brand;
    private final boolean sure;
    private final boolean faint;
    private final TextReading text;
    private final Hit hit;

    BrandSeen(Brand brand, boolean sure, boolean faint, TextReading text, Hit hit) {
        this.brand = brand;
        this.sure = sure;
        this.faint = faint;
        this.text = text;
        this.hit = hit;
    }

    Brand brand() {
        return brand;
    }

    public String name() {
        return brand.name();
    }

    public boolean sure() {
        return sure;
    }

    /// Whether the words only describe what other makers' goods have too: then a low price tells nothing.
    public boolean faint() {
        return faint;
    }

    public Optional<Quote> quote() {
        return text.quote(hit);
    }

    /// Whether the address is the brand's own.
    public boolean owns(WebUrl url) {
        return brand.official().stream().anyMatch(url::on);
    }

    /// Kinds of goods that the brand is known for.
    public Set<String> goods() {
        return brand.goods().keySet();
    }

    /// The usual lowest price in euros of a new piece of these kinds; of any kind where none of them is the brand's.
    public OptionalInt usualPrice(Set<String> kinds) {
        OptionalInt own = kinds.stream()
                .filter(brand.goods()::containsKey)
                .mapToInt(brand.goods()::get)
                .min();
        return own.isPresent()
                ? own
                : brand.goods().values().stream().mapToInt(v -> v).min();
    }
}
