package promotrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyLinksTest {
    /// Gives no more than so many bytes at a time.
    private static InputStream inPieces(String text, int size) {
        return new ByteArrayInputStream(text.getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(size, length));
            }
        };
    }

    private static List<String> blocks(InputStream in) throws IOException {
        LineBlocks blocks = new LineBlocks(in);
        List<String> out = new ArrayList<>();
        for (Optional<byte[]> b = blocks.next(); b.isPresent(); b = blocks.next()) out.add(new String(b.get(), UTF_8));
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void blocksAreWholeLinesHoweverTheyCome(int size) throws IOException {
        String text = "one\ntwo ü\n\nthree\r\nthe last";
        List<String> found = blocks(inPieces(text, size));
        assertThat(String.join("", found)).isEqualTo(text);
        assertThat(found.subList(0, found.size() - 1)).allMatch(b -> b.endsWith("\n"));
    }

    @Test
    void anEndlessLineIsTakenInPieces() throws IOException {
        String text = "x".repeat(5 << 19) + "\nshort\n";
        List<String> found = blocks(inPieces(text, 100_000));
        assertThat(String.join("", found)).isEqualTo(text);
        assertThat(found).allMatch(b -> b.length() <= 1 << 20);
    }

    @Test
    void resultsComeInTheLinesOrderWhoeverIsDoneFirst() throws IOException, InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String text =
                IntStream.range(0, 50_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        boolean right = new ManyLinks(
                        ManyLinksTest::echo, new PrintStream(printed, true, UTF_8), new PrintStream(said, true, UTF_8))
                .run(inPieces(text, 10_000));
        assertThat(right).isFalse();
        assertThat(printed.toString(UTF_8)).isEqualTo(text.replace("line 777\n", ""));
        assertThat(said.toString(UTF_8).strip()).isEqualTo("not line 777");
    }

    private static ManyLinks.OnLines echo(PrintStream out, PrintStream err) {
        return new ManyLinks.OnLines() {
            @Override
            public boolean on(String line) {
                boolean wrong = line.equals("line 777");
                if (wrong) err.println("not " + line);
                else out.print(line + "\n");
                return !wrong;
            }

            @Override
            public void close() {
                out.flush();
            }
        };
    }
}
