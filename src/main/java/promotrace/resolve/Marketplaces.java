package promotrace.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import promotrace.url.WebUrl;

/// Marketplaces: which item or shop an address names, and the plain address of either.
final class Marketplaces {
    private final HostIndex<Market> byHost = new HostIndex<>();
    private final HostIndex<Rule> items = new HostIndex<>();
    private final HostIndex<Rule> shops = new HostIndex<>();
    private final Map<String, Market> byId = new HashMap<>();

    private record Market(String id, Pattern number, CatalogueRows.Plain plain, boolean catalogue) {}

    private record Rule(Market market, AddressRule rule) {}

    Marketplaces(List<CatalogueRows.Marketplace> rows) {
        for (CatalogueRows.Marketplace row : rows) {
            Market market = new Market(row.id(), Pattern.compile(row.number()), row.plain(), row.catalogue());
            byId.put(row.id(), market);
            row.hosts().forEach(h -> byHost.add(h, market));
            for (RuleRow r : row.item()) add(items, row, r, market);
            for (RuleRow r : row.item()) add(shops, row, r, market);
            for (RuleRow r : row.shop()) add(shops, row, r, market);
        }
    }

    private static void add(HostIndex<Rule> index, CatalogueRows.Marketplace row, RuleRow r, Market market) {
        Rule rule = new Rule(market, new AddressRule(r));
        for (String host : r.hosts(row.hosts())) index.add(host, rule);
    }

    Optional<String> on(WebUrl url) {
        return byHost.find(url).stream().findFirst().map(Market::id);
    }

    boolean catalogue(WebUrl url) {
        return byHost.find(url).stream().anyMatch(Market::catalogue);
    }

    Optional<Item> item(Parts parts) {
        for (Rule rule : items.find(parts.url)) {
            if (rule.market.catalogue) continue;
            Optional<Map<String, String>> found = rule.rule.match(parts);
            String number = found.map(v -> v.get("item")).orElse("");
            if (!rule.market.number.matcher(number).matches()) continue;
            String shop = found.map(v -> v.get("shop")).orElse("");
            return Optional.of(item(rule.market, number, shop, parts.url.host()));
        }
        return Optional.empty();
    }

    private static Item item(Market market, String number, String shop, String host) {
        String plain = market.plain
                .item()
                .replace("{item}", number)
                .replace("{shop}", shop)
                .replace("{host}", host);
        return new Item(market.id, number, WebUrl.of(plain));
    }

    Optional<Shop> shop(Parts parts) {
        for (Rule rule : shops.find(parts.url)) {
            Optional<String> shop = rule.rule.match(parts).flatMap(v -> Optional.ofNullable(v.get("shop")));
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
