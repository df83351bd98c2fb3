package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real saved pages of shops in some 25 countries against what people noted of them.
class RealProductPagesTest {
    private static final Path SHARED =
            Path.of(Optional.ofNullable(System.getenv("PROMOTRACE_SHARED")).orElse("../shared"));
    private static final Path PAGES = SHARED.resolve("data/product/zyte");

    private static final List<String> ADDRESSES = List.of(
            "https://shop.example/products/board",
            "https://www.amazon.de/dp/B0EXAMPLE1",
            "https://www.aliexpress.com/item/1005007000000001.html");

    private static final List<Rules.Symbol> SYMBOLS = new ConfigFolder(Path.of("."))
            .read(Storefronts.FILE, Rules.class)
            .prices()
            .symbols();

    private record Tally(int right, int wrong, int missing) {
        Tally add(String outcome) {
            return switch (outcome) {
                case "right" -> new Tally(right + 1, wrong, missing);
                case "wrong" -> new Tally(right, wrong + 1, missing);
                default -> new Tally(right, wrong, missing + 1);
            };
        }
    }

    @Test
    void pricesAreRightOrMissing() throws IOException {
        assumeTrue(Files.isDirectory(PAGES), "no saved pages at " + PAGES + " (PROMOTRACE_SHARED names their folder)");
        Map<String, Tally> table = new LinkedHashMap<>();
        JsonNode truth = JsonMapper.shared().readTree(Files.readString(PAGES.resolve("ground-truth.json")));
        for (Map.Entry<String, JsonNode> e : truth.properties()) {
            JsonNode noted = e.getValue();
            Reading reading =
                    StorefrontsTest.read(noted.get("url").asString(), page(PAGES.resolve(e.getKey() + ".html.gz")));
            Optional<Listing> listing = reading instanceof Reading.Sold s ? Optional.of(s.listing()) : Optional.empty();
            if (noted.has("price")) {
                BigDecimal wanted =
                        new BigDecimal(noted.get("price").get(0).asString().strip());
                add(
                        table,
                        "price",
                        listing.flatMap(Listing::price).map(m -> m.low().compareTo(wanted) == 0));
            }
            if (noted.has("currency")) add(table, "currency", listing.flatMap(l -> currency(noted, l)));
            boolean inStock = noted.get("availability").get(0).asString().equals("InStock");
            add(table, "availability", listing.map(l -> l.available() == inStock));
            if (noted.has("sku")) add(table, "sku", listing.flatMap(l -> sku(noted, l)));
        }
        table.forEach((field, tally) -> System.out.println(field + " " + tally));

        Tally price = table.getOrDefault("price", new Tally(0, 0, 0));
        int all = price.right() + price.wrong() + price.missing();
        assertThat(price.right()).isGreaterThanOrEqualTo(Math.ceilDiv(all * 90, 100));
        assertThat(price.wrong()).isLessThanOrEqualTo(all * 3 / 100);
        assertThat(table.get("currency").wrong()).isZero();
        assertThat(table.get("sku").wrong()).isLessThanOrEqualTo(1);
    }

    private static Optional<Boolean> currency(JsonNode noted, Listing listing) {
        String wanted = noted.get("currency").get(0).asString().strip();
        return listing.price().map(m -> m.currency().equals(wanted) || means(wanted, m.currency()));
    }

    /// Noted is the sign that stands there; which of its countries' currencies it is, people did not note.
    private static boolean means(String sign, String currency) {
        return SYMBOLS.stream().anyMatch(s -> s.write().contains(sign) && s.is().contains(currency));
    }

    /// The article number, or the item's own name in its id, which on marketplaces is the number.
    private static Optional<Boolean> sku(JsonNode noted, Listing listing) {
        String item = listing.id()
                .substring(Math.max(listing.id().lastIndexOf('/'), listing.id().indexOf(':')) + 1);
        boolean named =
                names(noted, item) || listing.sku().filter(s -> names(noted, s)).isPresent();
        return named ? Optional.of(true) : listing.sku().map(s -> false);
    }

    private static boolean names(JsonNode noted, String sku) {
        return noted.get("sku").valueStream().anyMatch(s -> s.asString().equals(sku));
    }

    private static void add(Map<String, Tally> table, String field, Optional<Boolean> right) {
        String outcome = right.map(r -> r ? "right" : "wrong").orElse("missing");
        table.put(field, table.getOrDefault(field, new Tally(0, 0, 0)).add(outcome));
    }

    @Test
    void noPageThrowsWhereverItIsCutOff() throws IOException {
        Path data = SHARED.resolve("data");
        assumeTrue(Files.isDirectory(data), "no saved pages at " + data + " (PROMOTRACE_SHARED names their folder)");
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("product", "platform")) {
            try (Stream<Path> all = Files.walk(data.resolve(folder))) {
                all.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        for (Path file : files) {
            String text = page(file);
            for (int tenth = 1; tenth <= 10; tenth++) {
                String cut = text.substring(0, (int) ((long) text.length() * tenth / 10));
                String address = ADDRESSES.get(tenth % ADDRESSES.size());
                assertThat(StorefrontsTest.read(address, cut))
                        .as("%s at %d/10", file, tenth)
                        .isNotNull();
            }
        }
    }

    private static String page(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
