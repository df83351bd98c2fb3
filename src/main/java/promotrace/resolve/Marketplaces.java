package promotrace.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import promotrace.url.WebUrl;

/// Marketplaces: which item or shop an address names, and the plain address of either.
final class Marketplaces {
    private final HostIndex<Market> byHost;
    private final HostIndex<Rule> items;
    private final HostIndex<Rule> shops;
    private final Map<String, Market> byId = new HashMap<>();

    record Market(String id, Pattern number, CatalogueRows.Plain plain, boolean catalogue) {}

    private record Rule(Market market, AddressRule rule) {}

    Marketplaces(List<CatalogueRows.Marketplace> rows, Hosts known) {
        byHost = known.index();
        items = known.index();
        shops = known.index();
        for (CatalogueRows.Marketplace row : rows) {
            Market market = new Market(row.id(), Pattern.compile(row.number()), row.plain(), row.catalogue());
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
        return here.isEmpty() ? Optional.empty() : Optional.of(here.getFirst().id);
    }

    boolean catalogue(WebUrl url) {
        return byHost.find(url).stream().anyMatch(Market::catalogue);
    }

    /// An item that an address names, before its plain address is made.
    record Named(Market market, String number, String shop) {}

    Optional<Named> named(Parts parts) {
        for (Rule rule : items.find(parts.place)) {
            if (rule.market.catalogue) continue;
            Optional<Values> found = rule.rule.match(parts);
            if (found.isEmpty()) continue;
            String number = found.get().get(Values.Kind.ITEM).orElse("");
            if (!rule.market.number.matcher(number).matches()) continue;
            String shop = found.get().get(Values.Kind.SHOP).orElse("");
            return Optional.of(new Named(rule.market, number, shop));
        }
        return Optional.empty();
    }

    Item item(Named named, Parts parts) {
        return item(named.market, named.number, named.shop, parts.url.host());
    }

    private static Item item(Market market, String number, String shop, String host) {
        String plain = filled(market.plain.item(), "{item}", number);
        if (plain.indexOf('{') >= 0) plain = filled(filled(plain, "{shop}", shop), "{host}", host);
        return new Item(market.id, number, WebUrl.of(plain));
    }

    private static String filled(String template, String place, String value) {
        int at = template.indexOf(place);
        return at < 0 ? template : template.replace(place, value);
    }

    Optional<Shop> shop(Parts parts) {
        for (Rule rule : shops.find(parts.place)) {
            Optional<String> shop = rule.rule.match(parts).flatMap(v -> v.get(Values.Kind.SHOP));
            if (shop.isEmpty()) continue;
            Optional<WebUrl> plain = shopAddress(rule.market, shop.get(), parts.url.host());
            return Optional.of(new Shop(rule.market.id, shop.get(), plain.orElse(parts.url)));
        }
        return Optional.empty();
    }

    /// The plain address of a marketplace's item, when its number has the right shape.
    Optional<WebUrl> itemAddress(String marketplace, String number) {
        Market market = byId.get(marketplace);
        if (market == null || !market.number.matcher(number).matches()) return Optional.empty();
        return Optional.of(item(market, number, "", "").address());
    }

    /// The plain address of a marketplace's shop, as an agent names it.
    Optional<WebUrl> shopAddress(String marketplace, String shop) {
        Market market = byId.get(marketplace);
        if (market == null) return Optional.empty();
        String prefix = market.plain.prefix().orElse("");
        return shopAddress(market, shop.startsWith(prefix) ? shop : prefix + shop, "");
    }

    private static Optional<WebUrl> shopAddress(Market market, String shop, String host) {
        if (!shop.startsWith(market.plain.prefix().orElse(""))) return Optional.empty();
        return market.plain
                .shop()
                .flatMap(p -> WebUrl.parse(p.replace("{shop}", shop).replace("{host}", host)));
    }
}
