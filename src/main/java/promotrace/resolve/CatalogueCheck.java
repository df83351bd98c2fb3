package promotrace.resolve;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.url.WebUrl;

/// Runs every example of the catalogue's entries.
final class CatalogueCheck {
    private final ConfigFolder config;
    private final Catalogue catalogue;
    private final List<Problem> found = new ArrayList<>();

    private CatalogueCheck(ConfigFolder config, Catalogue catalogue) {
        this.config = config;
        this.catalogue = catalogue;
    }

    static List<Problem> of(ConfigFolder config) {
        try {
            CatalogueFiles files = CatalogueFiles.read(config);
            List<Problem> problems = files.problems();
            if (!problems.isEmpty())
                return problems.stream().map(p -> placed(config, p)).toList();
            CatalogueCheck check = new CatalogueCheck(config, Catalogue.load(config));
            check.all(files);
            return List.copyOf(check.found);
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    private void all(CatalogueFiles files) {
        files.networks().forEach(this::network);
        files.agents().forEach(this::agent);
        files.marketplaces().forEach(this::marketplace);
        files.redirectors().shorteners().forEach(this::shortener);
        files.redirectors().wrappers().forEach(this::wrapper);
        files.linkPages().services().forEach(this::linkPage);
    }

    private void network(CatalogueRows.Network n) {
        for (Examples.Example e : n.examples().positive()) {
            WebUrl url = address(CatalogueFiles.NETWORKS, n.id(), e.url());
            Optional<Affiliate> paid = paid(n.id(), url);
            say(CatalogueFiles.NETWORKS, n.id(), e, "publisher", e.publisher(), paid.flatMap(Affiliate::publisher));
            say(CatalogueFiles.NETWORKS, n.id(), e, "merchant", e.merchant(), paid.flatMap(Affiliate::merchant));
            say(CatalogueFiles.NETWORKS, n.id(), e, "sub", e.sub(), paid.flatMap(Affiliate::subId));
            say(CatalogueFiles.NETWORKS, n.id(), e, "creative", e.creative(), paid.flatMap(Affiliate::creative));
            say(CatalogueFiles.NETWORKS, n.id(), e, "to", e.to(), to(url));
        }
        for (String text : n.examples().negative()) {
            WebUrl url = address(CatalogueFiles.NETWORKS, n.id(), text);
            if (paid(n.id(), url).isPresent())
                wrong(CatalogueFiles.NETWORKS, n.id(), text, "is paid, but is no example");
        }
    }

    private void agent(CatalogueRows.Agent a) {
        for (Examples.Example e : a.examples().positive()) {
            WebUrl url = address(CatalogueFiles.AGENTS, a.id(), e.url());
            Optional<WebUrl> to = catalogue.inAddress(url).map(Next.To::to);
            say(
                    CatalogueFiles.AGENTS,
                    a.id(),
                    e,
                    "publisher",
                    e.publisher(),
                    paid(a.id(), url).flatMap(Affiliate::publisher));
            say(
                    CatalogueFiles.AGENTS,
                    a.id(),
                    e,
                    "item",
                    e.item(),
                    to.flatMap(catalogue::item).map(Item::id));
            if (e.item().isEmpty()) {
                say(
                        CatalogueFiles.AGENTS,
                        a.id(),
                        e,
                        "shop",
                        e.shop(),
                        to.flatMap(catalogue::shop).map(Shop::id));
            }
            if (e.to().isPresent()) say(CatalogueFiles.AGENTS, a.id(), e, "to", e.to(), to.map(WebUrl::toString));
        }
        for (String text : a.examples().negative()) {
            WebUrl url = address(CatalogueFiles.AGENTS, a.id(), text);
            boolean fires =
                    catalogue.inAddress(url).isPresent() || paid(a.id(), url).isPresent();
            if (fires) wrong(CatalogueFiles.AGENTS, a.id(), text, "leads on or is paid, but is no example");
        }
    }

    private void marketplace(CatalogueRows.Marketplace m) {
        for (Examples.Example e : m.examples().positive()) {
            WebUrl url = address(CatalogueFiles.MARKETPLACES, m.id(), e.url());
            Optional<Item> item = catalogue.item(url);
            say(CatalogueFiles.MARKETPLACES, m.id(), e, "item", e.item(), item.map(Item::id));
            say(
                    CatalogueFiles.MARKETPLACES,
                    m.id(),
                    e,
                    "shop",
                    e.shop(),
                    catalogue.shop(url).map(Shop::id));
            if (e.plain().isPresent()) {
                say(
                        CatalogueFiles.MARKETPLACES,
                        m.id(),
                        e,
                        "plain",
                        e.plain(),
                        item.map(i -> i.address().toString()));
            }
        }
        for (String text : m.examples().negative()) {
            WebUrl url = address(CatalogueFiles.MARKETPLACES, m.id(), text);
            boolean fires = catalogue
                            .item(url)
                            .map(Item::marketplace)
                            .filter(m.id()::equals)
                            .isPresent()
                    || catalogue
                            .shop(url)
                            .map(Shop::marketplace)
                            .filter(m.id()::equals)
                            .isPresent();
            if (fires) wrong(CatalogueFiles.MARKETPLACES, m.id(), text, "is an item or shop, but is no example");
        }
    }

    private void shortener(CatalogueRows.Shortener s) {
        for (Examples.Example e : s.examples().positive()) {
            if (!catalogue.shortened(address(CatalogueFiles.REDIRECTORS, s.id(), e.url()))) {
                wrong(CatalogueFiles.REDIRECTORS, s.id(), e.url(), "is not shortened");
            }
        }
        for (String text : s.examples().negative()) {
            if (catalogue.shortened(address(CatalogueFiles.REDIRECTORS, s.id(), text))) {
                wrong(CatalogueFiles.REDIRECTORS, s.id(), text, "is shortened, but is no example");
            }
        }
    }

    private void wrapper(CatalogueRows.Wrapper w) {
        for (Examples.Example e : w.examples().positive()) {
            say(
                    CatalogueFiles.REDIRECTORS,
                    w.id(),
                    e,
                    "to",
                    e.to(),
                    to(address(CatalogueFiles.REDIRECTORS, w.id(), e.url())));
        }
        for (String text : w.examples().negative()) {
            if (to(address(CatalogueFiles.REDIRECTORS, w.id(), text)).isPresent()) {
                wrong(CatalogueFiles.REDIRECTORS, w.id(), text, "leads on, but is no example");
            }
        }
    }

    private void linkPage(CatalogueRows.LinkPage p) {
        for (Examples.Example e : p.examples().positive()) {
            if (!catalogue.linkPage(address(CatalogueFiles.LINK_PAGES, p.id(), e.url()))) {
                wrong(CatalogueFiles.LINK_PAGES, p.id(), e.url(), "is no page of links");
            }
        }
        for (String text : p.examples().negative()) {
            if (catalogue.linkPage(address(CatalogueFiles.LINK_PAGES, p.id(), text))) {
                wrong(CatalogueFiles.LINK_PAGES, p.id(), text, "is a page of links, but is no example");
            }
        }
    }

    private Optional<Affiliate> paid(String network, WebUrl url) {
        return catalogue.paid(url).stream()
                .filter(a -> a.network().equals(network))
                .findFirst();
    }

    private Optional<String> to(WebUrl url) {
        return catalogue.inAddress(url).map(t -> t.to().toString());
    }

    private WebUrl address(String file, String id, String text) {
        Optional<WebUrl> url = WebUrl.parse(text);
        if (url.isEmpty()) wrong(file, id, text, "is no web address");
        return url.orElse(WebUrl.of("https://example.org/"));
    }

    private void say(
            String file, String id, Examples.Example e, String what, Optional<String> wanted, Optional<String> got) {
        if (wanted.equals(got)) return;
        wrong(file, id, e.url(), what + " should be " + wanted.orElse("none") + ", is " + got.orElse("none"));
    }

    private void wrong(String file, String id, String example, String problem) {
        found.add(placed(config, new Problem(file, 0, id, example + ": " + problem)));
    }

    /// The problem with the line where its entry begins.
    private static Problem placed(ConfigFolder config, Problem p) {
        Pattern entry =
                Pattern.compile("^\\s*-\\s*\\{?\\s*id:\\s*[\"']?" + Pattern.quote(p.key()) + "[\"']?\\s*(,.*)?$");
        try {
            List<String> lines = Files.readAllLines(config.home().resolve(p.file()));
            for (int i = 0; i < lines.size(); i++) {
                if (entry.matcher(lines.get(i)).matches()) return new Problem(p.file(), i + 1, p.key(), p.problem());
            }
            return p;
        } catch (IOException e) {
            return new Problem(
                    p.file(), 0, p.key(), p.problem() + " (the file can't be read again: " + e.getMessage() + ")");
        }
    }
}
