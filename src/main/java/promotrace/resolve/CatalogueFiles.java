package promotrace.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import promotrace.config.ConfigFolder;
import promotrace.url.Tracking;

/// The catalogue's files, read.
record CatalogueFiles(
        List<CatalogueRows.Network> networks,
        List<CatalogueRows.Agent> agents,
        List<CatalogueRows.Marketplace> marketplaces,
        CatalogueRows.RedirectorsFile redirectors,
        CatalogueRows.LinkPagesFile linkPages,
        CatalogueRows.ExitsFile exits,
        Tracking tracking) {
    static final String NETWORKS = "config/networks.yml";
    static final String AGENTS = "config/agents.yml";
    static final String MARKETPLACES = "config/marketplaces.yml";
    static final String REDIRECTORS = "config/shorteners.yml";
    static final String LINK_PAGES = "config/link-pages.yml";
    static final String EXITS = "config/exits.yml";
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
                config.read(EXITS, CatalogueRows.ExitsFile.class),
                new Tracking(lower(tracking.names()), tracking.prefixes(), domains));
    }

    private static Set<String> lower(List<String> names) {
        Set<String> all = new HashSet<>();
        for (String n : names) all.add(n.toLowerCase(Locale.ROOT));
        return all;
    }
}
