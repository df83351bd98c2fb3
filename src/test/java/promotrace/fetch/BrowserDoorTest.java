package promotrace.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Archive;
import promotrace.evidence.Capture;
import promotrace.evidence.Sha256;
import promotrace.evidence.Vault;
import promotrace.fetch.browser.ChromiumRenderer;
import promotrace.url.WebUrl;

/// Pages in a real Chromium, served on this machine. Skipped where there is none.
class BrowserDoorTest {
    private static final RenderRules RULES = RenderRules.read(new ConfigFolder(Path.of("")));
    private static final DoorSettings SETTINGS = DoorSettings.of("abuse@monitor.example")
            .withPause(Duration.ZERO)
            .withAllowed(List.of(IpRange.of("127.0.0.0/8")));

    private static ChromiumRenderer renderer;

    @TempDir
    Path folder;

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().http2PlainDisabled(true));
    private Vault vault;
    private Door door;

    @BeforeAll
    static void start() {
        renderer = new ChromiumRenderer(RULES, SETTINGS.userAgent(), System.getenv());
        renderer.missing().ifPresent(why -> assumeTrue(false, "pages in a browser are not tested: " + why));
    }

    @AfterAll
    static void end() {
        renderer.close();
    }

    @BeforeEach
    void open() {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        vault = Vault.open(folder, "test");
        door = door(renderer, RULES.limits().whole());
    }

    private Door door(Renderer with, Duration whole) {
        LiveDoor plain =
                new LiveDoor(SETTINGS, Secrets.NONE, vault, Memory.NONE, Given.outcomes(), () -> Given.AT, host ->
                        new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")});
        return new BrowserDoor(plain, with, vault, Given.outcomes(), whole);
    }

    @AfterEach
    void close() {
        vault.close();
        server.stop();
    }

    private String at(String path) {
        return "http://www.shop.example:" + server.port() + path;
    }

    private void answers(String path, String type, String body) {
        answers(path, aResponse().withHeader("Content-Type", type).withBody(body));
    }

    private void answers(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlEqualTo(path)).willReturn(answer));
    }

    private void page(String path, String html) {
        answers(path, "text/html", html);
    }

    private Fetched opened(String path) throws InterruptedException {
        return door.ask(Ask.get(WebUrl.of(at(path))).opened());
    }

    private String text(String path) throws InterruptedException {
        Fetched fetched = opened(path);
        assertThat(fetched).isInstanceOf(Fetched.Page.class);
        return ((Fetched.Page) fetched).text();
    }

    /// Paths that were asked for, without robots.txt, sorted.
    private List<String> asked() {
        return server.findAll(anyRequestedFor(anyUrl())).stream()
                .map(LoggedRequest::getUrl)
                .filter(u -> !u.equals("/robots.txt"))
                .sorted()
                .toList();
    }

    @Test
    void whatScriptsMakeOfAPageIsReadKeptAndReplayed() throws Exception {
        answers("/app.js", "text/javascript", """
                fetch('http://api.shop.example:%d/posts').then(r => r.json()).then(posts => {
                  for (const p of posts) document.querySelector('main').append(Object.assign(
                      document.createElement('article'), {textContent: p.words})); });
                """.formatted(server.port()));
        answers("/posts", "application/json", "[{\"words\": \"Tasche 包 👜\"}, {\"words\": \"link in bio\"}]");
        page(
                "/p",
                "<!DOCTYPE html><html lang=de><body class=a><main></main><script src=/app.js></script></body></html>");
        Fetched fetched = opened("/p");
        String html = ((Fetched.Page) fetched).text();
        assertThat(html)
                .startsWith("<!DOCTYPE html>\n<html lang=\"de\"><head></head><body class=\"a\"><main><article>")
                .contains("<article>Tasche 包 👜</article><article>link in bio</article>")
                .endsWith("</body></html>");
        Capture shown = fetched.evidence().orElseThrow();
        assertThat(shown.url()).isEqualTo(WebUrl.of(at("/p")));
        vault.close();
        try (Archive archive = Archive.open(warcs())) {
            ReplayDoor replay = new ReplayDoor(archive, Given.outcomes());
            Ask plain = Ask.get(WebUrl.of(at("/p")));
            assertThat(replay.ask(plain.opened())).isEqualTo(fetched);
            assertThat(((Fetched.Page) replay.ask(plain)).text()).contains("<main></main>");
            assertThat(archive.find(shown.sha256()).flatMap(archive::read)).hasValue(shown);
            assertThat(archive.list(WebUrl.of(at("/app.js")))).hasSize(1);
            assertThat(archive.list(WebUrl.of("http://api.shop.example:" + server.port() + "/posts")))
                    .hasSize(1);
        }
        assertThat(asked()).containsExactly("/app.js", "/p", "/posts");
        server.findAll(anyRequestedFor(anyUrl()))
                .forEach(r ->
                        assertThat(r.getHeader("User-Agent")).isEqualTo("PromoTrace/0.1 (+abuse@monitor.example)"));
    }

    private List<Path> warcs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".warc.gz")).toList();
        }
    }

    @Test
    void nothingLeavesButThroughTheDoor() throws Exception {
        try (Trap trap = new Trap()) {
            page(
                    "/p",
                    HOSTILE.replace("TRAP", "127.0.0.1:" + trap.port()).replace("OWN", "127.0.0.1:" + server.port()));
            page(
                    "/frame",
                    "<p>framed</p><meta http-equiv=refresh content='0;url=http://127.0.0.1:%d/refresh'>"
                            .formatted(trap.port()));
            answers(
                    "/w.js",
                    "text/javascript",
                    "fetch('http://127.0.0.1:%d/worker').catch(()=>{}); postMessage(1)".formatted(trap.port()));
            assertThat(text("/p")).contains("<p id=\"last\">all was tried</p>");
            assertThat(trap.seen()).isEmpty();
            assertThat(server.findAll(anyRequestedFor(anyUrl())))
                    .allSatisfy(r -> assertThat(r.getMethod()).isEqualTo(RequestMethod.GET))
                    .allSatisfy(r -> assertThat(r.getHeader("User-Agent")).startsWith("PromoTrace/"));
            assertThat(asked()).containsExactly("/frame", "/p", "/w.js");
        }
    }

    private static final String HOSTILE = """
            <!doctype html><html><head>
            <link rel=preconnect href=http://TRAP><link rel=dns-prefetch href=http://TRAP>
            <link rel=prefetch href=http://TRAP/prefetch><link rel=prefetch href=/prefetched>
            <link rel=preload as=image href=http://TRAP/preload><link rel=prerender href=http://TRAP/prerender>
            <link rel=icon href=/favicon.png><link rel=manifest href=/manifest.json>
            <link rel=stylesheet href=http://TRAP/a.css>
            <script type=speculationrules>{"prefetch":[{"source":"list","urls":["/spec","http://TRAP/spec"]}]}</script>
            <style>@import url(http://TRAP/b.css); @font-face{font-family:f;src:url(http://TRAP/f.woff)}
              body{font-family:f;background:url(/bg.png)}</style></head>
            <body>text<img src=/i.png><img src=http://TRAP/i.png><video src=/v.mp4 autoplay></video><audio src=/a.mp3 autoplay></audio>
            <iframe src=/frame></iframe><iframe src=http://TRAP/frame></iframe><iframe src=file:///etc/passwd></iframe>
            <iframe src=chrome://version></iframe><iframe src="data:text/html,<img src=http://TRAP/data>"></iframe>
            <object data=http://TRAP/o></object><embed src=http://TRAP/e><a id=ping ping=http://TRAP/ping href=#x>a</a>
            <a id=down download href=/download.zip>d</a><iframe name=target></iframe>
            <form id=form method=post action=/posted target=target></form>
            <form id=form2 action=http://TRAP/form target=target></form>
            <script>
              const no = f => { try { const p = f(); if (p && p.catch) p.catch(() => {}); } catch (e) {} };
              no(() => navigator.sendBeacon('/beacon', 'x'));
              no(() => navigator.sendBeacon('http://TRAP/beacon', 'x'));
              no(() => fetch('http://TRAP/fetch', {mode: 'no-cors', keepalive: true}));
              no(() => fetch('/post', {method: 'POST', body: 'x'}));
              no(() => fetch('/put', {method: 'PUT', body: 'x'}));
              no(() => { const x = new XMLHttpRequest(); x.open('GET', 'http://TRAP/xhr'); x.send(); });
              no(() => new EventSource('/events'));
              no(() => new EventSource('http://TRAP/events'));
              no(() => new WebSocket('ws://TRAP/socket'));
              no(() => new WebSocket('ws://OWN/socket'));
              no(() => new WebTransport('https://TRAP/wt'));
              no(() => navigator.serviceWorker.register('/sw.js'));
              no(() => new SharedWorker('http://TRAP/shared.js'));
              no(() => new Worker('/w.js'));
              no(() => new Worker(URL.createObjectURL(new Blob([
                `fetch('http://TRAP/blob', {mode: 'no-cors'}).catch(() => {}); new WebSocket('ws://TRAP/blob');
                 try { new WebTransport('https://TRAP/blob') } catch (e) {} importScripts('http://TRAP/imported.js')`]))));
              no(() => import('http://TRAP/module.js'));
              for (let i = -1; i < frames.length; i++) no(() => { const RTC = (i < 0 ? window : frames[i]).RTCPeerConnection;
                const pc = new RTC({iceServers: [{urls: 'stun:TRAP'}, {urls: 'turn:TRAP?transport=tcp', username: 'a', credential: 'b'}]});
                pc.createDataChannel('x'); pc.createOffer().then(o => pc.setLocalDescription(o)); });
              no(() => ping.click());
              no(() => down.click());
              no(() => form.submit());
              no(() => form2.submit());
              no(() => open('http://TRAP/popup'));
              no(() => open('/popup'));
              no(() => open('mailto:somebody@shop.example'));
              no(() => { const f = document.createElement('iframe'); f.src = URL.createObjectURL(
                  new Blob([`<script>fetch('http://TRAP/blobframe', {mode: 'no-cors'})<\\/script>`], {type: 'text/html'})); document.body.append(f); });
              setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<p id=last>all was tried</p>'), 300);
            </script></body></html>
            """;

    @Test
    void robotsTxtHoldsForWhatThePageAsksFor() throws Exception {
        answers("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private/\n");
        answers("/private/a.js", "text/javascript", "document.title = 'no'");
        answers("/b.js", "text/javascript", "document.body.append('yes')");
        page("/p", "<body><script src=/private/a.js></script><script src=/b.js></script>");
        assertThat(text("/p")).contains("yes").doesNotContain("<title>");
        assertThat(asked()).containsExactly("/b.js", "/p");
    }

    @Test
    void aPageThatIsNoPageOrNoHtmlIsGivenAsItCame() throws Exception {
        answers("/json", "application/json", "{\"a\": 1}");
        answers("/moved", aResponse().withStatus(302).withHeader("Location", "/json"));
        assertThat(text("/json")).isEqualTo("{\"a\": 1}");
        assertThat(Given.word(opened("/moved"))).isEqualTo("moved");
        assertThat(Given.word(opened("/none"))).isEqualTo("gone");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # how                 | page                                                           | outcome | where to
            by script             | <script>location.href = '/next'</script>                       | moved   | /next
            after a while         | <script>setTimeout(() => location.replace('/next'), 100)</script> | moved | /next
            by a form             | <form id=f action=/next><input name=a value=b></form><script>f.submit()</script> | moved | /next?a=b
            by meta refresh       | <meta http-equiv=refresh content='0;url=/next'>                | moved   | /next
            to a sign-in page     | <script>location.href = 'https://www.instagram.com/accounts/login/'</script> | LOGIN_WALL | -
            by posting            | <form id=f method=post action=/next></form><script>f.submit()</script> | page | -
            to its own place      | <p id=x>a</p><script>location.hash = 'x'</script>              | page    | -
            in its history        | <script>history.pushState(1, '', '/next')</script>             | page    | -
            in a frame            | <iframe src=/next></iframe>                                    | page    | -
            to itself             | <script>location.reload()</script>                             | page    | -
            """, nullValues = "-")
    void whereAPageGoesByItselfIsToldAndNotFollowed(String how, String html, String outcome, String to)
            throws Exception {
        page("/p", "<!doctype html><body>" + html);
        Fetched fetched = opened("/p");
        assertThat(Given.word(fetched)).as(fetched.toString()).isEqualTo(outcome);
        if (to != null) assertThat(((Fetched.Moved) fetched).to()).isEqualTo(WebUrl.of(at(to)));
        assertThat(asked()).isSubsetOf("/p", how.equals("in a frame") ? "/next" : "/p");
        vault.close();
        try (Archive archive = Archive.open(warcs())) {
            Fetched again = new ReplayDoor(archive, Given.outcomes())
                    .ask(Ask.get(WebUrl.of(at("/p"))).opened());
            assertThat(again).isEqualTo(fetched);
        }
    }

    /// Each of its attempts ends the one before, so that whether one is seen is up to chance; what counts is that the page is
    /// read and nobody else is asked.
    @Test
    void whoGoesOnWithoutEndIsReadAndNotFollowed() throws Exception {
        page("/p", "<!doctype html><body><script>setInterval(() => location = '/n' + Math.random(), 1)</script>");
        assertThat(Given.word(opened("/p"))).isIn("moved", "page");
        assertThat(asked()).isSubsetOf("/p");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a loop                | <p>seen</p><script>setTimeout(() => { while (true); }, 100)</script>
            a loop at once        | <p>seen</p><script>while (true);</script>
            alerts                | <p>seen</p><script>while (true) alert(confirm(prompt('x')))</script>
            pop-ups               | <p>seen</p><script>setInterval(() => { for (let i = 0; i < 50; i++) open('/pop' + i) }, 10)</script>
            a growing page        | <p>seen</p><script>setInterval(() => { for (let i = 0; i < 200; i++) document.body.append(document.createElement('i')) }, 1)</script>
            frames in frames      | <p>seen</p><script>setInterval(() => document.body.append(document.createElement('iframe')), 1)</script>
            asking without end    | <p>seen</p><script>let n = 0; setInterval(() => fetch('/poll' + n++).catch(() => {}), 1)</script>
            sockets               | <p>seen</p><script>setInterval(() => { new WebSocket('ws://www.shop.example/') }, 1)</script>
            leaving warned of     | <p>seen</p><script>onbeforeunload = e => { e.preventDefault(); e.returnValue = 'x' }; setInterval(() => {}, 1)</script>
            """)
    void aHostilePageIsReadWhenItsTimeIsOver(String what, String html) throws Exception {
        page("/p", "<!doctype html><body>" + html);
        Door impatient = door(renderer, Duration.ofSeconds(14));
        long began = System.nanoTime();
        Fetched fetched = impatient.ask(Ask.get(WebUrl.of(at("/p"))).opened());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(17));
        assertThat(fetched).isInstanceOf(Fetched.Page.class);
        assertThat(((Fetched.Page) fetched).text()).contains("<p>seen</p>");
        assertThat(asked()).hasSizeLessThanOrEqualTo(RULES.limits().requests() + 1);
    }

    @Test
    void aThousandRequestsAreSixty() throws Exception {
        server.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withHeader("Content-Type", "text/plain")));
        page(
                "/p",
                "<body><p>seen</p><script>for (let i = 0; i < 1000; i++) fetch('/x' + i % 300).catch(() => {})</script>");
        assertThat(text("/p")).contains("<p>seen</p>");
        assertThat(asked()).hasSize(61).doesNotHaveDuplicates();
    }

    @Test
    void eachAddressIsAskedForOnceAndGivenAsOftenAsWanted() throws Exception {
        answers("/a", "text/plain", "a");
        answers("/b", "text/plain", "b");
        page("/p", """
                <body><script>const get = path => fetch(path).then(r => r.text());
                Promise.all(['/a', '/b', '/a', '/a'].map(get)).then(all => get('/a').then(a => document.body.append(all.join('') + a)))
                </script>
                """);
        assertThat(text("/p")).contains("abaaa");
        assertThat(asked()).containsExactly("/a", "/b", "/p");
    }

    @Test
    void aPageThatEatsMemoryFailsAloneAndTheNextIsShown() throws Exception {
        page("/eats", """
                <script>const all = []; setInterval(() => { for (let i = 0; i < 20; i++) {
                  const b = new Uint8Array(8 << 20); for (let j = 0; j < b.length; j += 4096) b[j] = j; all.push(b) } }, 1)</script>
                """);
        page("/p", "<body><script>document.body.append('shown')</script>");
        Fetched eaten = opened("/eats");
        assertThat(Given.word(eaten)).isIn("again", "page");
        assertThat(text("/p")).contains("shown");
    }

    @Test
    void aBrowserThatDiesIsStartedAgain() throws Exception {
        page("/p", "<body><script>document.body.append('shown')</script>");
        page(
                "/slow",
                "<body><script>document.body.append('slow')</script><script>setInterval(() => fetch('/x' + Math.random()).catch(() => {}), 50)</script>");
        assertThat(text("/p")).contains("shown");
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Fetched> slow = other.submit((Callable<Fetched>) () -> opened("/slow"));
            Awaitility.await().until(() -> asked().size() > 5);
            chromiums().forEach(ProcessHandle::destroyForcibly);
            assertThat(Given.word(slow.get())).isEqualTo("page"); // opened once more
        }
        assertThat(text("/p")).contains("shown");
    }

    private static List<ProcessHandle> chromiums() {
        return ProcessHandle.current()
                .descendants()
                .filter(p -> p.info().command().orElse("").contains("chrom"))
                .toList();
    }

    @Test
    void severalPagesAreOpenSideBySideAndKnowNothingOfEachOther() throws Exception {
        String html = """
                <body><script>document.body.append('had ' + document.cookie + localStorage.length);
                document.cookie = 'a=1'; localStorage.b = 2; fetch('/wait').then(() => document.body.append('done'))</script>
                """;
        for (int i = 0; i < 6; i++) page("/p" + i, html);
        answers("/wait", aResponse().withFixedDelay(300));
        List<Future<String>> all = new ArrayList<>();
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                String path = "/p" + i;
                all.add(asking.submit((Callable<String>) () -> text(path)));
            }
            for (Future<String> f : all) assertThat(f.get()).contains("had 0").contains("done");
        }
    }

    @Test
    void shadowTreesAreReadAndAPictureIsKept() throws Exception {
        page("/p", """
                <body><x-post></x-post><script>
                document.querySelector('x-post').attachShadow({mode: 'open'}).innerHTML = '<b>in the shade</b>'</script>
                """);
        assertThat(text("/p")).contains("<template shadowrootmode=\"open\"><b>in the shade</b></template>");
        vault.close();
        String warc = new String(
                new java.util.zip.GZIPInputStream(Files.newInputStream(warcs().getFirst())).readAllBytes(),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(warc).contains("WARC-Type: conversion").contains("WARC-Target-URI: urn:view:" + at("/p"));
        String id = warc.split("WARC-Refers-To: ")[1].split("\r\n")[0];
        assertThat(warc).containsSubsequence("WARC-Record-ID: " + id, "WARC-Target-URI: " + at("/p"), "Type: response");
        assertThat(warc).containsSubsequence("WARC-Concurrent-To: " + id, "urn:view:" + at("/p"));
        String digest =
                warc.split("Content-Type: image/png")[1].split("WARC-Payload-Digest: sha256:")[1].substring(0, 64);
        try (Archive archive = Archive.open(warcs())) {
            Capture picture =
                    archive.find(new Sha256(digest)).flatMap(archive::read).orElseThrow();
            assertThat(picture.header("Content-Type")).hasValue("image/png");
            assertThat(new String(picture.body(), 1, 3, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("PNG");
        }
    }

    @Test
    void withoutABrowserNobodyIsAskedAndItIsSaid() throws Exception {
        Renderer none = new ChromiumRenderer(RULES, "x", Map.of("PATH", folder.toString()));
        Fetched fetched = door(none, Duration.ofSeconds(14))
                .ask(Ask.get(WebUrl.of(at("/p"))).opened());
        assertThat(fetched)
                .isEqualTo(new Fetched.Failed(
                        WebUrl.of(at("/p")),
                        "pages of www.shop.example need a browser: install chromium (./promotrace browser)",
                        false,
                        Optional.empty()));
        assertThat(asked()).isEmpty();
    }

    @Test
    void aBrowserThatDoesNotStartIsSaidToBeSoAndNotTriedAgainAtOnce() throws Exception {
        Path broken = Files.writeString(folder.resolve("chromium"), "#!/bin/sh\necho no display >&2\nexit 1\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = new java.util.HashMap<>(System.getenv());
        environment.put("PROMOTRACE_CHROMIUM", broken.toString());
        try (Renderer none = new ChromiumRenderer(RULES, "x", environment)) {
            Door without = door(none, Duration.ofSeconds(28));
            page("/p", "<p>x");
            Ask ask = Ask.get(WebUrl.of(at("/p"))).opened();
            assertThat(Given.word(without.ask(ask))).isEqualTo("failed");
            assertThat(without.ask(ask))
                    .isInstanceOfSatisfying(
                            Fetched.Failed.class,
                            f -> assertThat(f.problem())
                                    .startsWith("pages of www.shop.example need a browser: Chromium does not start: "));
            assertThat(asked()).containsExactly("/p");
        }
    }
}
