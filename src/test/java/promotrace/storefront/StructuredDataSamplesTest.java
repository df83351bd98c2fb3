package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Well-known sample pages for structured data against what their own expected data state: types, names, values,
/// nesting, the order of several values, addresses as the page's address makes them.
///
/// Expected data come in several forms (with `properties`, flat with `@type`, one value or a list of one, expanded RDF);
/// [SampleFacts] brings them and our readers' data into one.
class StructuredDataSamplesTest {
    private static final Path SAMPLES = Path.of(
                    Optional.ofNullable(System.getenv("PROMOTRACE_SHARED")).orElse("../shared"))
            .resolve("data/product/extruct");

    private static final String ANYWHERE = "https://samples.example/some/page.html";

    /// Page, expected data, syntax, the page's address; then, where we differ on purpose, the places and why.
    private static final String TABLE = """
            schema.org/CreativeWork.001.html   | schema.org/CreativeWork.001.json                   | microdata
            schema.org/CreativeWork.001.html   | schema.org/CreativeWork.001.jsonld                 | JSON-LD
            schema.org/CreativeWork.001.html   | schema.org/CreativeWork_flat.001.json              | microdata
            schema.org/CreativeWork.001.html   | schema.org/CreativeWork_flat.001.json              | JSON-LD
            schema.org/CreativeWork.001.html   | schema.org/CreativeWork_flat.001.json              | RDFa
            schema.org/CreativeWork.001.html   | schema.org/CreativeWork_flat.001.json              | Open Graph
            schema.org/CreativeWork.001.html   | schema.org/CreativeWork_flat_with_node_id.001.json | microdata
            schema.org/CreativeWork.001.html   | schema.org/CreativeWork_flat_with_node_id.001.json | JSON-LD
            schema.org/Event.002.html          | schema.org/Event.002.json                          | microdata
            schema.org/MusicRecording.001.html | schema.org/MusicRecording.001.json                 | microdata
            schema.org/SearchAction.001.html   | schema.org/SearchAction.001.json                   | microdata
            misc/opengraph_test.html           | misc/opengraph_test.json                           | Open Graph
            misc/opengraph_test.html           | misc/opengraph_flat_test.json                      | Open Graph
            misc/expanded_OG_support_test.html | misc/expanded_OG_support_test.json                 | RDFa       | http://www.example.com/index.html
            w3c/microdata.4.2.meter.html       | w3c/microdata.4.2.meter.json                       | microdata
            w3c/microdata.4.2.strings.html     | w3c/microdata.4.2.strings.json                     | microdata
            w3c/microdata.4.2.strings.unclean.html | w3c/microdata.4.2.strings.unclean.json         | microdata
            w3c/microdata.5.3.html             | w3c/microdata.5.3.json                             | microdata  | | 3.a.0 3.a.1 | HTML: values of referenced elements stand in the page's order
            w3c/microdata.5.5.html             | w3c/microdata.5.5.json                             | microdata
            w3c/microdata.7.1.html             | w3c/microdata.7.1.json                             | microdata  | http://blog.example.com/progress-report
            w3c/microdata.7.1.html             | w3c/microdata.7.1.flat.json                        | microdata  | http://blog.example.com/progress-report
            w3c/microdata.object.html          | w3c/microdata.object.json                          | microdata  | http://www.example.com/microdata/test
            websites/microdata-with-description.html | websites/microdata-with-description.json     | microdata
            wikipedia/xhtml+rdfa.html          | wikipedia/xhtml+rdfa.expanded.json                 | RDFa       | http://www.example.com/index.html
            custom.invalid/JSONLD_with_control_characters.html | custom.invalid/JSONLD_with_control_characters.jsonld | JSON-LD
            """;

    /// Samples of what shops do not sell by.
    private static final String OUT_OF_SCOPE = """
            misc/dublincore_test.html  | misc/dublincore_test.json       | Dublin Core
            misc/microformat_test.html | misc/microformat_test.json      | microformats
            misc/microformat_test.html | misc/microformat_flat_test.json | microformats
            """;

