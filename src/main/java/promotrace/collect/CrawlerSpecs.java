package promotrace.collect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.evidence.Sent;
import promotrace.fetch.Ask;
import promotrace.fetch.Fetched;
import promotrace.fetch.Outcomes;
import promotrace.fetch.Walls;
import promotrace.url.WebUrl;

/// Runs every crawler's spec on its saved pages, and the examples of links in plain text.
public final class CrawlerSpecs {
    /// The world's time at which the saved pages are taken to have been answered.
    static final Instant ANSWERED = Instant.parse("2026-06-30T12:00:00Z");

    private final ConfigFolder folder;
    private final Crawlers crawlers;
    private final List<Problem> problems = new ArrayList<>();

    private CrawlerSpecs(ConfigFolder folder, Crawlers crawlers) {
        this.folder = folder;
        this.crawlers = crawlers;
    }

    /// Every difference between what the specs expect and what the crawlers find; empty when all is well.
    public static List<Problem> checkAll(ConfigFolder folder) {
        try {
            CrawlerSpecs specs = new CrawlerSpecs(folder, Crawlers.load(folder, (platform, name) -> name));
            specs.textLinks();
            for (Crawler crawler : specs.crawlers.all()) specs.check(crawler);
            return List.copyOf(specs.problems);
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    private void textLinks() {
        TextLinks links = TextLinks.load(folder);
        List<TextLinks.Example> examples = links.examples();
        for (int i = 0; i < examples.size(); i++) {
            List<String> found = links.in(examples.get(i).text()).stream()
                    .map(TextLinks.Find::written)
                    .toList();
            if (!found.equals(examples.get(i).links())) {
                problems.add(folder.problem(TextLinks.FILE, "finds " + found, "examples", i));
            }
        }
    }

    private void check(Crawler crawler) {
        String file = Crawlers.FOLDER + "/" + crawler.platform() + Crawlers.SPEC_ENDING;
        CrawlerSpec spec;
        try {
            spec = folder.read(file, CrawlerSpec.class);
        } catch (ConfigException e) {
            problems.addAll(e.problems());
            return;
        }
        if (spec.cases().isEmpty()) problems.add(new Problem(file, 0, "cases", "has no case"));
        for (int i = 0; i < spec.accounts().size(); i++) {
            address(file, i, crawler, spec.accounts().get(i));
        }
        proofs(Crawlers.FOLDER + "/" + crawler.platform() + ".yml", spec);
        for (int i = 0; i < spec.brought().size(); i++) {
            brought(file, i, crawler, spec.brought().get(i));
        }
        for (int i = 0; i < spec.start().size(); i++) {
            CrawlerSpec.Start start = spec.start().get(i);
            List<String> asks = steps(crawler.start(start.watched().watched(crawler.platform())));
            compare(file, List.of("start", i, "asks"), start.asks(), asks);
        }
        for (int i = 0; i < spec.cases().size(); i++) {
            check(file, i, crawler, spec.cases().get(i));
        }
    }

    /// What the platform alone takes an address for, and what all of them together do.
    private void address(String file, int at, Crawler crawler, CrawlerSpec.Address wanted) {
        WebUrl url = WebUrl.of(wanted.address());
        Optional<Watched> found = wanted.named()
                ? crawler.account(url, true)
                : crawlers.recognise(url).filter(w -> w.platform().equals(crawler.platform()));
        compare(file, List.of("accounts", at, "id"), one(wanted.id()), one(found.map(Watched::id)));
        Optional<String> leads = found.flatMap(Watched::url).map(WebUrl::toString);
        if (wanted.url().isPresent()) compare(file, List.of("accounts", at, "url"), one(wanted.url()), one(leads));
        List<Step> post = crawler.post(url, wanted.named()).stream().toList();
        if (found.isPresent()) {
            compare(
                    file,
                    List.of("accounts", at, "post"),
                    wanted.post().stream().toList(),
                    steps(post));
        }
    }

    /// Which step reads a page that somebody brings, and whose the page says it is.
    private void brought(String file, int at, Crawler crawler, CrawlerSpec.Brought wanted) {
        WebUrl url = WebUrl.of(wanted.address());
        Optional<Step> step = crawler.brought(url);
        compare(file, List.of("brought", at, "step"), step(wanted.step()), step(step.map(Step::name)));
        if (step.isEmpty() || wanted.page().isEmpty()) return;
        try {
            Capture capture = Capture.of(
                    url, ANSWERED, "GET", 200, List.of(), saved(wanted.page().get()));
            Crawler.Whose whose = crawler.whose(
                    step.get(), new Outcomes(Walls.read(folder)).of(step.get().ask(), capture));
            List<String> found = whose.accounts().stream().map(WebUrl::toString).toList();
            compare(file, List.of("brought", at, "accounts"), wanted.accounts(), found);
            compare(
                    file,
                    List.of("brought", at, "problem"),
                    wanted.problem().stream().toList(),
                    whose.problem().stream().toList());
        } catch (IOException e) {
            problems.add(folder.problem(file, "cannot be read: " + wanted.page().get(), "brought", at, "page"));
        }
    }

    private static List<String> step(Optional<String> maybe) {
        return List.of(maybe.orElse("no step"));
    }

    /// Every rule for addresses is shown by an address that it takes, and all of them by one that it does not take.
    private void proofs(String file, CrawlerSpec spec) {
        CrawlerFile rules = folder.read(file, CrawlerFile.class);
        for (int i = 0; i < rules.accounts().size(); i++) {
            CrawlerFile.AccountRule rule = rules.accounts().get(i);
            boolean shown = spec.accounts().stream()
                    .anyMatch(e -> e.id().isPresent()
                            && rule.match().matcher(e.address()).find());
            if (!shown) problems.add(folder.problem(file, "has no example in the spec", "accounts", i));
        }
        if (!rules.accounts().isEmpty() && spec.accounts().stream().noneMatch(e -> e.id().isEmpty())) {
            problems.add(
                    folder.problem(file, "has no example in the spec of an address that is no account", "accounts"));
        }
        for (int i = 0; i < rules.brought().size(); i++) {
            CrawlerFile.BroughtRule rule = rules.brought().get(i);
            boolean shown = spec.brought().stream()
                    .map(e -> WebUrl.of(e.address()))
                    .anyMatch(url -> rules.brought().stream()
                            .filter(r -> r.fits(url))
                            .findFirst()
                            .filter(rule::equals)
                            .isPresent());
            if (!shown) problems.add(folder.problem(file, "has no example in the spec", "brought", i));
        }
        if (!rules.brought().isEmpty()
                && spec.brought().stream().noneMatch(e -> e.step().isEmpty())) {
            problems.add(folder.problem(file, "has no example in the spec of an address that is not read", "brought"));
        }
    }

    private static List<String> one(Optional<String> maybe) {
        return List.of(maybe.orElse("no account"));
    }

    private void check(String file, int at, Crawler crawler, CrawlerSpec.Case wanted) {
        Harvest got;
        try {
            got = read(crawler, wanted);
        } catch (IOException e) {
            problems.add(folder.problem(file, "cannot be read: " + wanted.page(), "cases", at, "page"));
            return;
        }
        Map<String, String> expected = SpecText.of(wanted);
        Map<String, String> found = SpecText.of(got, expected);
        Map<String, String> all = new LinkedHashMap<>(expected);
        found.forEach(all::putIfAbsent);
        for (String what : all.keySet()) {
            compare(file, List.of("cases", at, what.substring(0, what.indexOf(' '))), what, expected, found);
        }
    }

    private void compare(
            String file, List<Object> place, String what, Map<String, String> expected, Map<String, String> found) {
        String wanted = expected.getOrDefault(what, "nothing");
        String got = found.getOrDefault(what, "nothing");
        if (!wanted.equals(got)) {
            problems.add(
                    folder.problem(file, what + " is " + got + " where " + wanted + " is expected", place.toArray()));
        }
    }

    private void compare(String file, List<Object> place, List<String> expected, List<String> found) {
        if (!expected.equals(found)) {
            problems.add(folder.problem(file, "is " + found + " where " + expected + " is expected", place.toArray()));
        }
    }

    static List<String> steps(List<Step> steps) {
        return steps.stream()
                .map(s -> s.name() + " " + s.ask().url() + (s.ask().inBrowser() ? " in browser" : "")
                        + s.ask().sent().map(sent -> " POST " + sent.text()).orElse(""))
                .toList();
    }

    private byte[] saved(String page) throws IOException {
        return Files.readAllBytes(folder.home().resolve(Crawlers.FOLDER).resolve(page));
    }

    private Harvest read(Crawler crawler, CrawlerSpec.Case wanted) throws IOException {
        byte[] body = saved(wanted.page());
        WebUrl url = WebUrl.of(wanted.url());
        List<Header> headers = new ArrayList<>();
        wanted.headers().forEach((name, value) -> headers.add(new Header(name, value)));
        int status = wanted.status().orElse(200);
        Capture capture = Capture.of(url, ANSWERED, "GET", status, headers, body);
        Optional<Capture> evidence = Optional.of(capture);
        Fetched fetched = switch (status) {
            case 200 -> new Fetched.Page(capture, new String(body, StandardCharsets.UTF_8));
            case 401, 403 -> new Fetched.Refused(url, Fetched.Reason.NEEDS_KEY, evidence);
            case 404, 410 -> new Fetched.Gone(url, evidence);
            default -> new Fetched.Failed(url, "answered " + status, false, evidence);
        };
        Watched watched = wanted.watched().watched(crawler.platform());
        Optional<Sent> sent =
                wanted.sent().map(b -> new Sent(b.startsWith("{") ? PostBody.JSON_TYPE : PostBody.FORM_TYPE, b));
        return crawler.read(watched, new Step(wanted.step(), Ask.get(url).sending(sent), wanted.about()), fetched);
    }
}
