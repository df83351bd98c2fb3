package promotrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wrong input gives one clear sentence and its exit code, never a trace.
final class CommandLineTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(err);
        System.setOut(out);
    }

    @Test
    void anUnknownOptionIsNamedWithWhatWasMeant() {
        expect(2, "unknown option --nofetch; did you mean --no-fetch?", "resolve", "--nofetch", "x");
    }

    @Test
    void aWordAloneIsNoAddress() {
        expect(2, "'notaurl' is not a web address", "resolve", "--no-fetch", "notaurl");
    }

    @Test
    void anUnknownCommandIsNamed() {
        expect(2, "there is no command or argument 'dmeo'", "dmeo");
    }

    @Test
    void aMissingWatchListIsNamed() {
        expect(2, "there is no watch list", "run", "--once", "--watch", file("none.json"), "--replay", case_(), data());
    }

    @Test
    void aWatchListThatIsNotJsonIsNamedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("w.json"), "[\n{\"platform\": \n]");
        expect(2, "is not JSON", "run", "--once", "--watch", file("w.json"), "--replay", case_(), data());
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("line 3");
    }

    @Test
    void anEntryWithoutHandleIsNumbered() throws IOException {
        Files.writeString(folder.resolve("w.json"), "[{\"platform\": \"telegram\"}]");
        expect(
                2,
                "entry 1: 'handle' is missing",
                "run",
                "--once",
                "--watch",
                file("w.json"),
                "--replay",
                case_(),
                data());
    }

    @Test
    void aMissingWarcIsNamed() {
        expect(2, "there is no file", "run", "--once", "--replay", file("none.warc.gz"), data());
    }

    @Test
    void aBrokenWarcIsNamed() throws IOException {
        Files.writeString(folder.resolve("broken.warc.gz"), "this is no WARC");
        expect(2, "broken.warc.gz", "run", "--once", "--replay", file("broken.warc.gz"), data());
    }

    @Test
    void aLiveRunNeedsAContact() {
        expect(2, "--contact", "run", "--once", data());
    }

    @Test
    void aDryRunNeedsNoContactAndStoresNothing() throws IOException {
        Files.writeString(folder.resolve("w.json"), "[{\"platform\": \"telegram\", \"handle\": \"anna_finds\"}]");
        ByteArrayOutputStream asked = new ByteArrayOutputStream();
        System.setOut(new PrintStream(asked, true, StandardCharsets.UTF_8));
        assertThat(Main.run("run", "--dry-run", "--watch", file("w.json"), data()))
                .isZero();
        assertThat(asked.toString(StandardCharsets.UTF_8)).contains("t.me/s/anna_finds");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aTakenPortIsSaidBeforeAnyWork() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            expect(
                    1,
                    "port " + taken.getLocalPort() + " is taken",
                    "demo",
                    "--port",
                    "" + taken.getLocalPort(),
                    data());
        }
    }

    @Test
    void aPortThatCannotBeIsWrongUse() {
        expect(2, "99999 is no port", "demo", "--port", "99999", data());
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() {
        expect(
                1,
                "127.0.0.1:1",
                "report",
                "--format",
                "json",
                "--out",
                file("r.json"),
                "--mongodb",
                "mongodb://127.0.0.1:1/?directConnection=true",
                data());
    }

    @Test
    void aDecisionNeedsItsGround() {
        expect(2, "--because", "decide", "telegram:a", "--confirm", data());
    }

    @Test
    void whereNothingWasCollectedNothingIsMade() {
        Path nowhere = folder.resolve("nowhere");
        expect(2, "nothing has been collected", "report", "--format", "json", "--out", file("r"), "--data=" + nowhere);
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void aDecisionAboutSomebodyUnknownIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        expect(2, "no account telegram:a", "decide", "telegram:a", "--confirm", "--because", "seen", data());
    }

    @Test
    void aFileThatCannotBeImportedIsNamedBeforeAnyIs() throws IOException {
        Files.writeString(folder.resolve("empty.csv"), "");
        Files.writeString(folder.resolve("recipe.txt"), "two eggs and some flour");
        Files.writeString(folder.resolve("other.csv"), "price,colour\n1,red\n");
        String good = "crawlers/imports/files/fourcat-x.csv";
        expect(2, "none.csv is not there", "import", good, file("none.csv"), data());
        said.reset();
        expect(2, "empty.csv is empty", "import", good, file("empty.csv"), data());
        said.reset();
        expect(2, "recipe.txt is of no kind that can be imported", "import", good, file("recipe.txt"), data());
        said.reset();
        expect(2, "other.csv holds rows of no format that is known", "import", good, file("other.csv"), data());
        said.reset();
        expect(2, "not an account: lux_deals", "import", "--account", "lux_deals", good, data());
        assertThat(folder.resolve("data/warc")).isEmptyDirectory();
    }

    @Test
    void checkIsContentWithOurFilesAndNamesTheStepsThatNeedWholeDocuments() {
        assertThat(Main.run("check")).isZero();
        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.subList(0, lines.size() - 3))
                .allMatch(l -> l.startsWith("crawlers/facebook.yml [steps.saved-"));
        assertThat(lines.get(lines.size() - 2)).matches("config/: links seen of \\d+ networks, \\d+ agents, .*");
        assertThat(lines.subList(lines.size() - 3, lines.size()))
                .contains(
                        "crawlers/feed.yml [steps.feed] needs whole documents, because of "
                                + "'^channel > pubDate', '^channel > lastBuildDate', '^channel > language'",
                        "config/ and crawlers/: nothing to complain of");
    }

    private void expect(int exit, String sentence, String... args) {
        assertThat(Main.run(args)).isEqualTo(exit);
        String all = said.toString(StandardCharsets.UTF_8);
        assertThat(all).contains(sentence).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(all.lines().filter(l -> l.startsWith("promotrace: "))).hasSize(1);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String data() {
        return "--data=" + folder.resolve("data");
    }

    private static String case_() {
        return "src/demo/case.warc.gz";
    }
}
