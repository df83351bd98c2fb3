package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.evidence.Archive;
import promotrace.evidence.Capture;
import promotrace.evidence.Coding;
import promotrace.evidence.Exchange;
import promotrace.evidence.Exchanges;
import promotrace.evidence.Vault;
import promotrace.url.WebUrl;

class ReplayDoorTest {
    private static final String AT = "2026-06-30T12:00:00Z";
    private static final String PAGE = "Content-Type: text/html";

    @TempDir
    Path folder;

    private Archive archive;

    private ReplayDoor door(Exchange... exchanges) {
        try (Vault vault = Vault.open(folder, "test")) {
            for (Exchange x : exchanges)
                vault.keep(x, x.capture(Coding.Limits.USUAL).sha256());
        }
        archive = Archive.open(Vault.open(folder, "test").files());
        return new ReplayDoor(archive, Given.outcomes());
    }

    @AfterEach
    void close() {
        if (archive != null) archive.close();
    }

    private static String body(Fetched fetched) {
        return fetched instanceof Fetched.Page page ? page.text() : Given.word(fetched);
    }

    private static Fetched ask(Door door, String url) throws InterruptedException {
        return door.ask(Ask.get(WebUrl.of(url)));
    }

    @Test
    void anAddressAnswersAsItDidLive() throws InterruptedException {
        ReplayDoor door = door(
                Exchanges.of("https://a.example/", AT, 200, "<p>hello</p>", PAGE),
                Exchanges.of("https://a.example/go", AT, 302, "", "Location: https://b.example/"),
                Exchanges.of("https://a.example/no", AT, 404, "", PAGE),
                Exchanges.of("https://a.example/wall", AT, 403, "", PAGE),
                Exchanges.of("https://a.example/down", AT, 500, "", PAGE));
        assertThat(body(ask(door, "https://a.example/"))).isEqualTo("<p>hello</p>");
        assertThat(body(ask(door, "http://a.example/#top"))).isEqualTo("<p>hello</p>");
        assertThat(((Fetched.Moved) ask(door, "https://a.example/go")).to()).isEqualTo(WebUrl.of("https://b.example/"));
        assertThat(Given.word(ask(door, "https://a.example/no"))).isEqualTo("gone");
        assertThat(Given.word(ask(door, "https://a.example/wall"))).isEqualTo("BLOCKED");
        assertThat(Given.word(ask(door, "https://a.example/down")))
                .as("nothing is asked again")
                .isEqualTo("failed");
        assertThat(door.worldTime()).isEqualTo(Instant.parse(AT));
    }

    @Test
    void anAddressWithoutACaptureIsFinal() throws InterruptedException {
        Fetched fetched = ask(door(Exchanges.of("https://a.example/", AT, 200, "x", PAGE)), "https://b.example/");
        assertThat(fetched).isInstanceOfSatisfying(Fetched.Failed.class, f -> {
            assertThat(f.again()).isFalse();
            assertThat(f.problem()).isEqualTo("no capture");
            assertThat(f.evidence()).isEmpty();
        });
    }

