package promotrace.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            List<Problem> mistakes = CatalogueMistakes.in(config, files);
            if (!mistakes.isEmpty()) return mistakes;
            CatalogueCheck check = new CatalogueCheck(config, Catalogue.load(config));
            check.run(CatalogueFiles.NETWORKS, "networks", files.networks(), check::network);
            check.run(CatalogueFiles.AGENTS, "agents", files.agents(), check::agent);
            check.run(CatalogueFiles.MARKETPLACES, "marketplaces", files.marketplaces(), check::marketplace);
            check.run(
                    CatalogueFiles.REDIRECTORS,
                    "shorteners",
                    files.redirectors().shorteners(),
                    check::shortener);
            check.run(
                    CatalogueFiles.REDIRECTORS, "wrappers", files.redirectors().wrappers(), check::wrapper);
            check.run(CatalogueFiles.LINK_PAGES, "services", files.linkPages().services(), check::linkPage);
            check.redirects(files.redirects().examples());
            return List.copyOf(check.found);
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    /// What an entry says of an address: differences from an example are appended to `wrong`; `true` when the entry says
    /// anything at all.
    private interface Reader {
        boolean read(String id, WebUrl url, Examples.Example wanted, List<String> wrong);
    }

    private void run(String file, String key, List<? extends CatalogueRows.Entry> entries, Reader reader) {
        for (int i = 0; i < entries.size(); i++) {
            CatalogueRows.Entry entry = entries.get(i);
            List<Examples.Example> about = entry.examples().about();
            for (int e = 0; e < about.size(); e++) {
                List<String> wrong = new ArrayList<>();
                Optional<WebUrl> url = WebUrl.parse(about.get(e).url());
                if (url.isEmpty()) wrong.add("is no web address");
                else reader.read(entry.id(), url.get(), about.get(e), wrong);
                for (String w : wrong) {
                    found.add(config.problem(file, about.get(e).url() + ": " + w, key, i, "examples", "for", e));
                }
            }
            List<String> against = entry.examples().against();
            for (int e = 0; e < against.size(); e++) {
                Optional<WebUrl> url = WebUrl.parse(against.get(e));
                boolean fires =
                        url.isEmpty() || reader.read(entry.id(), url.get(), Examples.NOTHING, new ArrayList<>());
                if (fires) {
                    String problem = against.get(e) + ": the entry should say nothing of it";
                    found.add(config.problem(file, problem, key, i, "examples", "against", e));
                }
            }
        }
    }

    private void redirects(Examples examples) {
        for (int e = 0; e < examples.about().size(); e++) {
            Examples.Example wanted = examples.about().get(e);
            List<String> wrong = new ArrayList<>();
            differ("to", wanted.to(), suggested(wanted.url()), wrong);
            for (String w : wrong) {
                found.add(config.problem(CatalogueFiles.REDIRECTS, wanted.url() + ": " + w, "examples", "for", e));
            }
        }
        for (int e = 0; e < examples.against().size(); e++) {
            String url = examples.against().get(e);
            if (suggested(url).isEmpty()) continue;
            String problem = url + ": nothing should be suggested by it";
            found.add(config.problem(CatalogueFiles.REDIRECTS, problem, "examples", "against", e));
        }
    }

    private Optional<String> suggested(String url) {
        return WebUrl.parse(url).flatMap(catalogue::suggested).map(s -> s.to().toString());
    }

    private boolean network(String id, WebUrl url, Examples.Example wanted, List<String> wrong) {
        Optional<Affiliate> paid = paid(id, url);
        differ("publisher", wanted.publisher(), paid.flatMap(Affiliate::publisher), wrong);
        differ("merchant", wanted.merchant(), paid.flatMap(Affiliate::merchant), wrong);
        differ("sub", wanted.sub(), paid.flatMap(Affiliate::subId), wrong);
        differ("creative", wanted.creative(), paid.flatMap(Affiliate::creative), wrong);
        differ("to", wanted.to(), to(url), wrong);
        return paid.isPresent();
    }

    private boolean agent(String id, WebUrl url, Examples.Example wanted, List<String> wrong) {
        Optional<WebUrl> to = catalogue.inAddress(url).map(Next.To::to);
        Optional<Affiliate> paid = paid(id, url);
        differ("publisher", wanted.publisher(), paid.flatMap(Affiliate::publisher), wrong);
        differ("item", wanted.item(), to.flatMap(catalogue::item).map(Item::id), wrong);
        if (wanted.item().isEmpty()) {
            differ("shop", wanted.shop(), to.flatMap(catalogue::shop).map(Shop::id), wrong);
        }
        if (wanted.to().isPresent()) differ("to", wanted.to(), to.map(WebUrl::toString), wrong);
        return to.isPresent() || paid.isPresent();
    }

    private boolean marketplace(String id, WebUrl url, Examples.Example wanted, List<String> wrong) {
        Optional<Item> item = catalogue.item(url);
        Optional<Shop> shop = catalogue.shop(url);
        differ("item", wanted.item(), item.map(Item::id), wrong);
        differ("shop", wanted.shop(), shop.map(Shop::id), wrong);
        if (wanted.plain().isPresent()) {
            differ("plain", wanted.plain(), item.map(i -> i.address().toString()), wrong);
        }
        return item.filter(i -> i.marketplace().equals(id)).isPresent()
                || shop.filter(s -> s.marketplace().equals(id)).isPresent();
    }

    private boolean shortener(String id, WebUrl url, Examples.Example wanted, List<String> wrong) {
        boolean shortened = catalogue.shortened(url);
        if (!shortened) wrong.add("is not a short address of " + id);
        return shortened;
    }

    private boolean wrapper(String id, WebUrl url, Examples.Example wanted, List<String> wrong) {
        differ("to", wanted.to(), to(url), wrong);
        return to(url).isPresent();
    }

    private boolean linkPage(String id, WebUrl url, Examples.Example wanted, List<String> wrong) {
        boolean page = catalogue.linkPage(url);
        if (!page) wrong.add("is not a page of links by " + id);
        return page;
    }

    private Optional<Affiliate> paid(String network, WebUrl url) {
        return catalogue.paid(url).stream()
                .filter(a -> a.network().equals(network))
                .findFirst();
    }

    private Optional<String> to(WebUrl url) {
        return catalogue.inAddress(url).map(t -> t.to().toString());
    }

    private static void differ(String what, Optional<String> wanted, Optional<String> got, List<String> wrong) {
        if (wanted.equals(got)) return;
        wrong.add(what + " should be " + wanted.orElse("none") + ", is " + got.orElse("none"));
    }
}
