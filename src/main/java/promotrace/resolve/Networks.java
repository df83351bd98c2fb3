package promotrace.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.url.WebUrl;

/// Affiliate networks and programmes: who is paid through an address, and where a click leads.
final class Networks {
    private final HostIndex<Rule> byHost;

    /// Rules about any host, by the first parameter that they need.
    private final ParameterIndex<Rule> byParameter = new ParameterIndex<>();

    /// A rule of a network; `click` when it is about the network's own addresses.
    record Rule(String network, boolean click, AddressRule rule) {}

    /// A rule that is about an address, and what it found there.
    record Match(Rule rule, Values values) {}

    Networks(List<CatalogueRows.Network> rows, Hosts known) {
        byHost = known.index();
        for (CatalogueRows.Network row : rows) {
            for (RuleRow r : row.click()) add(row, r, true);
            for (RuleRow r : row.landing()) add(row, r, false);
        }
    }

    private void add(CatalogueRows.Network row, RuleRow ruleRow, boolean click) {
        Rule rule = new Rule(row.id(), click, new AddressRule(ruleRow));
        for (String host : ruleRow.hosts(row.hosts())) {
            if (host.equals("*")) {
                byParameter.add(rule.rule.needs().getFirst(), rule);
            } else {
                byHost.add(host, rule);
            }
        }
    }

    /// What rules say of the address, those of its own host first. What counts on any host is not asked on a network's
    /// own: some networks are made with another's program.
    List<Match> match(Parts parts) {
        List<Match> out = List.of();
        boolean own = false;
        for (Rule rule : byHost.find(parts.place)) {
            Optional<Values> found = rule.rule.match(parts);
            if (found.isEmpty()) continue;
            out = with(out, new Match(rule, found.get()));
            own |= rule.click;
        }
        if (own) return out;
        out = matches(byParameter.find(parts.query), parts, out);
        return matches(byParameter.find(parts.route()), parts, out);
    }

    private static List<Match> matches(List<Rule> rules, Parts parts, List<Match> known) {
        List<Match> out = known;
        for (Rule rule : rules) {
            Optional<Values> found = rule.rule.match(parts);
            if (found.isPresent()) out = with(out, new Match(rule, found.get()));
        }
        return out;
    }

    private static List<Match> with(List<Match> some, Match one) {
        List<Match> all = some.isEmpty() ? new ArrayList<>(2) : some;
        all.add(one);
        return all;
    }

    List<Affiliate> paid(Parts parts) {
        List<Affiliate> all = List.of();
        for (Match match : parts.networks(this)) {
            if (match.rule.click && !match.values.has(Values.Kind.PUBLISHER)) continue;
            Affiliate one = affiliate(match.rule.network, match.values, parts.url);
            all = all.isEmpty() ? List.of(one) : Affiliates.union(all, List.of(one));
        }
        return all;
    }

    private static Affiliate affiliate(String network, Values values, WebUrl where) {
        return new Affiliate(
                network,
                values.get(Values.Kind.PUBLISHER),
                values.get(Values.Kind.MERCHANT),
                values.get(Values.Kind.SUB),
                values.get(Values.Kind.CREATIVE),
                values.get(Values.Kind.COUPON),
                where);
    }

    boolean click(Parts parts) {
        for (Match match : parts.networks(this)) if (match.rule.click) return true;
        return false;
    }

    Optional<WebUrl> inAddress(Parts parts) {
        for (Match match : parts.networks(this)) {
            if (!match.rule.click) continue;
            Optional<WebUrl> to = match.rule.rule.destination(match.values, parts.url);
            if (to.isPresent()) return to;
        }
        return Optional.empty();
    }
}
