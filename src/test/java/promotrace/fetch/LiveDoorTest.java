package promotrace.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import promotrace.evidence.Archive;
import promotrace.evidence.Capture;
import promotrace.evidence.Coding;
import promotrace.evidence.Exchanges;
import promotrace.evidence.Sent;
import promotrace.evidence.Vault;
import promotrace.url.WebUrl;

class LiveDoorTest {
    private static final String KEY = "s3cret/Key+9";
    private static final DoorSettings.Limits LIMITS = new DoorSettings.Limits(
            1 << 20,
            new Coding.Limits(2 << 20, 100),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            8,
            Duration.ofSeconds(3));
    private static final DoorSettings.Limits IMPATIENT = new DoorSettings.Limits(
            1 << 20,
            LIMITS.unpacked(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            8,
            Duration.ofSeconds(3));
    private static final DoorSettings SETTINGS = DoorSettings.of("abuse@monitor.example")
            .withPause(Duration.ZERO)
            .withAllowed(List.of(IpRange.of("127.0.0.0/8")))
            .withLimits(LIMITS);

    @TempDir
    Path folder;

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().http2PlainDisabled(true));
    private Vault vault;
    private LiveDoor door;
    private Instant world = Given.AT;
    private Remembering memory = new Remembering();

    @BeforeEach
    void open() {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        vault = Vault.open(folder, "test");
        door = door(SETTINGS, LiveDoorTest::names);
    }

    @AfterEach
    void close() {
        door.close();
        vault.close();
        server.stop();
    }

    /// All names lead to this machine but those that are about to show something.
    private static InetAddress[] names(String host) throws UnknownHostException {
        return switch (host) {
            case "nowhere.example" -> throw new UnknownHostException("nowhere.example: Name or service not known");
            case "unsure.example" ->
                throw new UnknownHostException("unsure.example: Temporary failure in name resolution");
            case "inner.example" -> new InetAddress[] {InetAddress.ofLiteral("10.0.0.5")};
            case "mixed.example" ->
                new InetAddress[] {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("169.254.169.254")};
            default -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        };
    }

    private LiveDoor door(DoorSettings settings, Wire.Resolver resolver) {
        Secrets secrets = name -> name.equals("PROMOTRACE_TEST_KEY") ? Optional.of(KEY) : Optional.empty();
        return new LiveDoor(settings, secrets, vault, memory, Given.outcomes(), this::tick, resolver);
    }

    /// The world's time; it goes on by a second with each look.
    private Instant tick() {
        world = world.plusSeconds(1);
        return world;
    }

    private String at(String path) {
        return "http://shop.example:" + server.port() + path;
    }

    private Fetched ask(String url) throws InterruptedException {
        return door.ask(Ask.get(WebUrl.of(url)));
    }

