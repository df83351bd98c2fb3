package promotrace.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.url.WebUrl;

/// All platforms that can be read: one crawler for each file `crawlers/<platform>.yml`.
public final class Crawlers {
    static final String FOLDER = "crawlers";
    static final String SPEC_ENDING = ".spec.yml";

    /// Makes the crawler of a file; a kind is what YAML alone can't say.
    private interface Kind {
        Crawler of(CrawlerFile file, Pseudonyms pseudonyms, TextLinks textLinks);
    }

    private static final Map<String, Kind> KINDS = Map.of("declared", DeclaredCrawler::new);

    private final Map<String, Crawler> byPlatform;

    private Crawlers(Map<String, Crawler> byPlatform) {
        this.byPlatform = byPlatform;
    }

    /// Reads every crawler's file.
    ///
    /// @throws ConfigException naming each mistake with file, line and key
    public static Crawlers load(ConfigFolder folder, Pseudonyms pseudonyms) {
        TextLinks textLinks = TextLinks.load(folder);
        Map<String, Crawler> found = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String file : files(folder)) {
            try {
                CrawlerFile read = folder.read(file, CrawlerFile.class);
                List<Problem> wrong = CrawlerRules.check(folder, file, read, KINDS.keySet());
                problems.addAll(wrong);
                Kind kind = KINDS.get(read.kind().orElse("declared"));
                if (wrong.isEmpty() && kind != null) {
                    found.put(read.platform(), kind.of(read, pseudonyms, textLinks));
                }
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) throw new ConfigException(problems);
        return new Crawlers(found);
    }

    /// The crawlers' files, by name.
    static List<String> files(ConfigFolder folder) {
        return folder.list(FOLDER, ".yml").stream()
                .filter(file -> !file.endsWith(SPEC_ENDING))
                .toList();
    }

    /// The crawler of the account's platform; empty where there is none.
    public Optional<Crawler> of(Watched watched) {
        return Optional.ofNullable(byPlatform.get(watched.platform()));
    }

    /// The crawler of a platform; empty where there is none.
    public Optional<Crawler> of(String platform) {
        return Optional.ofNullable(byPlatform.get(platform));
    }

    /// The account that an address means, whoever pasted or linked it. On a host that platforms call their own, only
    /// they are asked; elsewhere those that are at home on any host.
    public Optional<Watched> recognise(WebUrl address) {
        List<Crawler> there =
                byPlatform.values().stream().filter(c -> c.isOnHosts(address)).toList();
        return (there.isEmpty() ? byPlatform.values() : there)
                .stream().flatMap(c -> c.account(address, false).stream()).findFirst();
    }

    /// The bounds that platforms set, by platform.
    public List<Quota> quotas() {
        return all().stream().flatMap(c -> c.quota().stream()).toList();
    }

    /// Every crawler, by platform.
    public Collection<Crawler> all() {
        return List.copyOf(byPlatform.values());
    }
}
