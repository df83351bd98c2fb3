package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What other projects' tests say of links, as far as it is about where a link lands, what it names, or whether it is
/// short; judged on landing host and item.
///
/// Reads a folder of saved material that is not part of the project; skips where it is absent.
class LinkSuitesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Cases that ask for what is not so, with the reason; they count as wrong.
    private static final Map<String, String> UNTRUE = Map.of(
            "https://shop.example.com/login?RETURNURL=https://example.com/account",
            "one lands on the page to sign in",
            "https://lemonde\u0000.fr?",
            "no browser opens a host with such a character in it",
            "https://www.google.com/amp/s/www.example2.com/some/article",
            "an exception that a browser makes for a site that breaks",
            "https://www.basetao.com/best-taobao-agent-service/products/agent/taobao/738528616020.html",
            "the number that is asked for is not in the link",
            "https://joyagoo.com/product?id=916300281215&platform=TAOBAO",
            "the number that is asked for is not in the link");

    private final Catalogue catalogue = Catalogue.load(new ConfigFolder(Path.of("")));
    private final Chains chains = new Chains(catalogue);
    private final Map<String, int[]> figures = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    /// What a case wants of its link; empty when the case is about something else.
    private interface Suite {
        Optional<Boolean> right(JsonNode row);
    }

    @Test
    void linksLandWhereOtherProjectsTestsSay() throws IOException {
        judge("agent_links_cnlinks", this::agents);
        judge("url_clean_muga", this::muga);
        judge("url_clean_leon", row -> row.get("kind").asString().equals("clean") ? lands(row) : Optional.empty());
        judge("url_clean_clearurls_rs", this::lands);
        judge("url_ural", this::ural);
        judge("amp_ddg", this::amp);
        int cases = 0;
        int right = 0;
        System.out.println("suite | cases in scope | right | wrong");
        for (Map.Entry<String, int[]> figure : figures.entrySet()) {
            int[] of = figure.getValue();
            System.out.println(figure.getKey() + " | " + of[0] + " | " + of[1] + " | " + (of[0] - of[1]));
            cases += of[0];
            right += of[1];
        }
        System.out.println("all | " + cases + " | " + right + " | " + (cases - right));
        wrong.forEach(System.out::println);
        assertThat(right).isGreaterThanOrEqualTo((int) Math.ceil(cases * 0.97));
        assertThat(wrong).as("wrong for no reason").allMatch(w -> w.contains(" | "));
    }

    private void judge(String name, Suite suite) throws IOException {
        String folder = Optional.ofNullable(System.getenv("PROMOTRACE_SHARED")).orElse("../shared");
        Path file = Path.of(folder, "data", "url", name + ".jsonl");
        assumeTrue(Files.exists(file), "no saved material at " + file);
        int[] of = figures.computeIfAbsent(name, _ -> new int[2]);
        for (String line : Files.readAllLines(file)) {
            JsonNode row = JSON.readTree(line);
            Optional<Boolean> right = suite.right(row);
            if (right.isEmpty()) continue;
            of[0]++;
            if (right.get()) {
                of[1]++;
                continue;
            }
            String input = row.path("input").asString(row.path("ampURL").asString(""));
            String reason = UNTRUE.containsKey(input) ? " | " + UNTRUE.get(input) : "";
            wrong.add(name + " " + row.path("kind").asString("") + " " + input.replace('\0', ' ') + " -> "
                    + url(input).map(u -> end(u).toString()).orElse("no address")
                    + " wanted " + row.path("expected") + row.path("expectURL") + reason);
        }
    }

    /// An address as a person may write it on the command line.
    private static Optional<WebUrl> url(String written) {
        Optional<WebUrl> whole = WebUrl.parse(written);
        if (whole.isPresent() || written.matches("(?is)[a-z][a-z0-9+.-]*:.*")) return whole;
        return WebUrl.parse("https://" + written.replaceFirst("^//", ""));
    }

    /// Where a link ends by its own words.
    private WebUrl end(WebUrl url) {
        return chains.unasked(url).chain().links().getLast().url();
    }

    private Optional<Boolean> lands(JsonNode row) {
        return url(row.get("input").asString())
                .map(u -> same(end(u), row.get("expected").asString()));
    }

    /// The same item or shop where the expected address names one, else the same host.
    private boolean same(WebUrl end, String expected) {
        WebUrl wanted = url(expected).orElseThrow();
        Optional<String> place = place(wanted);
        return place.isPresent() ? place.equals(place(end)) : host(end).equals(host(wanted));
    }

    private Optional<String> place(WebUrl url) {
        return catalogue.item(url).map(Item::id).or(() -> catalogue.shop(url).map(Shop::id));
    }

    private String host(WebUrl url) {
        return catalogue.canonical().of(url).host();
    }

    private Optional<Boolean> agents(JsonNode row) {
        Optional<WebUrl> url = WebUrl.parse(row.get("input").asString());
        if (url.isEmpty()) return Optional.empty();
        WebUrl end = end(url.get());
        String expected = row.path("expected").asString("");
        boolean yes = row.path("expected").asBoolean(false);
        String kind = row.get("kind").asString();
        return switch (kind) {
            case "extractId.item" ->
                Optional.of(catalogue.item(end).map(Item::item).equals(Optional.of(expected)));
            case "extractId.store" ->
                Optional.of(catalogue.shop(end).map(Shop::shop).equals(Optional.of(expected)));
            case "isAgentLink.item" -> Optional.of(yes == agentLinkToItem(url.get(), end));
            case "isAgentLink.store" ->
                Optional.of(yes
                        == (catalogue.agent(url.get()).isPresent()
                                && catalogue.shop(end).isPresent()));
            case "isRawLink.item" ->
                Optional.of(yes == catalogue.item(url.get()).isPresent());
            case "isRawLink.store" ->
                Optional.of(yes == catalogue.shop(url.get()).isPresent());
            case "isNonLinkMarketplace.item" ->
                Optional.of(yes == catalogue.marketplace(url.get()).equals(Optional.of("yupoo")));
            case "detectAgent.lib" -> Optional.of(catalogue.agent(url.get()).equals(Optional.of(expected)));
            case "detectMarketplace.lib" ->
                Optional.of(catalogue.marketplace(url.get()).equals(Optional.of(expected)));
            case "agentlink_inverse.item", "agentlink_inverse.store" -> Optional.of(inverse(row, url.get(), end));
            default -> Optional.of(row.has("expected_error") ? end.equals(url.get()) : landed(row, expected, end));
        };
    }

    private boolean agentLinkToItem(WebUrl url, WebUrl end) {
        return catalogue.agent(url).isPresent() && catalogue.item(end).isPresent();
    }

    private boolean landed(JsonNode row, String expected, WebUrl end) {
        if (row.get("expected").isBoolean()) return place(end).isPresent();
        Optional<String> wanted = url(expected).map(this::end).flatMap(this::place);
        return wanted.isPresent() ? wanted.equals(place(end)) : same(end, expected);
    }

    private boolean inverse(JsonNode row, WebUrl url, WebUrl end) {
        String marketplace = row.get("expected_marketplace").asString().replace("tmall", "taobao");
        String id = marketplace + ":" + row.get("expected_id").asString();
        return catalogue.agent(url).equals(Optional.of(row.get("expected_agent").asString()))
                && place(end).equals(Optional.of(id));
    }

    private Optional<Boolean> muga(JsonNode row) {
        if (!row.has("expected")) return Optional.empty();
        if (!row.get("expected").isNull()) return lands(row);
        return url(row.get("input").asString()).map(u -> end(u).equals(u));
    }

    private Optional<Boolean> ural(JsonNode row) {
        String kind = row.get("kind").asString();
        Optional<WebUrl> url =
                row.get("input").isString() ? url(row.get("input").asString()) : Optional.empty();
        JsonNode expected = row.get("expected");
        return switch (kind) {
            case "infer_redirection.TESTS", "google.LINK_TESTS" -> lands(row);
            case "facebook.FACEBOOK_LINK_TESTS" -> expected.isNull() ? url.map(u -> end(u).equals(u)) : lands(row);
            case "is_shortened.TESTS" -> url.map(u -> expected.asBoolean() == catalogue.shortened(u));
            case "normalize_url.TESTS", "canonicalize_url.TESTS" -> Optional.of(sameHost(url, expected));
            case "normalize_url.TESTS_ADVANCED", "canonicalize_url.TESTS_ADVANCED" -> {
                boolean infers = expected.get(1).path("infer_redirection").asBoolean(false);
                yield Optional.of(sameHost(infers ? url.map(this::end) : url, expected.get(0)));
            }
            default -> Optional.empty();
        };
    }

    private boolean sameHost(Optional<WebUrl> url, JsonNode expected) {
        return url.map(this::host).equals(url(expected.asString()).map(this::host));
    }

    private Optional<Boolean> amp(JsonNode row) {
        if (!row.get("kind").asString().endsWith("ampFormats")) return Optional.empty();
        String expected = row.get("expectURL").asString();
        WebUrl url = WebUrl.of(row.get("ampURL").asString());
        return Optional.of(expected.isEmpty() ? end(url).equals(url) : end(url).equals(WebUrl.of(expected)));
    }
}
