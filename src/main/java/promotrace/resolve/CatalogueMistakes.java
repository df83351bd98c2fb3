package promotrace.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.url.WebUrl;

/// What makes the catalogue's files unusable, though they could be read.
final class CatalogueMistakes {
    private static final Set<String> CONFIDENCE = Set.of("high", "medium", "low");

    private final ConfigFolder config;
    private final List<Problem> found = new ArrayList<>();

    private CatalogueMistakes(ConfigFolder config) {
        this.config = config;
    }

    static List<Problem> in(ConfigFolder config, CatalogueFiles files) {
        CatalogueMistakes mistakes = new CatalogueMistakes(config);
        mistakes.networks(files.networks());
        mistakes.marketplaces(files.marketplaces());
        mistakes.agents(files.agents(), files.marketplaces());
        mistakes.entries(
                CatalogueFiles.REDIRECTORS, "shorteners", files.redirectors().shorteners());
        mistakes.entries(
                CatalogueFiles.REDIRECTORS, "wrappers", files.redirectors().wrappers());
        mistakes.shorteners(files.redirectors().shorteners());
        mistakes.tracking(files.tracking().sites());
        mistakes.redirects(files.redirects());
        List<CatalogueRows.Wrapper> wrappers = files.redirectors().wrappers();
        for (int i = 0; i < wrappers.size(); i++) {
            mistakes.rules(CatalogueFiles.REDIRECTORS, wrappers.get(i).links(), List.of(), "wrappers", i, "links");
        }
        mistakes.entries(
                CatalogueFiles.LINK_PAGES, "services", files.linkPages().services());
        return List.copyOf(mistakes.found);
    }

    private void wrong(String file, String problem, Object... path) {
        found.add(config.problem(file, problem, path));
    }

