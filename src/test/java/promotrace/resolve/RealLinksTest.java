package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Links that others published: agents' links with their items, and addresses of any kind.
///
/// Reads a folder of saved material that is not part of the project; skips where it is absent.
class RealLinksTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Catalogue catalogue = Catalogue.load(new ConfigFolder(Path.of("")));

    private static Path material(String file) {
        String folder = Optional.ofNullable(System.getenv("PROMOTRACE_SHARED")).orElse("../shared");
        Path path = Path.of(folder, "data", file);
        assumeTrue(Files.exists(path), "no saved material at " + path);
        return path;
    }

    private static List<JsonNode> rows(String file) {
        try (Stream<String> lines = Files.lines(material(file))) {
            return lines.filter(l -> !l.isBlank()).map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where a link ends by its own words alone.
    private WebUrl end(WebUrl url) {
        WebUrl at = url;
        for (int i = 0; i < 10; i++) {
            Optional<Next.To> next = catalogue.inAddress(at);
            if (next.isEmpty()) return at;
            at = next.get().to();
        }
        return at;
    }

    @Test
    void everyAgentLinkOfTheSpreadsheetNamesItsItemAndInviteCode() throws IOException {
        String html = Files.readString(material("platform/replica_google_sheet_export.html"), StandardCharsets.UTF_8);
        List<String> wrong = new ArrayList<>();
        int items = 0;
        int shops = 0;
        int empty = 0;
        for (var a : Jsoup.parse(html).select("a[href*=cnfans.com]")) {
            WebUrl url = WebUrl.of(a.attr("href"));
            WebUrl end = end(url);
            boolean code = catalogue.paid(url).stream()
                    .anyMatch(p -> p.network().equals("cnfans") && p.publisher().equals(Optional.of("2042152")));
            if (catalogue.item(end).isPresent() && code) items++;
            else if (catalogue.shop(end).isPresent()) shops++;
            else if (code && url.parameter("id").equals(Optional.of(""))) empty++;
            else wrong.add(url.toString());
        }
        System.out.println(
                "spreadsheet: " + items + " items, " + shops + " shops, " + empty + " left empty by their author");
        assertThat(wrong).isEmpty();
        assertThat(items + shops + empty).isEqualTo(2049);
        assertThat(items).isEqualTo(2015);
        assertThat(empty).isEqualTo(31);
    }

    @Test
    void wegobuyAndSuperbuyLinksNameItemAndPartner() {
        int links = 0;
        List<String> wrong = new ArrayList<>();
        for (JsonNode row : rows("text/replica_finds_fashionreps.jsonl")) {
            for (String field : List.of("raw_url", "wegobuy_url", "superbuy_url")) {
                String text = row.path(field).asString("");
                if (text.isEmpty()) continue;
                links++;
                Optional<WebUrl> url = WebUrl.parse(text);
                Optional<Item> item = url.flatMap(u -> catalogue.item(end(u)));
                boolean right = item.map(Item::item)
                        .equals(Optional.of(row.get("item_id").asString()));
                boolean paid = field.equals("raw_url")
                        || url.stream().anyMatch(u -> !catalogue.paid(u).isEmpty())
                        || !text.contains("partnercode");
                if (!right || !paid) wrong.add(text);
            }
        }
        System.out.println("fashionreps: " + (links - wrong.size()) + " of " + links + " "
                + wrong.stream().limit(5).toList());
        assertThat(links - wrong.size()).isGreaterThanOrEqualTo((int) (links * 0.99));
    }

    @Test
    void noAddressSeenInTheWildStopsUs() throws IOException {
        int read = 0;
        for (String name : List.of("fburls", "redirects", "resolutions", "urls")) {
            for (String line : Files.readAllLines(material("url/real_urls_minet_" + name + ".txt"))) {
                Optional<WebUrl> url = WebUrl.parse(line);
                assertThat(WebUrl.parse(" " + line)).isEqualTo(url);
                if (url.isEmpty()) continue;
                read++;
                WebUrl end = end(url.get());
                catalogue.paid(url.get());
                catalogue.shop(end);
                WebUrl once = catalogue.canonical().of(url.get());
                assertThat(catalogue.canonical().of(once)).isEqualTo(once);
            }
        }
        System.out.println("addresses in the wild: " + read);
        assertThat(read).isGreaterThan(9000);
    }
}
