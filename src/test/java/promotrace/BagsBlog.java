package promotrace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.collect.Watched;
import promotrace.config.CopiedHome;
import promotrace.report.HtmlReport;
import promotrace.report.JsonReport;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.url.WebUrl;

/// A blog with one post that promotes a bag, its shortener and its shops, all served behind a proxy, and runs that watch it.
/// Each run is told the world's time.
final class BagsBlog implements AutoCloseable {
    final WireMockServer web = new WireMockServer(options().dynamicPort());
    final Path folder;
    final Path home;
    boolean comparing;

    BagsBlog(Path folder) throws IOException {
        this.folder = folder;
        home = folder.resolve("home");
        CopiedHome.into(home);
        web.start();
        web.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        page("/", "<title>Bags</title><article><h2><a href='/bags/1'>1</a></h2></article>");
        post("2026-05-01T09:00:00Z", at("/s/bag"));
        shop("/shop/dress", "Summer dress");
        shop("/shop/tea", "Green tea");
        leads("/s/bag", "/shop/dress");
    }

    @Override
    public void close() {
        web.stop();
    }

    void run(Instant now) throws Exception {
        try (Monitor monitor = Monitor.open(settings(now))) {
            watch(monitor);
            if (comparing) monitor.pipeline().compareSuspects();
            monitor.pipeline().allDue(Instant.now());
            monitor.pipeline().run("tried out", Progress.SILENT);
            JsonReport.write(monitor.cases().whole().orElseThrow(), folder.resolve("report.json"));
            HtmlReport.write(monitor.cases().whole().orElseThrow(), folder.resolve("report.html"));
        }
    }

    void watch(Monitor monitor) {
        monitor.pipeline().watch(List.of(new Watched("blog:bags", "blog", "bags", Optional.of(at("/")), Map.of())));
    }

    Settings settings(Instant now) {
        return new Settings(
                home,
                data(),
                Optional.empty(),
                List.of(),
                Optional.of(now),
                Optional.of("tests@example.org"),
                Optional.of("http://localhost:" + web.port()),
                Optional.empty(),
                Optional.of(Duration.ofMillis(1)),
                List.of(),
                Optional.empty(),
                4);
    }

    Path data() {
        return folder.resolve("data");
    }

    List<Subject> subjects() {
        try (Store store = Store.open(StoreSettings.of(Optional.empty(), data()))) {
            List<Subject> out = new ArrayList<>();
            AccountAssessment account = store.assessments().find("blog:bags").orElseThrow();
            account.promotions().stream()
                    .map(PromotionAssessment::subject)
                    .filter(s -> s.chain().isPresent())
                    .forEach(out::add);
            return out;
        }
    }

    int asked(String path) {
        return web.findAll(getRequestedFor(urlEqualTo(path))).size();
    }

    WebUrl at(String path) {
        return WebUrl.of("http://bags.example" + path);
    }

    void post(String at, WebUrl link) {
        page("/bags/1", """
                <article><h1>The bag</h1><time class="entry-date" datetime="%s"></time>
                <div class="entry-content"><p>Gucci bag replica, 1:1 quality, best batch: <a href="%s">here</a></p></div></article>
                """.formatted(at, link));
    }

    void leads(String from, String to) {
        web.stubFor(get(urlEqualTo(from))
                .willReturn(aResponse().withStatus(302).withHeader("Location", at(to).toString())));
    }

    void shop(String path, String title) {
        page(path, """
                <title>%s</title><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product",
                "name": "%s", "offers": {"@type": "Offer", "price": "12.00", "priceCurrency": "EUR",
                "availability": "https://schema.org/InStock"}}</script><h1>%s</h1>
                """.formatted(title, title, title));
    }

    void page(String path, String body) {
        web.stubFor(get(urlEqualTo(path))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html lang=en>" + body + "</html>")));
    }
}
