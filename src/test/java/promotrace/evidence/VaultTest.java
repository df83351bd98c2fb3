package promotrace.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import promotrace.url.WebUrl;

class VaultTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-06-30T12:00:00Z"));
    private static final String LONG = "<p>" + "words ".repeat(400) + "</p>";

    @TempDir
    Path folder;

    private Vault open() {
        return Vault.open(folder, "worker 1", NOW, 1L << 30);
    }

    private static Kept keep(Vault vault, Exchange exchange) {
        return vault.keep(exchange, exchange.capture(Coding.Limits.USUAL).sha256());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> types(Path warc) throws IOException {
        List<String> out = new ArrayList<>();
        try (WarcReader reader = new WarcReader(warc)) {
            for (WarcRecord r : reader) out.add(r.type());
        }
        return out;
    }

    @Test
    void whatWasBroughtIsNoAnswerAndIsKeptOnce() throws IOException {
        WebUrl url = WebUrl.of("https://x.com/a/status/1");
        Instant first = Instant.parse("2026-06-30T10:00:00Z");
        Capture row = Capture.of(
                url, first, "GET", 200, List.of(new Header("Content-Type", "application/json")), "{}".getBytes());
        try (Vault vault = open()) {
            assertThat(vault.keepBrought(row)).isEqualTo(first);
            assertThat(vault.keepBrought(row.asOf(first.plusSeconds(60)))).isEqualTo(first);
            assertThat(vault.holds(url, row.sha256())).isFalse();
        }
        try (Vault vault = open()) {
            assertThat(vault.keepBrought(row.asOf(first.plusSeconds(90)))).isEqualTo(first);
            Kept kept = vault.find(row.sha256()).orElseThrow();
            assertThat(vault.read(kept)).contains(row);
        }
        List<Path> files = Vault.open(folder, "reader").files();
        assertThat(files).hasSize(1);
        assertThat(types(files.getFirst())).containsExactly("warcinfo", "resource");
        try (Archive archive = Archive.open(files)) {
            assertThat(archive.list(url)).isEmpty();
            assertThat(archive.find(row.sha256())).isPresent();
        }
        assertThat(new Look(folder).newest(url)).isEmpty();
        // made anew, the index still finds it
        Files.delete(folder.resolve(files.getFirst().getFileName() + Vault.INDEX));
        try (Vault vault = open()) {
            assertThat(vault.find(row.sha256())).isPresent();
        }
    }

    @Test
    void whatIsKeptCanBeReadAgainByPlaceDigestAndAddress() throws IOException {
        Exchange page = Exchanges.of(
                "https://t.me/s/x",
                "2026-06-30T10:00:00.123Z",
                200,
                "<p>Größe</p>",
                "Content-Type: text/html",
                "Content-Length: 14");
        Capture capture = page.capture(Coding.Limits.USUAL);
        Kept kept;
        try (Vault vault = open()) {
            kept = keep(vault, page);
            assertThat(vault.read(kept)).as("while open").hasValue(capture);
            assertThat(vault.find(capture.sha256())).hasValue(kept);
        }
        try (Vault vault = open()) {
            assertThat(vault.find(capture.sha256())).as("after closing").hasValue(kept);
            assertThat(vault.find(Sha256.of(new byte[] {1}))).isEmpty();
            assertThat(vault.read(kept)).map(Capture::sha256).hasValue(capture.sha256());
        }
        try (Archive archive = Archive.open(List.of(folder.resolve(kept.file())))) {
            Archive.Entry entry = archive.list(WebUrl.of("https://t.me/s/x")).getFirst();
            assertThat(entry.at()).isEqualTo(page.at());
            assertThat(archive.kept(entry)).isEqualTo(kept);
            assertThat(archive.find(capture.sha256())).hasValue(entry);
        }
    }

    @Test
    void namesCarryTimeAndWorkerAndNoFileIsAppendedTo() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (Vault vault = open()) {
                keep(vault, Exchanges.of("https://a.example/" + i, "2026-06-30T10:00:00Z", 200, "x"));
                assertThat(names()).anyMatch(n -> n.endsWith(".open"));
            }
        }
        assertThat(names())
                .containsExactly(
                        "promotrace-20260630T120000000Z-worker-1-1.warc.gz",
                        "promotrace-20260630T120000000Z-worker-1-1.warc.gz.idx",
                        "promotrace-20260630T120000000Z-worker-1.warc.gz",
                        "promotrace-20260630T120000000Z-worker-1.warc.gz.idx");
    }

    @Test
    void picturesLieInFilesOfTheirOwn() throws IOException {
        Exchange picture = Exchanges.of(
                "https://a.example/1.png", "2026-06-30T10:00:00Z", 200, "p".repeat(2000), "content-type: Image/PNG");
        Exchange page =
                Exchanges.of("https://a.example/1", "2026-06-30T10:00:00Z", 200, "x", "Content-Type: text/html");
        try (Vault vault = open()) {
            Kept kept = keep(vault, picture);
            assertThat(kept.file()).isEqualTo("promotrace-20260630T120000000Z-worker-1-pictures.warc.gz");
            assertThat(keep(vault, page).file()).isEqualTo("promotrace-20260630T120000000Z-worker-1.warc.gz");
            vault.flush();
            assertThat(vault.read(kept))
                    .map(Capture::sha256)
                    .contains(picture.capture(Coding.Limits.USUAL).sha256());
            assertThat(keep(vault, picture).file()).as("a revisit").isEqualTo(kept.file());
        }
        try (Vault vault = open()) {
            assertThat(vault.find(picture.capture(Coding.Limits.USUAL).sha256()).flatMap(vault::read))
                    .isPresent();
        }
        assertThat(names()).hasSize(4).noneMatch(n -> n.endsWith(".open"));
    }

    @Test
    void aVaultThatKeptNothingLeavesNoFile() throws IOException {
        open().close();
        assertThat(names()).isEmpty();
    }

    @Test
    void aServersOwnWordThatNothingChangedPointsAtTheCaptureThatStillHolds() throws IOException {
        String url = "https://shop.example/p";
        Exchange first = Exchanges.of(url, "2026-06-01T10:00:00Z", 200, LONG, "Content-Length: 2407", "ETag: \"1\"");
        Exchange same = Exchanges.of(url, "2026-06-02T10:00:00Z", 200, LONG, "Content-Length: 2407", "ETag: \"2\"");
        Exchange notModified = Exchanges.of(url, "2026-06-08T10:00:00Z", 304, "", "ETag: \"2\"");
        Kept again;
        Capture held;
        try (Vault vault = open()) {
            keep(vault, first);
            Vault.Stored before = vault.stored(keep(vault, same)).orElseThrow();
            assertThat(before.capture()).isEqualTo(same.capture(Coding.Limits.USUAL));
            assertThat(before.firstAt()).as("where the bytes lie").isEqualTo(first.at());
            again = vault.keepNotModified(notModified, before);
            held = vault.read(again).orElseThrow();
        }
        assertThat(held.status()).isEqualTo(200);
        assertThat(held.at()).isEqualTo(notModified.at());
        assertThat(held.sha256()).isEqualTo(first.capture(Coding.Limits.USUAL).sha256());
        Path warc = folder.resolve(names().getFirst());
        String text = new String(
                new java.util.zip.GZIPInputStream(Files.newInputStream(warc)).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified")
                .contains("WARC-Refers-To-Target-URI: " + url)
                .contains("WARC-Refers-To-Date: 2026-06-01T10:00:00Z")
                .containsPattern("WARC-Refers-To: <urn:uuid:[0-9a-f-]{36}>")
                .contains("HTTP/1.1 304 ");
        try (Archive archive = Archive.open(List.of(warc))) {
            Archive.Entry newest = archive.list(WebUrl.of(url)).getLast();
            assertThat(newest.at()).isEqualTo(notModified.at());
            assertThat(archive.read(newest)).hasValue(held);
        }
    }

    private Optional<Capture> seen(Sha256 sha256) {
        return new Look(folder).find(sha256).map(Look.Seen::capture);
    }

    @Test
    void whatABrowserShowedBelongsToItsPageAndDateAndIsFoundByItsDigest() throws IOException {
        String url = "https://shop.example/p?a=|";
        Exchange first = Exchanges.of(url, "2026-06-01T10:00:00Z", 200, LONG, "Content-Length: 2407");
        Exchange again = Exchanges.of(url, "2026-06-02T10:00:00Z", 200, LONG, "Content-Length: 2407");
        Capture page = again.capture(Coding.Limits.USUAL);
        byte[] html = "<p>seen</p>".getBytes(StandardCharsets.UTF_8);
        List<Header> headers =
                List.of(new Header("Content-Type", View.HTML), new Header(View.LED_TO, "https://shop.example/next"));
        Capture shown = Capture.of(page.url(), page.at(), "GET", 200, headers, html);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10};
        try (Vault vault = open()) {
            keep(vault, first);
            keep(vault, again);
            vault.keep(new View(page, shown, Optional.of(png)));
            vault.flush();
            assertThat(seen(shown.sha256())).as("while it is written").hasValue(shown);
            assertThat(new Look(folder).newest(page.url()).map(Look.Seen::capture))
                    .hasValue(first.capture(Coding.Limits.USUAL));
        }
        assertThat(seen(shown.sha256())).as("by the index").hasValue(shown);
        assertThat(seen(Sha256.of(png)).map(Capture::body)).hasValue(png);
        assertThat(new Look(folder).newest(page.url()).map(Look.Seen::capture))
                .hasValue(first.capture(Coding.Limits.USUAL));
        Files.delete(folder.resolve(names().getFirst() + ".idx"));
        open().close();
        assertThat(seen(shown.sha256())).as("by an index made anew").hasValue(shown);
        try (Archive archive = Archive.open(List.of(folder.resolve(names().getFirst())))) {
            List<Archive.Entry> entries = archive.list(WebUrl.of(url));
            assertThat(entries).as("views are no answers").hasSize(2);
            assertThat(archive.view(entries.getFirst())).isEmpty();
            assertThat(archive.view(entries.getLast())).hasValue(shown);
            assertThat(archive.find(shown.sha256()).flatMap(archive::read)).hasValue(shown);
            Capture picture =
                    archive.find(Sha256.of(png)).flatMap(archive::read).orElseThrow();
            assertThat(picture.url()).isEqualTo(page.url());
            assertThat(picture.header("content-type")).hasValue("image/png");
            assertThat(archive.newest()).containsExactly(again.at());
        }
    }

    @Test
    void theSameBytesAgainBecomeARevisitOfTheirOwnDate() throws IOException {
        Exchange first = Exchanges.of(
                "https://shop.example/p", "2026-06-01T10:00:00Z", 200, LONG, "Content-Length: 2407", "Age: 1");
        Exchange later = Exchanges.of(
                "https://shop.example/p", "2026-06-08T10:00:00Z", 200, LONG, "Content-Length: 2407", "Age: 2");
        Exchange other = Exchanges.of(
                "https://shop.example/q", "2026-06-08T10:00:00Z", 200, LONG, "Content-Length: 2407", "Age: 3");
        try (Vault vault = open()) {
            keep(vault, first);
            Kept again = keep(vault, later);
            keep(vault, other);
            assertThat(vault.read(again)).hasValue(later.capture(Coding.Limits.USUAL));
        }
        Path warc = folder.resolve(names().getFirst());
        assertThat(types(warc))
                .containsExactly("warcinfo", "response", "request", "revisit", "request", "response", "request");
        try (Archive archive = Archive.open(List.of(warc))) {
            List<Archive.Entry> entries = archive.list(first.url());
            assertThat(entries).extracting(Archive.Entry::at).containsExactly(first.at(), later.at());
            assertThat(archive.read(entries.get(1))).hasValue(later.capture(Coding.Limits.USUAL));
            assertThat(archive.find(later.capture(Coding.Limits.USUAL).sha256()))
                    .hasValue(entries.getFirst());
        }
    }

    @Test
    void aRevisitFindsWhatAnEarlierRunKept() throws IOException {
        Exchange first = Exchanges.of("https://shop.example/p", "2026-06-01T10:00:00Z", 200, LONG);
        Exchange later =
                Exchanges.of("https://shop.example/p", "2026-06-08T10:00:00Z", 200, LONG, "Content-Length: 2407");
        try (Vault vault = open()) {
            keep(vault, first);
        }
        try (Vault vault = Vault.open(folder, "worker-2", NOW, 1L << 30)) {
            assertThat(vault.read(keep(vault, later))).hasValue(later.capture(Coding.Limits.USUAL));
        }
        try (Archive archive = Archive.open(open().files())) {
            assertThat(archive.list(first.url()))
                    .hasSize(2)
                    .allMatch(e -> archive.read(e).isPresent());
        }
    }

    @Test
    void smallBodiesAreWrittenAgainAndChangedPagesToo() throws IOException {
        try (Vault vault = open()) {
            keep(
                    vault,
                    Exchanges.of(
                            "https://b.example/", "2026-06-01T10:00:00Z", 302, "", "Location: https://c.example/"));
            keep(
                    vault,
                    Exchanges.of(
                            "https://b.example/", "2026-06-02T10:00:00Z", 302, "", "Location: https://d.example/"));
            keep(vault, Exchanges.of("https://b.example/p", "2026-06-01T10:00:00Z", 200, LONG));
            keep(vault, Exchanges.of("https://b.example/p", "2026-06-02T10:00:00Z", 200, LONG + "."));
        }
        assertThat(types(folder.resolve(names().getFirst()))).doesNotContain("revisit");
    }

    @Test
    void compressedBodiesStayAsTheyCameAndAreFoundByTheirText() throws IOException {
        byte[] wire = Exchanges.gzip(LONG.getBytes(StandardCharsets.UTF_8));
        Exchange page = Exchanges.of(
                "https://a.example/",
                "2026-06-01T10:00:00Z",
                200,
                wire,
                "Content-Encoding: gzip",
                "Transfer-Encoding: chunked");
        Sha256 text = Sha256.of(LONG.getBytes(StandardCharsets.UTF_8));
        try (Vault vault = open()) {
            Kept kept = keep(vault, page);
            assertThat(vault.find(text)).hasValue(kept);
            assertThat(vault.read(kept).orElseThrow().body()).asString().isEqualTo(LONG);
        }
        Path warc = folder.resolve(names().getFirst());
        try (WarcReader reader = new WarcReader(warc)) {
            WarcRecord response = reader.records()
                    .filter(r -> r.type().equals("response"))
                    .findFirst()
                    .orElseThrow();
            assertThat(response.headers().first("WARC-Payload-Digest")).hasValue("sha256:" + Sha256.of(wire));
            assertThat(response.headers().first("PromoTrace-Body-Digest")).hasValue("sha256:" + text);
            assertThat(response.version().toString()).isEqualTo("WARC/1.1");
        }
    }

    @Test
    void aFullFileIsClosedAndAnotherBegun() throws IOException {
        Random random = new Random(1);
        try (Vault vault = Vault.open(folder, "w", NOW, 20_000)) {
            for (int i = 0; i < 10; i++) {
                byte[] body = new byte[8_000];
                random.nextBytes(body);
                keep(vault, Exchanges.of("https://a.example/" + i, "2026-06-01T10:00:00Z", 200, body));
            }
            vault.flush();
            assertThat(vault.files()).hasSizeGreaterThanOrEqualTo(2);
        }
        try (Archive archive = Archive.open(open().files())) {
            assertThat(archive.all()).hasSize(10);
        }
    }

    @Test
    void aTornTailIsCutToTheLastWholeRecord() throws IOException {
        try (Vault vault = open()) {
            for (int i = 0; i < 5; i++) {
                keep(vault, Exchanges.of("https://a.example/" + i, "2026-06-01T10:00:00Z", 200, LONG + i));
            }
        }
        Path whole = folder.resolve(names().getFirst());
        byte[] bytes = Files.readAllBytes(whole);
        int lastRecord = lastMember(bytes);
        Random random = new Random(3);
        for (int cut : new int[] {bytes.length - 1, bytes.length - 8, lastRecord + 1, lastRecord + 10, lastRecord}) {
            Path torn = folder.resolve("torn-" + random.nextInt() + ".warc.gz.open");
            Files.write(torn, java.util.Arrays.copyOf(bytes, cut));
            open().close();
            Path closed = folder.resolve(torn.getFileName().toString().replace(".open", ""));
            assertThat(closed).exists().hasSize(lastRecord);
            assertThat(torn).doesNotExist();
            try (Archive archive = Archive.open(List.of(closed))) {
                assertThat(archive.all())
                        .hasSize(5)
                        .allMatch(e -> archive.read(e).isPresent());
            }
            Files.delete(closed);
        }
    }

    @Test
    void garbageBehindTheLastRecordIsCut() throws IOException {
        try (Vault vault = open()) {
            keep(vault, Exchanges.of("https://a.example/", "2026-06-01T10:00:00Z", 200, LONG));
        }
        Path whole = folder.resolve(names().getFirst());
        long size = Files.size(whole);
        Path open = folder.resolve(whole.getFileName() + ".open");
        Files.move(whole, open);
        Files.write(open, new byte[500], StandardOpenOption.APPEND);
        open().close();
        assertThat(whole).exists().hasSize(size);
    }

    @Test
    void aFileThatLivesInOtherHandsIsLeftAlone() throws IOException {
        try (Vault first = open()) {
            keep(first, Exchanges.of("https://a.example/", "2026-06-01T10:00:00Z", 200, LONG));
            Vault.open(folder, "other", NOW, 1L << 30).close();
            assertThat(names()).containsExactly("promotrace-20260630T120000000Z-worker-1.warc.gz.open");
            keep(first, Exchanges.of("https://a.example/2", "2026-06-01T10:00:00Z", 200, LONG));
        }
        try (Archive archive = Archive.open(open().files())) {
            assertThat(archive.all()).hasSize(2);
        }
    }

    @Test
    void aLostIndexIsMadeAgain() throws IOException {
        Exchange page = Exchanges.of("https://a.example/", "2026-06-01T10:00:00Z", 200, LONG);
        Kept kept;
        try (Vault vault = open()) {
            kept = keep(vault, page);
        }
        Files.delete(folder.resolve(kept.file() + ".idx"));
        try (Vault vault = open()) {
            assertThat(vault.find(page.capture(Coding.Limits.USUAL).sha256())).hasValue(kept);
        }
    }

    /// Read without any WARC library: each member unzips by itself, and lengths and framing hold.
    @Test
    void everyRecordIsAWholeGzipMember() throws IOException {
        try (Vault vault = open()) {
            for (int i = 0; i < 3; i++) {
                keep(vault, Exchanges.of("https://a.example/" + i, "2026-06-01T10:00:00Z", 200, LONG + i));
            }
        }
        byte[] file = Files.readAllBytes(folder.resolve(names().getFirst()));
        String all;
        try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(file))) {
            all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        int records = 0;
        int at = 0;
        while (at < all.length()) {
            assertThat(all.startsWith("WARC/1.1\r\n", at)).isTrue();
            int head = all.indexOf("\r\n\r\n", at);
            java.util.regex.Matcher length =
                    java.util.regex.Pattern.compile("Content-Length: ([0-9]+)").matcher(all.substring(at, head));
            assertThat(length.find()).isTrue();
            at = head + 4 + Integer.parseInt(length.group(1));
            assertThat(all.startsWith("\r\n\r\n", at)).isTrue();
            at += 4;
            records++;
        }
        assertThat(records).isEqualTo(7);
    }

    @Test
    void aFolderThatCantBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> Vault.open(file.resolve("warc"), "w"))
                .isInstanceOf(WarcException.class)
                .hasMessageContaining("file/warc: can't be used as a vault");
    }

    private static int lastMember(byte[] file) {
        for (int i = file.length - 10; i > 0; i--) {
            if (file[i] == 0x1f && (file[i + 1] & 0xff) == 0x8b && file[i + 2] == 8) return i;
        }
        return 0;
    }
}
