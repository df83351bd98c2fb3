package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Archive;
import promotrace.fetch.Ask;
import promotrace.fetch.Fetched;
import promotrace.fetch.Outcomes;
import promotrace.fetch.ReplayDoor;
import promotrace.fetch.Walls;
import promotrace.resolve.Catalogue;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every listing of the shipped case, read from its captures, against the case's labels.
class CasebookListingsTest {
    private static final ConfigFolder FOLDER = new ConfigFolder(Path.of("."));
    private static final Path CASE = Path.of("src/demo");

    private final Catalogue catalogue = Catalogue.load(FOLDER);
    private final Storefronts storefronts = Storefronts.load(FOLDER, catalogue);
    private final Map<String, int[]> right = new TreeMap<>();
    private int all;

    @Test
    void listingsSellersTitlesAndPricesAreRead() throws Exception {
        JsonNode book = JsonMapper.shared().readTree(Files.readString(CASE.resolve("casebook.json")));
        try (Archive archive = Archive.open(List.of(CASE.resolve("case.warc.gz")));
                ReplayDoor door = new ReplayDoor(archive, new Outcomes(Walls.read(FOLDER)))) {
            for (JsonNode labelled : book.get("listings")) {
                all++;
                compare(
                        labelled,
                        read(door.ask(Ask.get(WebUrl.of(labelled.get("url").asString())))));
            }
        }
        right.forEach((field, n) -> assertThat(n[0]).as(field).isGreaterThanOrEqualTo((int) Math.ceil(n[1] * 0.98)));
        assertThat(all).isGreaterThan(100);
    }

    private Reading read(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Page page -> storefronts.read(page);
            case Fetched.Gone gone -> storefronts.read(gone);
            case Fetched.Moved m -> new Reading.None("moved");
            case Fetched.Unchanged u -> new Reading.None("unchanged");
            case Fetched.Refused r -> new Reading.None("refused");
            case Fetched.Failed f -> new Reading.None("failed");
        };
    }

    private void compare(JsonNode labelled, Reading reading) {
        if (labelled.get("available").asBoolean() != reading instanceof Reading.Sold) {
            mark("state", false);
            return;
        }
        mark("state", true);
        if (!(reading instanceof Reading.Sold sold)) return;
        Listing l = sold.listing();
        mark("id", id(labelled).equals(l.id()));
        mark(
                "seller",
                l.seller()
                        .map(Seller::id)
                        .equals(Optional.of(labelled.at("/seller/id").asString())));
        mark(
                "name",
                l.seller()
                        .map(Seller::name)
                        .equals(Optional.of(labelled.at("/seller/name").asString())));
        mark("title", l.title().equals(labelled.get("title").asString()));
        Optional<Money> price = l.price();
        mark(
                "price",
                price.filter(p -> p.low().compareTo(labelled.get("price").decimalValue()) == 0)
                        .isPresent());
        mark(
                "currency",
                price.map(Money::currency)
                        .equals(Optional.of(labelled.get("currency").asString())));
    }

    private String id(JsonNode labelled) {
        return catalogue
                .item(WebUrl.of(labelled.get("url").asString()))
                .map(promotrace.resolve.Item::id)
                .orElse(labelled.at("/seller/id").asString() + "/"
                        + labelled.get("item").asString());
    }

    private void mark(String field, boolean ok) {
        int[] n = right.computeIfAbsent(field, absent -> new int[2]);
        n[1]++;
        if (ok) n[0]++;
    }
}
