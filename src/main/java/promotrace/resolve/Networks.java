package promotrace.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// Affiliate networks and programmes: who is paid through an address, and where a click leads.
final class Networks {
    private final HostIndex<Rule> byHost = new HostIndex<>();
    private final Map<String, List<Rule>> byParameter = new HashMap<>();

    /// A rule of a network; `click` when it is about the network's own addresses.
    private record Rule(String network, boolean click, AddressRule rule) {}

    Networks(List<CatalogueRows.Network> rows) {
        for (CatalogueRows.Network row : rows) {
            for (RuleRow r : row.click()) add(row, r, true);
            for (RuleRow r : row.landing()) add(row, r, false);
        }
    }

    private void add(CatalogueRows.Network row, RuleRow ruleRow, boolean click) {
        Rule rule = new Rule(row.id(), click, new AddressRule(ruleRow));
        List<String> hosts = ruleRow.hosts(row.hosts());
        for (String host : hosts) {
            if (host.equals("*")) {
                String key = rule.rule.needs().getFirst();
                byParameter.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(rule);
            } else {
                byHost.add(host, rule);
            }
        }
    }

    /// Rules that may be about the address, those of its own host first. What counts on any host is not asked on a
    /// network's own: some networks are made with another's program.
    private List<Rule> rules(Parts parts) {
        List<Rule> all = byHost.find(parts.url);
        for (Rule own : all) if (own.click && own.rule.match(parts).isPresent()) return all;
        List<Rule> more = new ArrayList<>(0);
        for (Parameter p : parts.query()) more.addAll(byParameter.getOrDefault(p.name(), List.of()));
        for (Parameter p : parts.route()) more.addAll(byParameter.getOrDefault(p.name(), List.of()));
        if (more.isEmpty()) return all;
        more.addAll(0, all);
        return more;
    }

    List<Affiliate> paid(Parts parts) {
        List<Affiliate> all = List.of();
        for (Rule rule : rules(parts)) {
            Optional<Map<String, String>> found = rule.rule.match(parts);
            if (found.isEmpty()) continue;
            Map<String, String> values = found.get();
            if (rule.click && !values.containsKey("publisher")) continue;
            all = Affiliates.union(all, List.of(affiliate(rule.network, values, parts.url)));
        }
        return all;
    }

    static Affiliate affiliate(String network, Map<String, String> values, WebUrl where) {
        return new Affiliate(
                network,
                Optional.ofNullable(values.get("publisher")),
                Optional.ofNullable(values.get("merchant")),
                Optional.ofNullable(values.get("sub")),
                Optional.ofNullable(values.get("creative")),
                Optional.ofNullable(values.get("coupon")),
                where);
    }

    boolean click(Parts parts) {
        for (Rule rule : rules(parts)) {
            if (rule.click && rule.rule.match(parts).isPresent()) return true;
        }
        return false;
    }

    Optional<WebUrl> inAddress(Parts parts) {
        for (Rule rule : rules(parts)) {
            if (!rule.click) continue;
            Optional<WebUrl> to = rule.rule.destination(parts);
            if (to.isPresent()) return to;
        }
        return Optional.empty();
    }
}
