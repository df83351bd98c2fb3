package promotrace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.assess.Subject;
import promotrace.evidence.Capture;
import promotrace.evidence.Sha256;
import promotrace.picture.Depiction;
import promotrace.picture.Drawn;
import promotrace.storefront.Relisted;
import promotrace.url.WebUrl;

/// A blog's post and its shop with their pictures, as runs fetch, keep and compare them.
class DepictingTest {
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final BufferedImage DRESS = Drawn.picture(Drawn.Motif.SCENE, 7, 400, 300);
    private static final BufferedImage BAG = Drawn.picture(Drawn.Motif.SCENE, 8, 400, 300);

    @TempDir
    private Path folder;

    private BagsBlog blog;

    @BeforeEach
    void serve() throws IOException {
        blog = new BagsBlog(folder);
        post("/pic/bag.jpg", blog.at("/shop/dress"));
        shop("/shop/dress", "Summer dress", "/pic/dress.png");
        picture("/pic/bag.jpg", Drawn.jpeg(BAG, 0.8));
        picture("/pic/dress.png", Drawn.file(DRESS, "png"));
    }

    @AfterEach
    void end() {
        blog.close();
    }

    private void post(String picture, WebUrl link) {
        blog.page("/bags/1", """
                <article><h1>The bag</h1><time class="entry-date" datetime="2026-05-01T09:00:00Z"></time>
                <div class="entry-content"><p>Gucci bag replica, 1:1 quality, best batch: <a href="%s">here</a>
                <img src="%s" alt="the bag"></p></div></article>
                """.formatted(link, picture));
    }

    private void shop(String path, String title, String picture) {
        blog.page(path, """
                <title>%s</title><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product",
                "name": "%s", "image": "%s", "offers": {"@type": "Offer", "price": "12.00", "priceCurrency": "EUR",
                "availability": "https://schema.org/InStock"}}</script><h1>%s</h1>
                """.formatted(title, title, picture, title));
    }

    private void picture(String path, byte[] bytes) {
        String type = path.endsWith("png") ? "image/png" : "image/jpeg";
        blog.web.stubFor(get(urlEqualTo(path))
                .willReturn(aResponse().withHeader("Content-Type", type).withBody(bytes)));
    }

