package promotrace.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.url.Canonical;
import promotrace.url.WebUrl;

/// Marketplaces: which item or shop an address names.
final class Marketplaces {
    private final HostIndex<Market> byHost;
    private final HostIndex<Rule> items;
    private final HostIndex<Rule> shops;
    private final Map<String, Market> byId = new HashMap<>();

    private record Rule(Market market, AddressRule rule) {}

    Marketplaces(List<CatalogueRows.Marketplace> rows, Hosts known, Canonical canonical) {
        byHost = known.index();
        items = known.index();
        shops = known.index();
        for (CatalogueRows.Marketplace row : rows) {
            Market market = new Market(row, canonical);
            byId.put(row.id(), market);
            row.hosts().forEach(h -> byHost.add(h, market));
            for (RuleRow r : row.item()) {
                Rule rule = new Rule(market, new AddressRule(r));
                r.hosts(row.hosts()).forEach(h -> items.add(h, rule));
                // an item's address may name its shop too
                if (rule.rule.mayGive(Values.Kind.SHOP)) r.hosts(row.hosts()).forEach(h -> shops.add(h, rule));
            }
            for (RuleRow r : row.shop()) {
                Rule rule = new Rule(market, new AddressRule(r));
                r.hosts(row.hosts()).forEach(h -> shops.add(h, rule));
            }
        }
    }

    /// The id of the nearest one that a host belongs to.
    Optional<String> on(Hosts.Place place) {
        List<Market> here = byHost.find(place);
        return here.isEmpty() ? Optional.empty() : Optional.of(here.getFirst().id());
    }

    boolean catalogue(WebUrl url) {
        return byHost.find(url).stream().anyMatch(Market::isCatalogue);
    }

    /// An item that an address names, before its plain address is made.
    record Named(Market market, String number, String shop) {
        Item item(WebUrl where) {
            return market.item(number, shop, where.host());
        }
    }

    Optional<Named> named(Parts parts) {
        for (Rule rule : items.find(parts.place)) {
            if (rule.market.isCatalogue()) continue;
            Optional<Values> found = rule.rule.match(parts);
            if (found.isEmpty()) continue;
            String number = found.get().get(Values.Kind.ITEM).orElse("");
            if (!rule.market.isNumber(number)) continue;
            String shop = found.get().get(Values.Kind.SHOP).orElse("");
            return Optional.of(new Named(rule.market, number, shop));
        }
        return Optional.empty();
    }

    Optional<Shop> shop(Parts parts) {
        for (Rule rule : shops.find(parts.place)) {
            Optional<String> shop = rule.rule.match(parts).flatMap(v -> v.get(Values.Kind.SHOP));
            if (shop.isEmpty()) continue;
            Optional<WebUrl> plain = rule.market.shopAddress(shop.get(), parts.url.host());
            return Optional.of(new Shop(rule.market.id(), shop.get(), plain.orElse(parts.url)));
        }
        return Optional.empty();
    }

    /// The plain address of a marketplace's item, when its number has the right shape.
    Optional<WebUrl> itemAddress(String marketplace, String number) {
        Market market = byId.get(marketplace);
        if (market == null || !market.isNumber(number)) return Optional.empty();
        return Optional.of(market.item(number, "", "").address());
    }

    /// The plain address of a marketplace's shop, as an agent names it.
    Optional<WebUrl> shopAddress(String marketplace, String shop) {
        Market market = byId.get(marketplace);
        return market == null ? Optional.empty() : market.shopAddress(shop);
    }
}
