package promotrace.resolve;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import promotrace.config.ConfigFolder;

/// How much the catalogue knows.
///
/// `networks`, `agents`, `marketplaces` and `wrappers` count only with an example that is a link that was seen: an
/// invented one proves the rule, not the fact. The others are numbers of hosts.
public record CatalogueFigures(
        long networks,
        long agents,
        long marketplaces,
        long wrappers,
        int shortHosts,
        int linkPageHosts,
        int contactHosts) {

    /// Of a project's `config/`.
    ///
    /// @throws ConfigException naming the file that can't be read
    public static CatalogueFigures of(ConfigFolder config) {
        CatalogueFiles files = CatalogueFiles.read(config);
        Set<String> shortHosts = new HashSet<>();
        files.redirectors().shorteners().forEach(s -> shortHosts.addAll(s.hosts()));
        Set<String> linkPages = new HashSet<>();
        files.linkPages().services().forEach(s -> linkPages.addAll(s.hosts()));
        return new CatalogueFigures(
                seen(files.networks()),
                seen(files.agents()),
                seen(files.marketplaces()),
                seen(files.redirectors().wrappers()),
                shortHosts.size(),
                linkPages.size(),
                files.linkPages().contacts().hosts().size());
    }

    private static long seen(List<? extends CatalogueRows.Entry> entries) {
        return entries.stream()
                .filter(e -> e.examples().about().stream().anyMatch(x -> !x.invented()))
                .count();
    }

    /// The numbers as one line for a person.
    public String line() {
        return "links seen of " + networks + " networks, " + agents + " agents, " + marketplaces + " marketplaces, "
                + wrappers + " kinds of exits; " + shortHosts + " short hosts, " + linkPageHosts
                + " of pages of links, " + contactHosts + " of contacts";
    }
}
