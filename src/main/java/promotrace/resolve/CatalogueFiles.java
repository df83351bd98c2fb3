package promotrace.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
        CatalogueRows.RedirectsFile redirects,
        CatalogueRows.TrackingFile tracking) {
    static final String NETWORKS = "config/networks.yml";
    static final String AGENTS = "config/agents.yml";
    static final String MARKETPLACES = "config/marketplaces.yml";
    static final String REDIRECTORS = "config/shorteners.yml";
    static final String LINK_PAGES = "config/link-pages.yml";
    static final String EXITS = "config/exits.yml";
    static final String REDIRECTS = "config/redirects.yml";
    static final String TRACKING = "config/tracking.yml";

    static CatalogueFiles read(ConfigFolder config) {
        return new CatalogueFiles(
                config.read(NETWORKS, CatalogueRows.NetworksFile.class).networks(),
                config.read(AGENTS, CatalogueRows.AgentsFile.class).agents(),
                config.read(MARKETPLACES, CatalogueRows.MarketplacesFile.class).marketplaces(),
                config.read(REDIRECTORS, CatalogueRows.RedirectorsFile.class),
                config.read(LINK_PAGES, CatalogueRows.LinkPagesFile.class),
                config.read(EXITS, CatalogueRows.ExitsFile.class),
                config.read(REDIRECTS, CatalogueRows.RedirectsFile.class),
                config.read(TRACKING, CatalogueRows.TrackingFile.class));
    }

    /// @throws java.util.regex.PatternSyntaxException for an expression that is none
    Tracking marks() {
        Map<String, Tracking.Marks> sites = new HashMap<>();
        for (CatalogueRows.TrackedSite site : tracking.sites()) {
            Tracking.Marks marks = new Tracking.Marks(
                    lower(site.names()), site.prefixes(), site.path().map(Pattern::compile));
            for (String host : site.hosts()) sites.put(host, marks);
        }
        Tracking.Marks everywhere = new Tracking.Marks(lower(tracking.names()), tracking.prefixes(), Optional.empty());
        return new Tracking(everywhere, sites, Set.copyOf(tracking.labels()));
    }

    private static Set<String> lower(List<String> names) {
        Set<String> all = new HashSet<>();
        for (String n : names) all.add(n.toLowerCase(Locale.ROOT));
        return all;
    }
}