    @Test
    void robotsAreObeyedWhereTheyWereCaptured() throws InterruptedException {
        ReplayDoor door = door(
                Exchanges.of(
                        "https://a.example/robots.txt",
                        AT,
                        200,
                        "User-agent: *\nDisallow: /private/\n",
                        "Content-Type: text/plain"),
                Exchanges.of("https://a.example/private/x", AT, 200, "x", PAGE),
                Exchanges.of("https://a.example/public/x", AT, 200, "x", PAGE),
                Exchanges.of("https://b.example/private/x", AT, 200, "x", PAGE));
        assertThat(Given.word(ask(door, "https://a.example/private/x"))).isEqualTo("ROBOTS");
        assertThat(Given.word(ask(door, "https://a.example/public/x"))).isEqualTo("page");
        assertThat(Given.word(ask(door, "https://b.example/private/x"))).isEqualTo("page");
        assertThat(Given.word(door.ask(Given.withKey("https://a.example/private/x", "key"))))
                .isEqualTo("page");
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # captured                                                  | asked                                             | key          | answers
            https://g.example/v1/p?fields=id,name&access_token=TOKEN    | https://g.example/v1/p?fields=id,name             | access_token | true
            https://g.example/v1/p?fields=id,name&access_token=TOKEN    | https://g.example/v1/p?fields=id,name             | -            | true
            https://g.example/v1/p?fields=id,name&access_token=TOKEN    | https://g.example/v1/p?access_token=X&fields=id,name | -         | true
            https://g.example/v1/c?part=snippet&id=1&key=KEY            | https://g.example/v1/c?id=1&part=snippet          | key          | true
            https://g.example/v1/c?part=snippet&id=1&key=KEY            | https://g.example/v1/c?id=1&part=snippet          | -            | true
            https://g.example/v1/c?part=snippet&id=1&key=KEY            | https://g.example/v1/c?id=2&part=snippet          | key          | false
            https://g.example/v1/c?part=snippet,statistics&id=1&key=KEY | https://g.example/v1/c?id=1&part=statistics       | key          | true
            https://g.example/v1/c?part=snippet&id=1&key=KEY            | https://g.example/v1/c?id=1&part=statistics       | key          | false
            https://g.example/v1/p?fields=id,comments{a,b},shares       | https://g.example/v1/p?fields=shares,comments{b}  | -            | true
            https://g.example/v1/p/posts?limit=100                      | https://g.example/v1/p/posts                      | -            | true
            https://g.example/v1/p/posts?limit=100                      | https://g.example/v1/p/posts?limit=25             | -            | true
            https://g.example/v1/p/posts?limit=100&after=XYZ            | https://g.example/v1/p/posts?limit=100            | -            | false
            https://g.example/v1/p/posts?limit=100                      | https://g.example/v1/p/posts?limit=100&after=XYZ  | -            | false
            https://g.example/s/x                                       | https://g.example/s/x?before=20                   | -            | false
            https://shop.example/p?key=5                                | https://shop.example/p?key=6                      | -            | false
            https://shop.example/p?id=5                                 | https://shop.example/p                            | -            | false
            https://shop.example/p?id=5                                 | https://shop.example/q?id=5                       | -            | false
            """)
    void apiCallsAreFoundInOtherForms(String captured, String asked, String key, boolean answers)
            throws InterruptedException {
        ReplayDoor door = door(Exchanges.of(captured, AT, 200, "{}", "Content-Type: application/json"));
        Ask ask = key == null ? Ask.get(WebUrl.of(asked)) : Given.withKey(asked, key);
        assertThat(Given.word(door.ask(ask))).isEqualTo(answers ? "page" : "failed");
    }

    @Test
    void theSchemeAskedForIsPreferred() throws InterruptedException {
        ReplayDoor door = door(
                Exchanges.of("http://a.example/", AT, 301, "", "Location: https://a.example/"),
                Exchanges.of("https://a.example/", AT, 200, "x", PAGE));
        assertThat(Given.word(ask(door, "http://a.example/"))).isEqualTo("moved");
        assertThat(Given.word(ask(door, "https://a.example/"))).isEqualTo("page");
    }

    @Test
    void passesGoThroughTheFilesInOrderOfTheirDates() throws InterruptedException {
        door(
                        Exchanges.of("https://a.example/", "2026-07-30T12:00:00Z", 200, "later", PAGE),
                        Exchanges.of("https://b.example/", "2026-07-29T12:00:00Z", 200, "new", PAGE))
                .close();
        ReplayDoor door = door(Exchanges.of("https://a.example/", AT, 200, "earlier", PAGE));
        assertThat(door.passes()).containsExactly(Instant.parse(AT), Instant.parse("2026-07-30T12:00:00Z"));
        assertThat(body(ask(door, "https://a.example/"))).isEqualTo("later");
        ReplayDoor first = door.at(door.passes().getFirst());
        assertThat(body(ask(first, "https://a.example/"))).isEqualTo("earlier");
        assertThat(body(ask(first, "https://b.example/"))).isEqualTo("failed");
        assertThat(first.worldTime()).isEqualTo(Instant.parse(AT));
        ReplayDoor second = door.at(door.passes().getLast());
        assertThat(body(ask(second, "https://a.example/"))).isEqualTo("later");
        assertThat(second.worldTime()).isEqualTo(Instant.parse("2026-07-30T12:00:00Z"));
    }

    @Test
    void everyAddressOfTheShippedCaseAnswers() throws InterruptedException {
        Path shipped = Path.of("src/demo/case.warc.gz");
        assumeTrue(Files.exists(shipped), "the shipped case is not here");
        archive = Archive.open(List.of(shipped));
        ReplayDoor door = new ReplayDoor(archive, Given.outcomes());
        Map<String, Integer> outcomes = new TreeMap<>();
        for (Archive.Entry entry : archive.all()) {
            Fetched fetched = ask(door, entry.url().toString());
            outcomes.merge(Given.word(fetched), 1, Integer::sum);
            Capture capture = fetched.evidence().orElseThrow(() -> new AssertionError(entry.url()));
            assertThat(capture.url()).isEqualTo(entry.url());
            if (fetched instanceof Fetched.Page page
                    && capture.header("Content-Type").orElse("").startsWith("text/html")) {
                assertThat(page.text()).isNotEmpty();
            }
        }
        assertThat(archive.all()).hasSizeGreaterThan(2000);
        assertThat(outcomes)
                .containsKeys("page", "moved", "gone", "BLOCKED", "failed")
                .containsEntry("failed", 1);
    }
}
