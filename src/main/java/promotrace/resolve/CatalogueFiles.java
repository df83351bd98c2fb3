package promotrace.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.url.Tracking;
import promotrace.url.WebUrl;

/// The catalogue's files, read.
record CatalogueFiles(
        List<CatalogueRows.Network> networks,
        List<CatalogueRows.Agent> agents,
        List<CatalogueRows.Marketplace> marketplaces,
        CatalogueRows.RedirectorsFile redirectors,
        CatalogueRows.LinkPagesFile linkPages,
        CatalogueRows.WallsFile walls,
        Tracking tracking) {
    static final String NETWORKS = "config/networks.yml";
    static final String AGENTS = "config/agents.yml";
    static final String MARKETPLACES = "config/marketplaces.yml";
    static final String REDIRECTORS = "config/shorteners.yml";
    static final String LINK_PAGES = "config/link-pages.yml";
    static final String WALLS = "config/exits.yml";
    static final String TRACKING = "config/tracking.yml";

    static CatalogueFiles read(ConfigFolder config) {
        CatalogueRows.TrackingFile tracking = config.read(TRACKING, CatalogueRows.TrackingFile.class);
        Map<String, Set<String>> domains = new HashMap<>();
        tracking.domains().forEach((domain, names) -> domains.put(domain, lower(names)));
        return new CatalogueFiles(
                config.read(NETWORKS, CatalogueRows.NetworksFile.class).networks(),
                config.read(AGENTS, CatalogueRows.AgentsFile.class).agents(),
                config.read(MARKETPLACES, CatalogueRows.MarketplacesFile.class).marketplaces(),
                config.read(REDIRECTORS, CatalogueRows.RedirectorsFile.class),
                config.read(LINK_PAGES, CatalogueRows.LinkPagesFile.class),
                config.read(WALLS, CatalogueRows.WallsFile.class),
                new Tracking(lower(tracking.names()), tracking.prefixes(), domains));
    }

    private static Set<String> lower(List<String> names) {
        Set<String> all = new HashSet<>();
        for (String n : names) all.add(n.toLowerCase(Locale.ROOT));
        return all;
    }

    /// What makes the files unusable, by file and entry.
    List<Problem> problems() {
        List<Problem> found = new ArrayList<>();
        entries(NETWORKS, networks, found);
        entries(AGENTS, agents, found);
        entries(MARKETPLACES, marketplaces, found);
        entries(REDIRECTORS, redirectors.shorteners(), found);
        entries(REDIRECTORS, redirectors.wrappers(), found);
        entries(LINK_PAGES, linkPages.services(), found);
        for (CatalogueRows.Network n : networks) {
            rules(NETWORKS, n.id(), RuleRow.list(n.click()), n.hosts(), found);
            rules(NETWORKS, n.id(), RuleRow.list(n.landing()), n.hosts(), found);
        }
        Set<String> known = new HashSet<>();
        for (CatalogueRows.Marketplace m : marketplaces) {
            known.add(m.id());
            rules(MARKETPLACES, m.id(), RuleRow.list(m.item()), m.hosts(), found);
            rules(MARKETPLACES, m.id(), RuleRow.list(m.shop()), m.hosts(), found);
            expression(MARKETPLACES, m.id(), m.number(), found);
            plain(m, found);
        }
        for (CatalogueRows.Agent a : agents) {
            rules(AGENTS, a.id(), RuleRow.list(a.links()), a.hosts(), found);
            Map<String, String> platforms = a.platforms();
            if (platforms == null) continue;
            for (String p : platforms.values()) {
                if (!known.contains(p)) found.add(new Problem(AGENTS, 0, a.id(), "names no marketplace: " + p));
            }
        }
        for (CatalogueRows.Wrapper w : redirectors.wrappers()) rules(REDIRECTORS, w.id(), w.links(), null, found);
        return found;
    }

    private static void entries(String file, List<? extends CatalogueRows.Entry> all, List<Problem> found) {
        Set<String> ids = new HashSet<>();
        for (CatalogueRows.Entry e : all) {
            if (!ids.add(e.id())) found.add(new Problem(file, 0, e.id(), "stands twice"));
            @Nullable Examples examples = e.examples();
            if (examples == null || !examples.complete()) {
                found.add(new Problem(file, 0, e.id(), "needs examples for and against"));
            }
        }
    }

    private static void rules(
            String file, String id, List<RuleRow> rows, @Nullable List<String> hosts, List<Problem> found) {
        for (RuleRow r : rows) {
            List<String> on = RuleRow.list(r.hosts() == null ? hosts : r.hosts());
            if (on.isEmpty()) found.add(new Problem(file, 0, id, "has a rule without hosts"));
            for (String host : on) {
                boolean whole = host.equals("*") || host.equals(host.toLowerCase(Locale.ROOT)) && host.contains(".");
                if (!whole) found.add(new Problem(file, 0, id, "is no domain: " + host));
            }
            Map<String, String> where = r.where();
            if (on.contains("*") && (where == null || where.isEmpty())) {
                found.add(new Problem(file, 0, id, "has a rule for any host without `where`"));
            }
            r.host().ifPresent(p -> expression(file, id, p, found));
            r.path().ifPresent(p -> expression(file, id, p, found));
            r.query().ifPresent(p -> expression(file, id, p, found));
            r.fragment().ifPresent(p -> expression(file, id, p, found));
            if (where != null) where.values().forEach(p -> expression(file, id, p, found));
        }
    }

    private static void expression(String file, String id, String text, List<Problem> found) {
        try {
            Pattern unused = Pattern.compile(text);
            if (unused.pattern().isEmpty()) found.add(new Problem(file, 0, id, "has an empty expression"));
        } catch (PatternSyntaxException e) {
            found.add(new Problem(file, 0, id, "is no expression: " + text + " (" + e.getDescription() + ")"));
        }
    }

    private static void plain(CatalogueRows.Marketplace m, List<Problem> found) {
        String filled =
                m.plain().item().replace("{item}", "1").replace("{shop}", "1").replace("{host}", "example.org");
        if (WebUrl.parse(filled).isEmpty() || !m.plain().item().contains("{item}")) {
            found.add(new Problem(
                    MARKETPLACES,
                    0,
                    m.id(),
                    "has no plain address: " + m.plain().item()));
        }
    }
}