    private static Object[] path(Object[] first, Object... more) {
        Object[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private void networks(List<CatalogueRows.Network> rows) {
        entries(CatalogueFiles.NETWORKS, "networks", rows);
        for (int i = 0; i < rows.size(); i++) {
            CatalogueRows.Network n = rows.get(i);
            confidence(CatalogueFiles.NETWORKS, n.confidence(), "networks", i);
            rules(CatalogueFiles.NETWORKS, n.click(), n.hosts(), "networks", i, "click");
            rules(CatalogueFiles.NETWORKS, n.landing(), n.hosts(), "networks", i, "landing");
        }
    }

    private void marketplaces(List<CatalogueRows.Marketplace> rows) {
        entries(CatalogueFiles.MARKETPLACES, "marketplaces", rows);
        for (int i = 0; i < rows.size(); i++) {
            CatalogueRows.Marketplace m = rows.get(i);
            confidence(CatalogueFiles.MARKETPLACES, m.confidence(), "marketplaces", i);
            rules(CatalogueFiles.MARKETPLACES, m.item(), m.hosts(), "marketplaces", i, "item");
            rules(CatalogueFiles.MARKETPLACES, m.shop(), m.hosts(), "marketplaces", i, "shop");
            expression(CatalogueFiles.MARKETPLACES, m.number(), "marketplaces", i, "number");
            String plain = m.plain()
                    .item()
                    .replace("{item}", "1")
                    .replace("{shop}", "1")
                    .replace("{host}", "example.org");
            if (WebUrl.parse(plain).isEmpty() || !m.plain().item().contains("{item}")) {
                wrong(CatalogueFiles.MARKETPLACES, "is no address with {item}", "marketplaces", i, "plain", "item");
            }
        }
    }

    private void agents(List<CatalogueRows.Agent> rows, List<CatalogueRows.Marketplace> marketplaces) {
        entries(CatalogueFiles.AGENTS, "agents", rows);
        Set<String> known = new HashSet<>();
        for (CatalogueRows.Marketplace m : marketplaces) known.add(m.id());
        for (int i = 0; i < rows.size(); i++) {
            CatalogueRows.Agent a = rows.get(i);
            int at = i;
            confidence(CatalogueFiles.AGENTS, a.confidence(), "agents", i);
            rules(CatalogueFiles.AGENTS, a.links(), a.hosts(), "agents", i, "links");
            a.platforms().forEach((word, id) -> {
                if (!known.contains(id))
                    wrong(CatalogueFiles.AGENTS, "names no marketplace: " + id, "agents", at, "platforms", word);
            });
            a.ciphers().forEach((digit, pair) -> {
                boolean whole = pair.size() == 2 && pair.stream().allMatch(k -> k.length() == 8);
                if (!whole)
                    wrong(
                            CatalogueFiles.AGENTS,
                            "is no key and start of eight letters each",
                            "agents",
                            at,
                            "ciphers",
                            digit);
            });
        }
    }

    private void shorteners(List<CatalogueRows.Shortener> rows) {
        for (int i = 0; i < rows.size(); i++) {
            CatalogueRows.Shortener s = rows.get(i);
            Object[] at = {"shorteners", i};
            s.host().ifPresent(p -> expression(CatalogueFiles.REDIRECTORS, p, path(at, "host")));
            s.path().ifPresent(p -> expression(CatalogueFiles.REDIRECTORS, p, path(at, "path")));
            boolean somewhere =
                    !s.hosts().isEmpty() || s.host().isPresent() && s.path().isPresent();
            if (!somewhere) wrong(CatalogueFiles.REDIRECTORS, "needs hosts, or host and path", at);
        }
    }

    private void tracking(List<CatalogueRows.TrackedSite> rows) {
        Set<String> hosts = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Object[] at = {"sites", i};
            rows.get(i).path().ifPresent(p -> expression(CatalogueFiles.TRACKING, p, path(at, "path")));
            for (String host : rows.get(i).hosts()) {
                if (!hosts.add(host)) wrong(CatalogueFiles.TRACKING, "stands twice: " + host, path(at, "hosts"));
            }
        }
    }

    private void redirects(CatalogueRows.RedirectsFile file) {
        if (!file.examples().complete()) wrong(CatalogueFiles.REDIRECTS, "needs examples for and against", "examples");
        for (List<String> some : List.of(file.telling(), file.front())) {
            for (String name : some) {
                if (!file.names().contains(name)) wrong(CatalogueFiles.REDIRECTS, "is not in names: " + name, "names");
            }
        }
    }

    private void entries(String file, String key, List<? extends CatalogueRows.Entry> rows) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            CatalogueRows.Entry e = rows.get(i);
            if (!ids.add(e.id())) wrong(file, "stands twice: " + e.id(), key, i, "id");
            if (e.source().isEmpty()) wrong(file, "needs a source", key, i);
            if (!e.examples().complete()) wrong(file, "needs examples for and against", key, i, "examples");
        }
    }

    private void confidence(String file, String given, Object... path) {
        if (!CONFIDENCE.contains(given)) wrong(file, "is not high, medium or low: " + given, path(path, "confidence"));
    }

    private void rules(String file, List<RuleRow> rows, List<String> entryHosts, Object... path) {
        for (int i = 0; i < rows.size(); i++) {
            RuleRow r = rows.get(i);
            Object[] at = path(path, i);
            List<String> on = r.hosts(entryHosts);
            if (on.isEmpty()) wrong(file, "has no hosts", at);
            for (String host : on) {
                boolean whole = host.equals("*") || host.equals(host.toLowerCase(Locale.ROOT)) && host.contains(".");
                if (!whole) wrong(file, "is no domain: " + host, at);
            }
            if (on.contains("*") && r.where().isEmpty()) wrong(file, "is about any host and needs `where`", at);
            r.host().ifPresent(p -> expression(file, p, path(at, "host")));
            r.path().ifPresent(p -> expression(file, p, path(at, "path")));
            r.query().ifPresent(p -> expression(file, p, path(at, "query")));
            r.fragment().ifPresent(p -> expression(file, p, path(at, "fragment")));
            r.form()
                    .filter(f -> !f.equals("proofpoint"))
                    .ifPresent(f -> wrong(file, "is no known form: " + f, path(at, "form")));
            r.where().forEach((name, p) -> expression(file, p, path(at, "where", name)));
        }
    }

    private void expression(String file, String text, Object... path) {
        try {
            Pattern expression = Pattern.compile(text);
            if (text.isEmpty()) wrong(file, "is empty", path);
            for (String group : expression.namedGroups().keySet()) {
                if (!Values.isKind(group)) wrong(file, "names a group that is no value: " + group, path);
            }
        } catch (PatternSyntaxException e) {
            wrong(file, "is no expression: " + text + " (" + e.getDescription() + ")", path);
        }
    }
}
