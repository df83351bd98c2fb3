package promotrace.collect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.url.WebUrl;

/// Which step reads a page that somebody brought, and whose it says it is, as the file's [CrawlerFile.BroughtRule]s say.
final class BroughtReader {
    private final List<CrawlerFile.BroughtRule> rules;
    private final NextReader next;

    BroughtReader(CrawlerFile file, NextReader next) {
        rules = file.brought();
        this.next = next;
    }

    /// The step of the first rule that fits.
    Optional<Step> step(WebUrl address) {
        return rule(address).map(r -> new Step(r.step(), next.ask(r.step(), address), Optional.empty()));
    }

    /// Addresses of the account that the page says it is of, best first.
    List<WebUrl> accounts(Answer page) {
        Optional<CrawlerFile.BroughtRule> rule = rule(page.url());
        if (rule.isEmpty()) return List.of();
        Place place = Place.of(page, Map.of()).with(rule.get().let());
        return rule.get().account().stream()
                .flatMap(v -> place.address(List.of(v)).stream())
                .toList();
    }

    private Optional<CrawlerFile.BroughtRule> rule(WebUrl address) {
        return rules.stream().filter(r -> r.fits(address)).findFirst();
    }
}
