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
    private final HostIndex<Agent> byHost;
    private final Marketplaces marketplaces;

    private record Agent(
            String id,
            List<String> invite,
            List<AddressRule> links,
            Map<String, String> platforms,
            Optional<KeyedDes> cipher) {}

    Agents(List<CatalogueRows.Agent> rows, Marketplaces marketplaces, Hosts known) {
        this.byHost = known.index();
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

    /// The id of the nearest one that a host belongs to.
    Optional<String> on(Hosts.Place place) {
        List<Agent> here = byHost.find(place);
        return here.isEmpty() ? Optional.empty() : Optional.of(here.getFirst().id);
    }

    Optional<Affiliate> paid(Parts parts) {
        for (Agent agent : byHost.find(parts.place)) {
            for (String name : agent.invite) {
                Optional<String> code = parts.value(name);
                if (code.isPresent()) {
                    return Optional.of(invited(agent, code.get(), parts.url));
                }
            }
        }
        return Optional.empty();
    }

    private static Affiliate invited(Agent agent, String code, WebUrl where) {
        return new Affiliate(
                agent.id,
                Optional.of(code),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                where);
    }

    Optional<WebUrl> inAddress(Parts parts) {
        for (Agent agent : byHost.find(parts.place)) {
            for (AddressRule link : agent.links) {
                Optional<Values> values = link.match(parts);
                if (values.isEmpty()) continue;
                Optional<WebUrl> to = behind(agent, link, values.get(), parts.url);
                if (to.isPresent()) return to;
            }
        }
        return Optional.empty();
    }

    private Optional<WebUrl> behind(Agent agent, AddressRule link, Values values, WebUrl outer) {
        Optional<WebUrl> whole = link.destination(values, outer);
        if (whole.isEmpty() && agent.cipher.isPresent()) {
            whole = values.get(Values.Kind.TO).flatMap(agent.cipher.get()::open).flatMap(Inner::address);
        }
        if (whole.isPresent()) return whole;
        String marketplace =
                agent.platforms.get(values.get(Values.Kind.PLATFORM).orElse("").toLowerCase(Locale.ROOT));
        if (marketplace == null) return Optional.empty();
        Optional<String> item = values.get(Values.Kind.ITEM);
        if (item.isPresent()) return marketplaces.itemAddress(marketplace, item.get());
        return values.get(Values.Kind.SHOP).flatMap(shop -> marketplaces.shopAddress(marketplace, shop));
    }
}