    private record Sample(String page, String expected, String syntax, WebUrl address, String differs, String why) {
        static Sample of(String line) {
            String[] cells = line.split("\\|", -1);
            List<String> six = new ArrayList<>(List.of("", "", "", "", "", ""));
            for (int i = 0; i < cells.length; i++) six.set(i, cells[i].strip());
            String address = six.get(3).isEmpty() ? ANYWHERE : six.get(3);
            return new Sample(six.get(0), six.get(1), six.get(2), WebUrl.of(address), six.get(4), six.get(5));
        }
    }

    @Test
    void theFactsOfEverySampleAreRead() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "no samples at " + SAMPLES + " (PROMOTRACE_SHARED names their folder)");
        List<String> wrong = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            Sample s = Sample.of(line);
            List<SampleFacts.Difference> found = differences(s);
            String reason = s.why().isEmpty() ? "" : s.why() + " ";
            print(s, found.isEmpty() ? "equal" : "differs: " + reason + found);
            String places = String.join(
                    " ", found.stream().map(SampleFacts.Difference::place).toList());
            if (!places.equals(s.differs())) wrong.add(s.expected() + " " + s.syntax() + ": " + found);
        }
        for (String line : OUT_OF_SCOPE.lines().toList()) print(Sample.of(line), "out of scope");

        assertThat(wrong).isEmpty();
    }

    private static void print(Sample s, String outcome) {
        System.out.printf("%-50s %-12s %s%n", s.expected(), s.syntax(), outcome);
    }

    private static List<SampleFacts.Difference> differences(Sample s) throws IOException {
        Markup page = new Markup(s.address(), Files.readString(SAMPLES.resolve(s.page())));
        JsonNode expected = JsonMapper.shared().readTree(Files.readString(SAMPLES.resolve(s.expected())));
        SampleFacts facts = new SampleFacts(s.address());
        return switch (s.syntax()) {
            case "microdata" ->
                facts.compare(
                        SampleFacts.items(
                                expected.path("microdata").isMissingNode() ? expected : expected.get("microdata")),
                        SampleFacts.ours(Microdata.items(page.tree())));
            case "JSON-LD" ->
                facts.compare(
                        SampleFacts.data(expected.path("json-ld").isMissingNode() ? expected : expected.get("json-ld")),
                        SampleFacts.ours(page.linkedData()));
            case "RDFa" ->
                facts.compare(
                        SampleFacts.graph(expected.path("rdfa").isMissingNode() ? expected : expected.get("rdfa")),
                        SampleFacts.ours(Rdfa.nodes(page.tree())));
            default -> cards(expected, page, facts);
        };
    }

    /// Every property that a sample states, with all its contents; of a page that states none, the usual ones.
    private static List<SampleFacts.Difference> cards(JsonNode expected, Markup page, SampleFacts facts) {
        Map<String, Object> stated = SampleFacts.cards(expected);
        Map<String, Object> ours = SampleFacts.named(stated.keySet(), name -> page.metas(name));
        return facts.compare(stated, ours);
    }

    @Test
    void theSampleWithoutExpectedDataIsAListing() throws IOException {
        Path page = SAMPLES.resolve("misc/product_microdata.html");
        assumeTrue(Files.exists(page), "no sample at " + page + " (PROMOTRACE_SHARED names its folder)");

        Reading read = StorefrontsTest.read("https://shop.example/products/anvil", Files.readString(page));

        assertThat(read).isInstanceOfSatisfying(Reading.Sold.class, sold -> {
            Listing l = sold.listing();
            assertThat(l.price()).contains(new Money(new java.math.BigDecimal("119.99"), Optional.empty(), "USD"));
            assertThat(l.seller().map(Seller::name)).contains("Executive Objects");
            assertThat(l.brand()).contains("ACME");
            assertThat(l.sku()).contains("925872");
            assertThat(l.available()).isTrue();
        });
    }
}