    private Subject subject() {
        return blog.subjects().stream()
                .filter(s -> s.until().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private Optional<Capture> capture(Sha256 sha256) {
        return Captures.find(blog.data(), List.of(), sha256.hex()).map(seen -> seen.capture());
    }

    @Test
    void thePicturesOfBothEndsAreKeptHashedAndCompared() throws Exception {
        blog.run(START);

        Subject s = subject();
        assertThat(s.pictured().post()).singleElement().satisfies(d -> {
            assertThat(d.url()).isEqualTo(blog.at("/pic/bag.jpg"));
            assertThat(d.hash()).isPresent();
            assertThat(d.width()).isEqualTo(400);
            assertThat(capture(d.capture().orElseThrow()).orElseThrow().header("Content-Type"))
                    .contains("image/jpeg");
        });
        assertThat(s.pictured().listing()).extracting(Depiction::url).containsExactly(blog.at("/pic/dress.png"));
        assertThat(s.pictured().same()).contains(false);
        assertThat(Files.readString(folder.resolve("report.json")))
                .contains(
                        "\"postPictures\"",
                        "\"samePicture\" : false",
                        s.pictured().post().getFirst().hash().orElseThrow().toString());
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("none of its first pictures looks like one of the post's");
        blog.web.verify(getRequestedFor(urlEqualTo("/pic/bag.jpg"))
                .withHeader(
                        "Accept", equalTo("image/webp,image/jpeg,image/png,image/gif;q=0.9,image/*;q=0.2,*/*;q=0.1")));
        try (Stream<Path> files = Files.list(blog.data().resolve("warc"))) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith("-pictures.warc.gz")))
                    .hasSize(1);
        }
    }

    @Test
    void aPictureIsFetchedOnce() throws Exception {
        blog.run(START);
        blog.run(START.plus(DAY));
        blog.run(START.plus(DAY.multipliedBy(4)));
        assertThat(blog.asked("/shop/dress")).isGreaterThan(1);
        assertThat(blog.asked("/pic/dress.png")).isEqualTo(1);
        assertThat(blog.asked("/pic/bag.jpg")).isEqualTo(1);

        post("/pic/bag.jpg?signed=anew", blog.at("/shop/dress"));
        shop("/shop/dress", "Summer dress", "/pic/other.png");
        picture("/pic/other.png", Drawn.file(BAG, "png"));
        blog.run(START.plus(DAY.multipliedBy(13)));
        assertThat(blog.asked("/pic/bag.jpg?signed=anew"))
                .as("platforms sign addresses anew each time")
                .isZero();
        assertThat(blog.asked("/pic/other.png")).isEqualTo(1);
        assertThat(subject().pictured().same()).contains(true);
    }

    @Test
    void whatIsNoPictureSaysWhy() throws Exception {
        picture("/pic/dress.png", new byte[] {1, 2, 3});
        blog.web.stubFor(get(urlEqualTo("/pic/bag.jpg")).willReturn(aResponse().withStatus(404)));
        blog.run(START);

        Subject s = subject();
        assertThat(s.pictured().listing()).singleElement().satisfies(d -> {
            assertThat(d.hash()).isEmpty();
            assertThat(d.because()).isNotBlank();
        });
        assertThat(s.pictured().post()).extracting(Depiction::because).containsExactly("not there");
        assertThat(s.pictured().same()).isEmpty();
        blog.run(START.plus(DAY));
        assertThat(blog.asked("/pic/bag.jpg")).isEqualTo(1);
    }

    @Test
    void aSmallerFormIsAskedForFirstAndThePicturesOwnAddressWhereThereIsNone() throws Exception {
        Files.writeString(blog.home.resolve("config/pictures.yml"), """
                posts: 1
                listings: 1
                sizes:
                  - hosts: [bags.example]
                    source: this test
                    pattern: '\\.(png|jpg)$'
                    small: '_small.$1'
                    examples:
                      - {address: 'http://bags.example/a.png', small: 'http://bags.example/a_small.png'}
                      - {address: 'http://bags.example/a.gif'}
                """);
        picture("/pic/dress_small.png", Drawn.file(Drawn.resized(DRESS, 100, 75), "png"));
        blog.web.stubFor(get(urlEqualTo("/pic/bag.jpg"))
                .willReturn(aResponse().withStatus(302).withHeader("Location", "/pic/moved.jpg")));
        picture("/pic/moved.jpg", Drawn.jpeg(BAG, 0.8));
        blog.run(START);

        assertThat(blog.asked("/pic/dress.png")).isZero();
        assertThat(blog.asked("/pic/bag_small.jpg")).isEqualTo(1);
        Subject s = subject();
        assertThat(s.pictured().listing()).singleElement().satisfies(d -> {
            assertThat(d.url()).isEqualTo(blog.at("/pic/dress.png"));
            assertThat(d.width()).isEqualTo(100);
        });
        assertThat(s.pictured().post()).singleElement().satisfies(d -> {
            assertThat(d.url()).isEqualTo(blog.at("/pic/bag.jpg"));
            assertThat(d.hash()).isPresent();
        });
    }

    @Test
    void aPictureThatComesBackAtAnotherShopIsFound() throws Exception {
        blog.run(START);
        blog.web.stubFor(get(urlEqualTo("/shop/dress")).willReturn(aResponse().withStatus(404)));
        blog.page(
                "/", "<title>Bags</title><article><h2><a href='/bags/1'>1</a> <a href='/bags/2'>2</a></h2></article>");
        blog.page("/bags/2", """
                <article><h1>Again</h1><time class="entry-date" datetime="2026-05-02T09:00:00Z"></time>
                <div class="entry-content"><p>Same bag, new shop: <a href="http://other.example/shop/again">here</a></p></div></article>
                """);
        shop("/shop/again", "Kitchen towel", "http://other.example/pic/towel.jpg");
        picture("/pic/towel.jpg", Drawn.jpeg(Drawn.resized(DRESS, 320, 240), 0.7));
        blog.run(START.plus(DAY));

        Relisted again = blog.subjects().stream()
                .flatMap(s -> s.history().again().stream())
                .findFirst()
                .orElseThrow();
        assertThat(again.seller()).contains("site:other.example");
        assertThat(again.why()).isEqualTo(Relisted.Why.LOOKS);
        assertThat(again.pictures())
                .hasSize(2)
                .allSatisfy(c -> assertThat(capture(c)).isPresent());
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("another seller, site:other.example, with a picture that looks the same");
    }
}
