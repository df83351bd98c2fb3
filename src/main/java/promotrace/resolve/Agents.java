package promotrace.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import promotrace.url.WebUrl;

/// Shopping agents: who invited, and the marketplace's item or shop behind an agent's address.
final class Agents {
    private final HostIndex<Agent> byHost = new HostIndex<>();
    private final Marketplaces marketplaces;

    private record Agent(
            String id,
            List<String> invite,
            List<AddressRule> links,
            Map<String, String> platforms,
            Optional<KeyedDes> cipher) {}

    Agents(List<CatalogueRows.Agent> rows, Marketplaces marketplaces) {
        this.marketplaces = marketplaces;
        for (CatalogueRows.Agent row : rows) {
            Map<String, String> platforms = new HashMap<>();
            row.platforms().forEach((word, id) -> platforms.put(word.toLowerCase(Locale.ROOT), id));
            List<AddressRule> links = new ArrayList<>();
            for (RuleRow r : row.links()) links.add(new AddressRule(r));
            Agent agent = new Agent(
                    row.id(),
                    row.invite(),
                    List.copyOf(links),
                    Map.copyOf(platforms),
                    row.ciphers().isEmpty() ? Optional.empty() : Optional.of(new KeyedDes(row.ciphers())));
            for (String host : row.hosts()) byHost.add(host, agent);
        }
    }

    Optional<String> on(WebUrl url) {
        return byHost.find(url).stream().findFirst().map(Agent::id);
    }

    Optional<Affiliate> paid(Parts parts) {
        for (Agent agent : byHost.find(parts.url)) {
            for (String name : agent.invite) {
                Optional<String> code = parts.value(name);
                if (code.isPresent()) {
                    return Optional.of(Networks.affiliate(agent.id, Map.of("publisher", code.get()), parts.url));
                }
            }
        }
        return Optional.empty();
    }

    Optional<WebUrl> inAddress(Parts parts) {
        for (Agent agent : byHost.find(parts.url)) {
            for (AddressRule link : agent.links) {
                Optional<WebUrl> to = link.match(parts).flatMap(v -> behind(agent, link, v, parts.url));
                if (to.isPresent()) return to;
            }
        }
        return Optional.empty();
    }

    private Optional<WebUrl> behind(Agent agent, AddressRule link, Map<String, String> values, WebUrl outer) {
        Optional<WebUrl> whole = link.destination(values, outer);
        if (whole.isEmpty() && agent.cipher.isPresent() && values.containsKey("to")) {
            whole = agent.cipher.get().open(values.get("to")).flatMap(Inner::address);
        }
        if (whole.isPresent()) return whole;
        String marketplace =
                agent.platforms.get(values.getOrDefault("platform", "").toLowerCase(Locale.ROOT));
        if (marketplace == null) return Optional.empty();
        String item = values.get("item");
        if (item != null) return marketplaces.itemAddress(marketplace, item);
        String shop = values.get("shop");
        return shop == null ? Optional.empty() : marketplaces.shopAddress(marketplace, shop);
    }
}
