package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Archive;
import promotrace.fetch.Outcomes;
import promotrace.fetch.ReplayDoor;
import promotrace.fetch.Walls;
import promotrace.url.Canonical;
import promotrace.url.Tracking;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every link of the demonstration case, resolved from its captures, beside what the case says of it.
class CasebookChainsTest {
    private static final Path DEMO = Path.of("src/demo");
    private static final Canonical SAME = new Canonical(Tracking.NONE);

    private final Catalogue catalogue = Catalogue.load(new ConfigFolder(Path.of("")));
    private final Map<String, int[]> figures = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, JsonNode> pages = new HashMap<>();
    private final Map<String, String> ends = new HashMap<>();

    @Test
    void destinationsHopsAndAffiliatesAreRight() throws IOException, InterruptedException {
        String book = Optional.ofNullable(System.getenv("PROMOTRACE_CASEBOOK")).orElse("src/demo/casebook.json");
        String warc = Optional.ofNullable(System.getenv("PROMOTRACE_CASE")).orElse("src/demo/case.warc.gz");
        JsonNode casebook = JsonMapper.builder().build().readTree(Files.readString(Path.of(book)));
        casebook.get("pages").forEach(p -> pages.put(key(p.get("url").asString()), p));
        for (JsonNode link : casebook.get("links")) {
            JsonNode hops = link.get("hops");
            if (!hops.isEmpty())
                ends.put(
                        key(link.get("url").asString()),
                        key(hops.get(hops.size() - 1).get("to").asString()));
        }
        try (Archive archive = Archive.open(List.of(Path.of(warc)))) {
            ReplayDoor door = new ReplayDoor(archive, new Outcomes(Walls.read(new ConfigFolder(Path.of("")))));
            MemoryResolver resolver = new MemoryResolver(catalogue, door, InstantSource.system(), 5000);
            Chains chains = new Chains(catalogue);
            for (JsonNode link : casebook.get("links")) {
                compare(link, resolver.resolve(WebUrl.of(link.get("url").asString())), chains);
            }
            for (JsonNode page : casebook.get("pages")) {
                comparePage(page, resolver.resolve(WebUrl.of(page.get("url").asString())));
            }
        }
        figures.forEach((what, of) -> System.out.println(what + " " + of[0] + " of " + of[1]));
        wrong.forEach(System.out::println);
        for (String what : List.of("destination", "hops", "how", "network", "publisher", "merchant", "sub id")) {
            int[] of = figures.getOrDefault(what, new int[] {1, 1});
            assertThat((double) of[0] / of[1]).as(what).isGreaterThanOrEqualTo(0.98);
        }
        assertThat(figures.getOrDefault("false affiliate", new int[] {0, 0})[1]).isZero();
    }

    private void compare(JsonNode link, List<Chain> ways, Chains chains) {
        String posted = link.get("url").asString();
        List<String> addresses = new ArrayList<>(List.of(posted));
        List<String> hows = new ArrayList<>();
        link.get("hops").forEach(h -> {
            addresses.add(h.get("to").asString());
            hows.add(h.get("how").asString());
        });
        String outcome = link.path("outcome").asString("resolved");
        String last = addresses.getLast();
        if (pages.containsKey(key(last))) {
            boolean all = ways.size() == pages.get(key(last)).get("links").size()
                    && ways.stream()
                            .allMatch(w ->
                                    w.links().stream().anyMatch(l -> l.how().equals("link-in-bio")));
            mark("pages of links", all, posted, ways);
            return;
        }
        Chain way = ways.getFirst();
        mark("outcome", way.outcome().name().toLowerCase(Locale.ROOT).equals(outcome), posted, ways);
        if (outcome.equals("resolved")) {
            String got = way.destination().map(WebUrl::toString).orElse("-");
            mark("destination", key(got).equals(key(last)), posted + " wanted " + last, ways);
            boolean hops = way.hops() == hows.size();
            mark("hops", hops, posted + " wanted " + hows, ways);
            if (hops) mark("how", same(hows, way), posted + " wanted " + hows, ways);
        }
        affiliates(link, chains.paid(way), posted);
    }

    private void comparePage(JsonNode page, List<Chain> ways) {
        int wanted = ways(page);
        mark("pages", ways.size() == wanted, page.get("url").asString() + " wanted " + wanted, ways);
    }

    /// How many ways a page of links has, those of pages that it links to with them.
    private int ways(JsonNode page) {
        int all = 0;
        for (JsonNode link : page.get("links")) {
            JsonNode behind = pages.get(ends.getOrDefault(
                    key(link.get("url").asString()), key(link.get("url").asString())));
            all += behind == null ? 1 : ways(behind);
        }
        return all;
    }

    private static boolean same(List<String> hows, Chain way) {
        for (int i = 0; i < hows.size(); i++) {
            String got = way.links().get(i).how();
            boolean ok = got.equals(hows.get(i))
                    || got.equals("parameter")
                    || got.equals("302") && hows.get(i).equals("parameter");
            if (!ok) return false;
        }
        return true;
    }

    private void affiliates(JsonNode link, List<Affiliate> paid, String posted) {
        List<String> networks = new ArrayList<>();
        for (JsonNode wanted : link.get("affiliate")) {
            String network = wanted.get("network").asString();
            networks.add(network);
            Optional<Affiliate> got =
                    paid.stream().filter(a -> a.network().equals(network)).findFirst();
            mark("network", got.isPresent(), posted + " wanted " + network, paid);
            part("publisher", wanted.path("publisher"), got.flatMap(Affiliate::publisher), posted);
            part("merchant", wanted.path("merchant"), got.flatMap(Affiliate::merchant), posted);
            part("sub id", wanted.path("subId"), got.flatMap(Affiliate::subId), posted);
        }
        for (Affiliate a : paid) {
            if (!networks.contains(a.network())) mark("false affiliate", false, posted, a);
        }
        if (paid.size() > networks.size()) mark("named twice", false, posted, paid);
    }

    private void part(String what, JsonNode wanted, Optional<String> got, String posted) {
        if (wanted.isNull() || wanted.isMissingNode()) return;
        mark(what, got.equals(Optional.of(wanted.asString())), posted + " wanted " + wanted, got);
    }

    private void mark(String what, boolean right, String where, Object got) {
        int[] of = figures.computeIfAbsent(what, _ -> new int[2]);
        of[1]++;
        if (right) of[0]++;
        else wrong.add(what + ": " + where + " got " + Arrays.asList(got));
    }

    private static String key(String url) {
        return WebUrl.parse(url).map(SAME::key).orElse(url);
    }
}
