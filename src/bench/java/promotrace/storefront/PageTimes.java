package promotrace.storefront;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Capture;
import promotrace.fetch.Fetched;
import promotrace.resolve.Catalogue;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How long a listing's page takes to read, and how much memory is taken for it, beside a whole tree of the same page.
///
/// Its argument is a folder of `NAME.html.gz` with `ground-truth.json`, which gives each page's address. Each page is read
/// often; its median counts.
public final class PageTimes {
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 25;

    private final Storefronts storefronts;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private PageTimes() {
        ConfigFolder config = new ConfigFolder(Path.of(""));
        storefronts = Storefronts.load(config, Catalogue.load(config));
    }

    /// Microseconds and bytes, medians of one page.
    private record Cost(double micros, double bytes) {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        JsonNode truth = JsonMapper.shared().readTree(Files.readString(folder.resolve("ground-truth.json")));
        PageTimes times = new PageTimes();
        List<Fetched.Page> pages = new ArrayList<>();
        for (Map.Entry<String, JsonNode> e : truth.properties()) {
            pages.add(page(
                    folder.resolve(e.getKey() + ".html.gz"),
                    e.getValue().get("url").asString()));
        }
        int sold = 0;
        for (int i = 0; i < WARM_UP; i++) {
            for (Fetched.Page page : pages) {
                if (times.storefronts.read(page) instanceof Reading.Sold) sold++;
                tree(page);
            }
        }
        List<Cost> reading = new ArrayList<>();
        List<Cost> trees = new ArrayList<>();
        for (Fetched.Page page : pages) {
            reading.add(times.cost(p -> times.storefronts.read(p), page));
            trees.add(times.cost(PageTimes::tree, page));
        }
        System.out.printf("%d pages, %d listings; each %d times%n", pages.size(), sold / WARM_UP, ROUNDS);
        System.out.println("              median ms   p99 ms   median kB allocated");
        print("reading", reading);
        print("jsoup tree", trees);
        double[] ratios = new double[pages.size()];
        for (int i = 0; i < ratios.length; i++) ratios[i] = reading.get(i).micros / trees.get(i).micros;
        System.out.printf("reading / tree, median of pages: %.2f%n", quantile(ratios, 0.5));
    }

    private static void tree(Fetched.Page page) {
        if (Jsoup.parse(page.text(), page.url().toString()).childNodeSize() == 0)
            throw new IllegalStateException("no tree");
    }

    private Cost cost(Consumer<Fetched.Page> work, Fetched.Page page) {
        double[] micros = new double[ROUNDS];
        double[] bytes = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long began = System.nanoTime();
            work.accept(page);
            micros[i] = (System.nanoTime() - began) / 1e3;
            bytes[i] = threads.getCurrentThreadAllocatedBytes() - allocated;
        }
        return new Cost(quantile(micros, 0.5), quantile(bytes, 0.5));
    }

    private static void print(String name, List<Cost> costs) {
        double[] micros = costs.stream().mapToDouble(Cost::micros).toArray();
        double[] bytes = costs.stream().mapToDouble(Cost::bytes).toArray();
        System.out.printf(
                "%-12s %10.2f %8.2f %12.0f%n",
                name, quantile(micros, 0.5) / 1e3, quantile(micros, 0.99) / 1e3, quantile(bytes, 0.5) / 1024);
    }

    private static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }

    private static Fetched.Page page(Path file, String address) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            byte[] body = in.readAllBytes();
            return new Fetched.Page(
                    Capture.of(WebUrl.of(address), Instant.EPOCH, "GET", 200, List.of(), body),
                    new String(body, StandardCharsets.UTF_8));
        }
    }
}