    private void answers(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlEqualTo(path)).willReturn(answer));
    }

    @Test
    void aPageIsReadAndKeptBeforeItIsGiven() throws Exception {
        answers("/p?x=1", aResponse().withBody("<p>Größe</p>").withHeader("Content-Type", "text/html; charset=utf-8"));
        Fetched fetched = ask(at("/p?x=1#top"));
        assertThat(fetched).isInstanceOf(Fetched.Page.class);
        assertThat(((Fetched.Page) fetched).text()).isEqualTo("<p>Größe</p>");
        Capture capture = fetched.evidence().orElseThrow();
        assertThat(capture.url()).isEqualTo(WebUrl.of(at("/p?x=1")));
        assertThat(vault.find(capture.sha256()).flatMap(vault::read)).hasValueSatisfying(kept -> {
            assertThat(kept.sha256()).isEqualTo(capture.sha256());
            assertThat(kept.url()).isEqualTo(capture.url());
            assertThat(kept.at()).isEqualTo(capture.at());
            assertThat(kept.status()).isEqualTo(200);
        });
        server.verify(getRequestedFor(urlEqualTo("/p?x=1"))
                .withHeader("User-Agent", equalTo("PromoTrace/0.1 (+abuse@monitor.example)"))
                .withoutHeader("Cookie"));
    }

    @Test
    void theAnswerIsTheSameInReplay() throws Exception {
        answers(
                "/zip",
                aResponse()
                        .withBody(Exchanges.gzip("<p>hello</p>".getBytes(StandardCharsets.UTF_8)))
                        .withHeader("Content-Encoding", "gzip")
                        .withHeader("Content-Type", "text/html"));
        answers("/go", aResponse().withStatus(302).withHeader("Location", "/zip"));
        answers("/no", aResponse().withStatus(410).withBody("gone"));
        answers("/wall", aResponse().withStatus(403).withHeader("cf-mitigated", "challenge"));
        answers("/long", aResponse().withBody(new byte[2 << 20]));
        answers(
                "/bomb",
                aResponse().withBody(Exchanges.gzip(new byte[4 << 20])).withHeader("Content-Encoding", "gzip"));
        answers("/torn", aResponse().withBody(new byte[] {1, 0, 2}).withHeader("Content-Encoding", "gzip"));
        List<String> paths = List.of("/zip", "/go", "/no", "/wall", "/long", "/bomb", "/torn", "/robots.txt");
        List<Fetched> live = new ArrayList<>();
        for (String p : paths) live.add(ask(at(p)));
        assertThat(live)
                .extracting(Given::word)
                .containsExactly("page", "moved", "gone", "BLOCKED", "TOO_LARGE", "TOO_LARGE", "failed", "gone");
        vault.close();
        try (Archive archive = Archive.open(vault.files())) {
            ReplayDoor replay = new ReplayDoor(archive, Given.outcomes());
            for (int i = 0; i < paths.size(); i++) {
                Fetched again = replay.ask(Ask.get(WebUrl.of(at(paths.get(i)))));
                assertThat(Given.word(again)).as(paths.get(i)).isEqualTo(Given.word(live.get(i)));
                if (Given.word(again).equals("TOO_LARGE")) continue;
                assertThat(again.evidence().map(Capture::sha256))
                        .isEqualTo(live.get(i).evidence().map(Capture::sha256));
            }
        }
    }

    @Test
    void whatIsPostedIsKeptAndFoundByItsBodyInReplay() throws Exception {
        for (String q : List.of("bags", "belts")) {
            server.stubFor(post(urlPathEqualTo("/query"))
                    .withRequestBody(equalToJson("{\"q\": \"" + q + "\", \"key\": \"SECRET\"}"))
                    .willReturn(aResponse().withBody("some " + q).withHeader("ETag", "\"v1\"")));
        }
        Optional<Ask.Secret> secret = Optional.of(new Ask.Secret("PROMOTRACE_TEST_KEY", "key"));
        WebUrl url = WebUrl.of(at("/query"));
        List<Ask> asks = Stream.of("bags", "belts", "bags")
                .map(q -> new Ask(
                        url,
                        secret,
                        Optional.of(new Sent("application/json", "{\"q\": \"" + q + "\", \"key\": \"SECRET\"}"))))
                .toList();
        List<String> live = new ArrayList<>();
        for (Ask ask : asks) live.add(((Fetched.Page) door.ask(ask)).text());
        assertThat(live).containsExactly("some bags", "some belts", "some bags");
        server.verify(0, postRequestedFor(urlPathEqualTo("/query")).withHeader("If-None-Match", equalTo("\"v1\"")));
        vault.close();
        try (Archive archive = Archive.open(vault.files())) {
            ReplayDoor replay = new ReplayDoor(archive, Given.outcomes());
            assertThat(((Fetched.Page) replay.ask(asks.get(1))).text()).isEqualTo("some belts");
            assertThat(((Fetched.Page) replay.ask(asks.getFirst())).text()).isEqualTo("some bags");
            assertThat(Given.word(replay.ask(Ask.get(url)))).isEqualTo("failed");
        }
    }

    /// A page with validators is asked for conditionally, by this process and by the next one.
    @Test
    void whatDidNotChangeIsAnsweredFromTheVault() throws Exception {
        remembering();
        server.stubFor(get(urlEqualTo("/p"))
                .atPriority(2)
                .willReturn(aResponse()
                        .withBody("<p>one</p>")
                        .withHeader("Content-Type", "text/html")
                        .withHeader("ETag", "\"v1\"")
                        .withHeader("Last-Modified", "Mon, 29 Jun 2026 08:00:00 GMT")));
        server.stubFor(get(urlEqualTo("/p"))
                .atPriority(1)
                .withHeader("If-None-Match", equalTo("\"v1\""))
                .withHeader("If-Modified-Since", equalTo("Mon, 29 Jun 2026 08:00:00 GMT"))
                .willReturn(aResponse().withStatus(304).withHeader("ETag", "\"v1\"")));
        Capture first = ask(at("/p")).evidence().orElseThrow();
        assertThat(memory.answers).as("only what is on disk is remembered").isEmpty();
        Fetched soon = ask(at("/p"));
        door.flush();
        assertThat(memory.answers).containsKey(at("/p"));
        door.close();
        door = door(SETTINGS, LiveDoorTest::names);
        Fetched later = ask(at("/p"));

        for (Fetched again : List.of(soon, later)) {
            assertThat(again).isInstanceOf(Fetched.Page.class);
            assertThat(((Fetched.Page) again).text()).isEqualTo("<p>one</p>");
            Capture capture = again.evidence().orElseThrow();
            assertThat(capture.sha256()).isEqualTo(first.sha256());
            assertThat(capture.at()).isAfter(first.at());
        }
        server.verify(3, getRequestedFor(urlEqualTo("/p")));
        server.verify(2, getRequestedFor(urlEqualTo("/p")).withHeader("If-None-Match", equalTo("\"v1\"")));
        server.verify(1, getRequestedFor(urlEqualTo("/robots.txt")));
    }

    @Test
    void whatChangedIsReadAnewAndRemembered() throws Exception {
        remembering();
        answers("/p", aResponse().withBody("one").withHeader("ETag", "\"v1\""));
        ask(at("/p"));
        answers("/p", aResponse().withBody("two").withHeader("ETag", "W/\"v2\""));
        assertThat(((Fetched.Page) ask(at("/p"))).text()).isEqualTo("two");
        ask(at("/p"));
        server.verify(1, getRequestedFor(urlEqualTo("/p")).withHeader("If-None-Match", equalTo("\"v1\"")));
        server.verify(1, getRequestedFor(urlEqualTo("/p")).withHeader("If-None-Match", equalTo("W/\"v2\"")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            # why                         | status | field          | value
            nothing to ask by             | 200    | -              | -
            an error                      | 500    | ETag           | "v1"
            gone                          | 404    | ETag           | "v1"
            on its way                    | 302    | ETag           | "v1"
            bytes that can't be sent back | 200    | ETag           | "größe"
            an empty field                | 200    | Last-Modified  | ''
            """)
    void theseAreNotAskedConditionally(String why, int status, String field, String value) throws Exception {
        remembering();
        ResponseDefinitionBuilder answer =
                aResponse().withStatus(status).withBody("x").withHeader("Location", "/q");
        answers("/p", field == null ? answer : answer.withHeader(field, value));
        ask(at("/p"));
        ask(at("/p"));
        server.verify(2, getRequestedFor(urlEqualTo("/p")));
        server.verify(
                2,
                getRequestedFor(urlEqualTo("/p")).withoutHeader("If-None-Match").withoutHeader("If-Modified-Since"));
    }

    /// Several workers share what is remembered, but not always where captures lie.
    @Test
    void whoDoesNotHaveTheCaptureAsksForThePage() throws Exception {
        remembering();
        answers("/p", aResponse().withBody("one").withHeader("ETag", "\"v1\""));
        ask(at("/p"));
        door.flush();
        door.close();
        vault.close();
        vault = Vault.open(folder.resolve("elsewhere"), "other");
        door = door(SETTINGS, LiveDoorTest::names);
        assertThat(((Fetched.Page) ask(at("/p"))).text()).isEqualTo("one");
        server.verify(2, getRequestedFor(urlEqualTo("/p")).withoutHeader("If-None-Match"));
        server.verify(2, getRequestedFor(urlEqualTo("/robots.txt")));
    }

    @ParameterizedTest(name = "{0} hours later: {1} requests")
    @CsvSource({"23, 1", "25, 2", "-1, 2"})
    void robotsHoldForADayAcrossProcesses(long hours, int requests) throws Exception {
        remembering();
        answers("/robots.txt", aResponse().withBody("User-agent: *\nDisallow: /private/"));
        ask(at("/x"));
        door.flush();
        door.close();
        world = world.plus(Duration.ofHours(hours));
        door = door(SETTINGS, LiveDoorTest::names);
        assertThat(Given.word(ask(at("/private/y")))).isEqualTo("ROBOTS");
        server.verify(requests, getRequestedFor(urlEqualTo("/robots.txt")));
    }

    /// A door that remembers in memory, as the store would.
    private void remembering() {
        memory = new Remembering();
        door.close();
        door = door(SETTINGS, LiveDoorTest::names);
    }

    private static final class Remembering implements Memory {
        private final Map<String, LastAnswer> answers = new HashMap<>();

        @Override
        public Optional<LastAnswer> find(String key) {
            return Optional.ofNullable(answers.get(key));
        }

        @Override
        public void put(Collection<LastAnswer> some) {
            some.forEach(a -> answers.put(a.key(), a));
        }
    }

    @Test
    void noRedirectIsFollowedAndNothingIsAskedTwice() throws Exception {
        answers("/go", aResponse().withStatus(302).withHeader("Location", "/p"));
        answers("/busy", aResponse().withStatus(503).withHeader("Retry-After", "0"));
        answers("/late", aResponse().withStatus(408));
        for (String p : List.of("/go", "/busy", "/late")) ask(at(p));
        server.verify(0, getRequestedFor(urlEqualTo("/p")));
        server.verify(1, getRequestedFor(urlEqualTo("/busy")));
        server.verify(1, getRequestedFor(urlEqualTo("/late")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # host,           outcome
            nowhere.example,  gone
            unsure.example,   again
            inner.example,    PRIVATE_ADDRESS
            mixed.example,    PRIVATE_ADDRESS
            """)
    void namesAreJudgedByWhatTheyLeadTo(String host, String outcome) throws Exception {
        assertThat(Given.word(ask("http://" + host + ":" + server.port() + "/")))
                .isEqualTo(outcome);
        server.verify(0, getRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://0xa000001/",
                "http://[::1]/",
                "http://[64:ff9b::a00:1]/",
                "http://169.254.169.254/latest/",
                "http://012.0.0.1/",
                "http://1.2.3.4.5/",
                "http://[fe80::1%25lo]/"
            })
    void closedAddressesAreNotAskedFor(String url) throws Exception {
        assertThat(Given.word(ask(url))).isEqualTo("PRIVATE_ADDRESS");
    }

    @Test
    void withNothingOpenedOurOwnMachineIsClosed() throws Exception {
        try (LiveDoor closed = door(SETTINGS.withAllowed(List.of()), LiveDoorTest::names)) {
            String port = ":" + server.port() + "/";
            for (String host : List.of(
                    "127.0.0.1",
                    "127.1",
                    "2130706433",
                    "0x7f.1",
                    "0177.0.0.1",
                    "[::ffff:127.0.0.1]",
                    "shop.example",
                    "localhost")) {
                assertThat(Given.word(closed.ask(Ask.get(WebUrl.of("http://" + host + port)))))
                        .as(host)
                        .isEqualTo("PRIVATE_ADDRESS");
            }
        }
        server.verify(0, getRequestedFor(anyUrl()));
    }

    /// A public page's redirect to every spelling: what it names is refused when it is asked for, and nothing but the page
    /// itself ever reaches this machine, which answers under all its addresses.
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/secret",
                "http://127.1:PORT/secret",
                "http://2130706433:PORT/secret",
                "http://0x7f000001:PORT/secret",
                "http://0177.0.0.1:PORT/secret",
                "http://0:PORT/secret",
                "http://[::1]:PORT/secret",
                "http://[::]:PORT/secret",
                "http://[::ffff:127.0.0.1]:PORT/secret",
                "http://[::ffff:7f00:1]:PORT/secret",
                "http://[64:ff9b::7f00:1]:PORT/secret",
                "http://localhost:PORT/secret",
                "http://LOCALHOST.:PORT/secret",
                "http://inner.example:PORT/secret",
                "http://shop.example@127.0.0.1:PORT/secret",
                "http://shop.example%40@127.0.0.1:PORT/secret",
                "http://127.0.0.1:PORT#@shop.example/secret",
                "http://127.0.0.1:PORT\\\\@shop.example/secret",
                "//127.0.0.1:PORT/secret",
                "\\\\127.0.0.1:PORT\\secret",
                "http:\\\\127.0.0.1:PORT/secret",
                "http:///127.0.0.1:PORT/secret",
                "http://１２７.0.0.1:PORT/secret",
                "http://%31%32%37.0.0.1:PORT/secret",
                "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/secret",
                "http://127。0。0。1:PORT/secret",
                "http://169.254.169.254/latest/meta-data/iam/",
                "http://metadata.google.internal/computeMetadata/v1/",
                "https://127.0.0.1:PORT/secret",
                "file:///etc/passwd",
                "gopher://127.0.0.1:PORT/_secret",
                "ftp://127.0.0.1:PORT/secret",
                "jar:http://127.0.0.1:PORT/secret!/x",
                "javascript:location='http://127.0.0.1:PORT/secret'",
                "data:text/html,<script>location='http://127.0.0.1:PORT/secret'</script>"
            })
    void noRedirectLeadsInside(String location) throws Exception {
        server.stubFor(get(urlPathEqualTo("/secret")).willReturn(aResponse().withBody("secret")));
        answers(
                "/go",
                aResponse().withStatus(302).withHeader("Location", location.replace("PORT", "" + server.port())));
        DoorSettings one = SETTINGS.withAllowed(List.of(IpRange.of("127.0.0.77/32")));
        Wire.Resolver names = host ->
                host.equals("shop.example") ? new InetAddress[] {InetAddress.ofLiteral("127.0.0.77")} : names(host);
        try (LiveDoor outside = door(one, names)) {
            Fetched page = outside.ask(Ask.get(WebUrl.of(at("/go"))));
            Fetched end = page instanceof Fetched.Moved moved ? outside.ask(Ask.get(moved.to())) : page;
            assertThat(Given.word(end)).isIn("PRIVATE_ADDRESS", "failed");
            assertThat(end.evidence().map(Capture::body).map(String::new).orElse(""))
                    .isEmpty();
        }
        server.verify(0, getRequestedFor(urlPathEqualTo("/secret")));
        assertThat(server.getAllServeEvents()).as("robots.txt and the page").hasSize(2);
    }

    /// Names of strangers may lead anywhere.
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.5",
                "172.16.0.1",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.5",
                "::10.0.0.5",
                "64:ff9b::a00:5",
                "2002:a00:5::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "2001:db8::1"
            })
    void noNameLeadsInsideAloneOrBesideAnOpenAddress(String address) throws Exception {
        InetAddress closed = InetAddress.ofLiteral(address);
        InetAddress open = InetAddress.ofLiteral("127.0.0.77");
        DoorSettings one = SETTINGS.withAllowed(List.of(IpRange.of("127.0.0.77/32")));
        for (InetAddress[] all : new InetAddress[][] {{closed}, {open, closed}, {closed, open}}) {
            try (LiveDoor outside = door(one, host -> all)) {
                assertThat(Given.word(outside.ask(Ask.get(WebUrl.of(at("/x"))))))
                        .isEqualTo("PRIVATE_ADDRESS");
            }
        }
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    /// The second look-up leads inside; there is none, for the address that was judged is the one connected to.
    @Test
    void aNameThatChangesItsMindLeadsNowhereElse() throws Exception {
        int[] asked = {0};
        Wire.Resolver rebinding =
                host -> new InetAddress[] {InetAddress.ofLiteral(asked[0]++ % 2 == 0 ? "127.0.0.1" : "10.0.0.5")};
        try (LiveDoor rebound = door(SETTINGS, rebinding)) {
            answers("/p", aResponse().withBody("x"));
            Fetched first = rebound.ask(Ask.get(WebUrl.of(at("/p"))));
            assertThat(Given.word(first)).isIn("page", "PRIVATE_ADDRESS");
            assertThat(asked[0]).as("one look-up a connection").isLessThanOrEqualTo(2);
        }
    }

    @Test
    void hostsSpelledAsNumbersAreAskedUnderTheirPlainForm() throws Exception {
        answers("/p", aResponse().withBody("x"));
        assertThat(Given.word(ask("http://0x7f.1:" + server.port() + "/p"))).isEqualTo("page");
        server.verify(getRequestedFor(urlEqualTo("/p")).withHeader("Host", equalTo("127.0.0.1:" + server.port())));
    }

    @Test
    void whoIsDeniedIsNotAskedEvenForRobots() throws Exception {
        Denied denied = new Denied(List.of(
                new Denied.Entry("left-alone.example", "asked us to", Optional.empty(), Optional.empty()),
                new Denied.Entry("shop.example/cart", "a basket", Optional.empty(), Optional.empty())));
        answers("/robots.txt", aResponse().withStatus(404));
        answers("/p", aResponse().withBody("x"));
        String port = ":" + server.port();
        try (LiveDoor careful = door(SETTINGS.withDenied(denied), LiveDoorTest::names)) {
            for (String url : List.of(
                    "http://left-alone.example" + port + "/",
                    "http://www.left-alone.example" + port + "/p",
                    at("/cart/1"))) {
                assertThat(Given.word(careful.ask(Ask.get(WebUrl.of(url)))))
                        .as(url)
                        .isEqualTo("DENIED");
            }
            server.verify(0, getRequestedFor(anyUrl()));
            assertThat(Given.word(careful.ask(Ask.get(WebUrl.of(at("/p")))))).isEqualTo("page");
            answers(
                    "/robots.txt",
                    aResponse().withStatus(301).withHeader("Location", "http://left-alone.example" + port + "/r"));
            String elsewhere = "http://other.example" + port + "/p";
            assertThat(Given.word(careful.ask(Ask.get(WebUrl.of(elsewhere))))).isEqualTo("DENIED");
        }
        server.verify(0, getRequestedFor(urlEqualTo("/r")));
    }

    @Test
    void robotsAreAskedFirstAndObeyed() throws Exception {
        answers("/robots.txt", aResponse().withBody("User-agent: *\nDisallow: /private/\n"));
        answers("/private/x", aResponse().withBody("x"));
        answers("/x", aResponse().withBody("x"));
        assertThat(Given.word(ask(at("/private/x")))).isEqualTo("ROBOTS");
        assertThat(Given.word(ask(at("/x")))).isEqualTo("page");
        server.verify(0, getRequestedFor(urlEqualTo("/private/x")));
        server.verify(1, getRequestedFor(urlEqualTo("/robots.txt")));
    }

    @Test
    void aServerWhoseRobotsFailIsLeftAlone() throws Exception {
        answers("/robots.txt", aResponse().withStatus(500));
        answers("/x", aResponse().withBody("x"));
        Fetched fetched = ask(at("/x"));
        assertThat(Given.word(fetched)).isEqualTo("again");
        assertThat(((Fetched.Failed) fetched).problem()).isEqualTo("robots.txt: answered 500");
        server.verify(0, getRequestedFor(urlEqualTo("/x")));
    }

    @Test
    void redirectedRobotsCantLeadInside() throws Exception {
        answers("/robots.txt", aResponse().withStatus(301).withHeader("Location", "http://10.0.0.5/robots.txt"));
        assertThat(Given.word(ask(at("/x")))).isEqualTo("PRIVATE_ADDRESS");
    }

    @Test
    void keysAreSentButNeverKept() throws Exception {
        server.stubFor(
                get(urlPathEqualTo("/v1/posts"))
                        .willReturn(
                                aResponse()
                                        .withHeader("X-Echo", KEY)
                                        .withHeader("Content-Type", "application/json")
                                        .withBody(
                                                "{\"next\":\"https://g.example/v1/posts?access_token=s3cret%2FKey%2B9&after=2\",\"raw\":\"s3cret\\/Key+9\"}")));
        Fetched fetched = door.ask(Given.withKey(at("/v1/posts?limit=5"), "access_token"));
        server.verify(getRequestedFor(urlPathEqualTo("/v1/posts"))
                .withQueryParam("access_token", equalTo(KEY))
                .withQueryParam("limit", equalTo("5")));
        assertThat(fetched.evidence().orElseThrow().url()).isEqualTo(WebUrl.of(at("/v1/posts?limit=5")));
        assertThat(((Fetched.Page) fetched).text()).contains("access_token=SECRET&after=2");
        vault.close();
        for (Path warc : vault.files()) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(warc))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .doesNotContain("s3cret")
                        .contains("/v1/posts?limit=5");
            }
        }
    }

    @Test
    void aKeyThatNoHeaderCanCarryIsNotSentAndNotTold() throws Exception {
        Secrets secrets = name -> Optional.of("s3crét\nKey");
        try (LiveDoor odd =
                new LiveDoor(SETTINGS, secrets, vault, memory, Given.outcomes(), this::tick, LiveDoorTest::names)) {
            Ask.Secret secret = new Ask.Secret("PROMOTRACE_TEST_KEY", new Ask.As.Field("X-Key", "{secret}"));
            Fetched fetched = odd.ask(new Ask(WebUrl.of(at("/v1")), Optional.of(secret)));
            assertThat(fetched)
                    .isEqualTo(new Fetched.Failed(
                            WebUrl.of(at("/v1")),
                            "PROMOTRACE_TEST_KEY holds characters that no header can carry",
                            false,
                            Optional.empty()));
        }
        server.verify(0, getRequestedFor(urlEqualTo("/v1")));
    }

    @Test
    void aKeyThatIsNotGivenIsNeeded() throws Exception {
        Ask ask = new Ask(WebUrl.of(at("/v1")), Optional.of(new Ask.Secret("PROMOTRACE_OTHER", "key")));
        assertThat(Given.word(door.ask(ask))).isEqualTo("NEEDS_KEY");
        server.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void faultsHaveTheirOutcomeInTime() throws Exception {
        answers("/hang", aResponse().withFixedDelay(20_000).withBody("x"));
        answers("/drip", aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(100, 30_000));
        answers("/reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        answers("/empty", aResponse().withFault(Fault.EMPTY_RESPONSE));
        answers("/garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        ask(at("/robots.txt"));
        try (LiveDoor impatient = door(SETTINGS.withLimits(IMPATIENT), LiveDoorTest::names)) {
            impatient.ask(Ask.get(WebUrl.of(at("/x"))));
            for (String path : List.of("/hang", "/drip", "/reset", "/empty", "/garbage")) {
                long start = System.nanoTime();
                Fetched fetched = impatient.ask(Ask.get(WebUrl.of(at(path))));
                assertThat(Given.word(fetched)).as(path).isEqualTo("again");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).as(path).isLessThan(Duration.ofSeconds(5));
            }
        }
        String url = at("/x");
        server.stop();
        assertThat(Given.word(ask(url))).isEqualTo("again");
    }

    /// A server that says the same to everybody, byte for byte, and hangs up.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what it says                                                     | outcome
            HTTP/1.1 200 OK~Content-Length: 500~~only this                     | again
            HTTP/1.1 200 OK~Transfer-Encoding: chunked~~ff~only this           | again
            HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz~only this           | again
            HTTP/1.1 200 OK~Content-Length: 2~~ok                              | page
            HTTP/1.0 200 OK~~until the end                                     | page
            HTTP/1.1 200 OK~Content-Length: 99999999999~~x                     | TOO_LARGE
            HTTP/1.1 200 OK~Content-Type: text/html; charset=x-unknown~Content-Length: 2~~ok | page
            HTTP/1.1 200 OK~X-Pad: PAD~~x                                      | again
            SSH-2.0-OpenSSH_9.2~                                               | again
            HTTP/1.1 abc~~                                                     | again
            """)
    void whatAServerSaysIsTakenAsItIs(String says, String outcome) throws Exception {
        byte[] bytes =
                says.replace("~", "\r\n").replace("PAD", "a".repeat(400_000)).getBytes(StandardCharsets.UTF_8);
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                for (boolean robots = true; ; robots = false) {
                    try (Socket client = socket.accept()) {
                        client.getInputStream().read(new byte[4096]);
                        String none = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                        client.getOutputStream().write(robots ? none.getBytes(StandardCharsets.UTF_8) : bytes);
                        client.shutdownOutput();
                        client.getInputStream().readAllBytes();
                    } catch (IOException over) {
                        return;
                    }
                }
            });
            Fetched fetched = ask("http://raw.example:" + socket.getLocalPort() + "/x");
            assertThat(Given.word(fetched)).isEqualTo(outcome);
        }
    }

    @Test
    void aHostHasOneRequestAtATimeWithAPauseBetween() throws Exception {
        answers("/robots.txt", aResponse().withStatus(404));
        for (int i = 0; i < 4; i++) answers("/" + i, aResponse().withBody("x").withFixedDelay(50));
        List<Long> times = new java.util.concurrent.CopyOnWriteArrayList<>();
        server.addMockServiceRequestListener((request, response) -> times.add(System.nanoTime()));
        try (LiveDoor slow = door(SETTINGS.withPause(Duration.ofMillis(200)), LiveDoorTest::names);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Fetched>> asks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Ask ask = Ask.get(WebUrl.of(at("/" + i)));
                asks.add(() -> slow.ask(ask));
            }
            for (Future<Fetched> f : threads.invokeAll(asks))
                assertThat(Given.word(f.get())).isEqualTo("page");
        }
        List<Long> sorted = times.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i) - sorted.get(i - 1))
                    .isGreaterThan(Duration.ofMillis(195).toNanos());
        }
    }

    @Test
    void aHostThatWantsToBeLeftAloneIs() throws Exception {
        answers("/busy", aResponse().withStatus(429).withHeader("Retry-After", "120"));
        answers("/x", aResponse().withBody("x"));
        Fetched busy = ask(at("/busy"));
        assertThat(busy.again()).isTrue();
        assertThat(busy.retryAfter()).hasValue(Duration.ofSeconds(120));
        assertThat(Given.word(ask(at("/x")))).isEqualTo("again");
        server.verify(0, getRequestedFor(urlEqualTo("/x")));
    }

    @Test
    void withAProxyNamesAreItsOwnBusinessButNotLocalOnes() throws Exception {
        answers("/p", aResponse().withBody("by proxy"));
        DoorSettings proxied =
                SETTINGS.withAllowed(List.of()).withProxy(WebUrl.parse("http://127.0.0.1:" + server.port()));
        try (LiveDoor through = door(proxied, host -> {
            throw new UnknownHostException("nobody is asked for " + host);
        })) {
            assertThat(Given.word(through.ask(Ask.get(WebUrl.of("http://elsewhere.example/p")))))
                    .isEqualTo("page");
            for (String url : List.of(
                    "http://localhost/",
                    "http://printer.local/",
                    "http://10.0.0.1/",
                    "http://127.1:" + server.port() + "/p",
                    "http://intranet/",
                    "http://metadata.google.internal/")) {
                assertThat(Given.word(through.ask(Ask.get(WebUrl.of(url)))))
                        .as(url)
                        .isEqualTo("PRIVATE_ADDRESS");
            }
        }
        server.verify(1, getRequestedFor(urlEqualTo("/p")));
    }

    @Test
    void withoutAContactNobodyIsAsked() {
        assertThatThrownBy(() -> door(DoorSettings.of(" "), LiveDoorTest::names))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("contact");
    }

    @Test
    void certificatesThatCantBeReadAreNamed() throws IOException {
        Path pem = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        assertThatThrownBy(() -> door(SETTINGS.withTrust(Optional.of(pem)), LiveDoorTest::names))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ca.pem");
    }

    @Test
    void anInterruptedAskStops() throws Exception {
        answers("/hang", aResponse().withFixedDelay(20_000).withBody("x"));
        Thread asker = Thread.ofVirtual().unstarted(() -> {
            try {
                ask(at("/hang"));
            } catch (InterruptedException expected) {
                Thread.currentThread().interrupt();
            }
        });
        asker.start();
        Thread.sleep(300); // into the request
        asker.interrupt();
        assertThat(asker.join(Duration.ofSeconds(2))).isTrue();
    }
}
