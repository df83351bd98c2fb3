package promotrace.resolve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import promotrace.config.ConfigFolder;
import promotrace.url.WebUrl;

/// How many posted addresses a second one core reads, unwraps and classifies. `-DLINKS=FILE` names a file of addresses, one
/// a line, of which the first 20,000 count.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class LinkBench {
    private static final int LINKS = 20_000;
    private static final int MOST_LAYERS = 10;

    private Catalogue catalogue;
    private String[] lines;

    @Setup
    public void read() throws IOException {
        catalogue = Catalogue.load(new ConfigFolder(Path.of("")));
        List<String> all = Files.readAllLines(Path.of(System.getProperty("LINKS")), StandardCharsets.UTF_8);
        if (all.size() < LINKS) throw new IllegalStateException("fewer than " + LINKS + " addresses");
        lines = all.subList(0, LINKS).toArray(String[]::new);
        System.out.println("# checksum " + classify());
    }

    @Benchmark
    @OperationsPerInvocation(LINKS)
    public long parse() {
        long sum = 0;
        for (String line : lines)
            sum += WebUrl.parse(line).map(u -> u.host().length()).orElse(0);
        return sum;
    }

    /// Each address is read, unwrapped as far as its own words go, who is paid is named on every layer, and whether the last
    /// one is a marketplace's item.
    @Benchmark
    @OperationsPerInvocation(LINKS)
    public long classify() {
        long sum = 0;
        for (String line : lines) {
            Optional<WebUrl> url = WebUrl.parse(line);
            if (url.isPresent()) sum += classify(url.get());
        }
        return sum;
    }

    private long classify(WebUrl posted) {
        long sum = 0;
        Look look = catalogue.look(posted);
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            sum += look.paid().size();
            Optional<Next.To> next = look.inAddress();
            if (next.isEmpty()) break;
            sum += next.get().to().toString().length();
            look = catalogue.look(next.get().to());
        }
        return sum + (look.isItem() ? 1 : 0);
    }
}
