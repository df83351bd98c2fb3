package promotrace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.assess.Subject;
import promotrace.resolve.Answer;
import promotrace.resolve.Asked;
import promotrace.resolve.Cloaked;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.url.WebUrl;

/// A run that asks suspects' links once more as somebody who follows them.
class ComparingTest {
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    @TempDir
    private Path folder;

    private BagsBlog blog;

    @BeforeEach
    void serve() throws IOException {
        blog = new BagsBlog(folder);
    }

    @AfterEach
    void end() {
        blog.close();
    }

    @Test
    void aLinkThatLeadsWhoClicksElsewhereIsToldAndAskedOnlyOnceInThatWay() throws Exception {
        cloak("/s/bag", "/shop/tea");
        blog.comparing = true;
        blog.run(START);
        Cloaked both = new Cloaked(Optional.of(blog.at("/shop/dress")), Optional.of(blog.at("/shop/tea")));
        assertThat(blog.subjects()).extracting(Subject::cloaked).containsExactly(Optional.of(both));
        assertThat(clicks("/s/bag")).isEqualTo(1);
        assertThat(clicks("/shop/tea")).isEqualTo(1);
        blog.run(START.plusSeconds(60));
        assertThat(clicks("/s/bag")).isEqualTo(1);
        assertThat(blog.subjects()).extracting(Subject::cloaked).containsExactly(Optional.of(both));
        assertThat(Files.readString(folder.resolve("report.json"))).contains("\"cloaked\"");
        assertThat(Files.readString(folder.resolve("report.html"))).contains("Asked as somebody who follows it");
        try (Store store = Store.open(StoreSettings.of(Optional.empty(), blog.data()))) {
            Asked asked = Asked.plain(blog.at("/s/bag"));
            assertThat(store.answers().findAsked(List.of(asked, asked.clicked())))
                    .hasSize(2)
                    .extractingByKey(asked.clicked())
                    .extracting(Answer::capture)
                    .isNotEqualTo(Optional.empty());
            assertThat(store.answers().all()).containsKey(blog.at("/s/bag")).doesNotContainKey(blog.at("/shop/tea"));
        }
    }

    @Test
    void nobodyIsComparedUnlessItIsWanted() throws Exception {
        cloak("/s/bag", "/shop/tea");
        blog.run(START);
        assertThat(clicks("/s/bag")).isZero();
        assertThat(blog.subjects()).extracting(Subject::cloaked).containsExactly(Optional.empty());
    }

    @Test
    void whatTreatsAllAlikeIsNotCloaked() throws Exception {
        blog.comparing = true;
        blog.run(START);
        assertThat(clicks("/s/bag")).isEqualTo(1);
        assertThat(blog.subjects()).extracting(Subject::cloaked).containsExactly(Optional.empty());
    }

    @Test
    void whatChangedMeanwhileIsNotTakenForCloaking() throws Exception {
        blog.run(START);
        blog.leads("/s/bag", "/shop/tea");
        blog.comparing = true;
        String file = Files.readString(blog.home.resolve("config/revisits.yml"));
        Files.writeString(blog.home.resolve("config/revisits.yml"), file.replaceFirst("gaps: \\[.*\\]", "gaps: []"));
        blog.run(START.plus(Duration.ofDays(3)));
        assertThat(blog.subjects()).extracting(Subject::cloaked).containsOnly(Optional.empty());
    }

    @Test
    void aProgrammesClickIsNotAskedOnceMore() throws Exception {
        String click = "/cread.php?s=1&v=2&r=3";
        blog.post("2026-05-01T09:00:00Z", WebUrl.of("http://www.awin1.com" + click));
        blog.leads(click, "/s/bag");
        cloak("/s/bag", "/shop/tea");
        blog.comparing = true;
        blog.run(START);
        assertThat(blog.asked(click)).isEqualTo(1);
        assertThat(clicks("/s/bag")).isEqualTo(1);
        assertThat(blog.subjects()).allMatch(s -> s.cloaked().isPresent());
    }

    private void cloak(String path, String to) {
        blog.web.stubFor(get(urlEqualTo(path))
                .withHeader("Referer", equalTo("http://bags.example/"))
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", blog.at(to).toString())));
        blog.web.stubFor(get(urlEqualTo(path))
                .withHeader("Referer", absent())
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", blog.at("/shop/dress").toString())));
    }

    private int clicks(String path) {
        return blog.web
                .findAll(getRequestedFor(urlEqualTo(path)).withHeader("Referer", equalTo("http://bags.example/")))
                .size();
    }
}
