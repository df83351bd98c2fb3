package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import promotrace.assess.Subject;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.resolve.Item;
import promotrace.resolve.Kind;
import promotrace.url.WebUrl;

final class ChainTreeTest {
    private static final Screen TERMINAL = Screen.of(true, Map.of("NO_COLOR", "1"), StandardCharsets.UTF_8, 100);

    private static String print(Screen screen, ChainTree.Walk... walks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, screen.charset());
        for (ChainTree.Walk walk : walks) ChainTree.print(walk, stream, screen);
        return out.toString(screen.charset());
    }

    private static ChainTree.Known known(WebUrl last, Optional<Item> item) {
        return new ChainTree.Known(List.of(Kind.AGENT, Kind.MARKETPLACE), last, item, Optional.empty());
    }

    private static ChainTree.Walk sample() {
        Subject s = SampleCase.caseFile()
                .accounts()
                .getFirst()
                .promotions()
                .getFirst()
                .subject();
        return new ChainTree.Walk(
                s.chain().orElseThrow(),
                s.affiliates(),
                Map.of(),
                known(s.chain().orElseThrow().links().getLast().url(), Optional.empty()),
                s.listing(),
                Optional.of(Duration.ofMillis(3210)));
    }

    private static ChainTree.Walk agent() {
        WebUrl posted = WebUrl.of("https://mulebuy.com/product/?id=769750692044&platform=TAOBAO&ref=33019921");
        WebUrl item = WebUrl.of("https://item.taobao.com/item.htm?id=769750692044");
        return new ChainTree.Walk(
                new Chain(
                        posted,
                        List.of(
                                new Chain.Link(posted, "parameter", OptionalInt.empty(), Optional.empty()),
                                new Chain.Link(item, "end", OptionalInt.empty(), Optional.empty())),
                        Chain.Outcome.RESOLVED,
                        Optional.of(item),
                        ""),
                List.of(new Affiliate(
                        "mulebuy",
                        Optional.of("33019921"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        posted)),
                Map.of("mulebuy", "Mulebuy"),
                known(item, Optional.of(new Item("taobao", "769750692044", item))),
                Optional.empty(),
                Optional.empty());
    }

    private static ChainTree.Walk loop() {
        WebUrl a = WebUrl.of("https://vicolo.example/a/06");
        WebUrl b = WebUrl.of("https://vicolo.example/z/06?" + "x".repeat(120));
        return new ChainTree.Walk(
                new Chain(
                        a,
                        List.of(
                                new Chain.Link(a, "302", OptionalInt.of(302), Optional.empty()),
                                new Chain.Link(b, "302", OptionalInt.of(302), Optional.empty()),
                                new Chain.Link(a, "end", OptionalInt.empty(), Optional.empty())),
                        Chain.Outcome.LOOP,
                        Optional.empty(),
                        "seen before"),
                List.of(),
                Map.of(),
                known(a, Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aTerminalShowsHowWhoIsPaidAndWhereItLands() throws IOException {
        String text = print(TERMINAL, sample(), agent(), loop());
        assertThat(text.lines().filter(l -> Columns.width(l) > 100)).isEmpty();
        Golden.check("tree.txt", text);
    }

    @Test
    void withoutUnicodeTheTreeIsDrawnInAscii() throws IOException {
        Screen ascii = Screen.of(true, Map.of("NO_COLOR", "1"), StandardCharsets.US_ASCII, 100);
        String text = print(ascii, sample(), loop());
        assertThat(text).matches("[\\x20-\\x7e\\n]*");
        Golden.check("tree-ascii.txt", text);
    }

    @Test
    void aPipeGetsWholeAddressesThatWork() {
        String text = print(Screen.of(false, Map.of(), StandardCharsets.UTF_8, 100), loop());
        assertThat(text)
                .contains("https://vicolo.example/z/06?" + "x".repeat(120))
                .doesNotContain("hxxp");
    }

    @Test
    void aWayThatIsOnlySupposedSaysWhy() {
        WebUrl posted = WebUrl.of("https://blog.example/out?goto=https%3A%2F%2Fshop.example%2Fbag");
        WebUrl shop = WebUrl.of("https://shop.example/bag");
        List<Chain.Link> links = List.of(
                new Chain.Link(posted, "parameter", OptionalInt.empty(), Optional.empty()),
                new Chain.Link(shop, "end", OptionalInt.empty(), Optional.empty()));
        String reason = "blog.example was not asked; its parameter goto names the next address";
        Chain supposed = new Chain(posted, links, Chain.Outcome.RESOLVED, Optional.of(shop), reason);
        Chain plain = new Chain(posted, links, Chain.Outcome.RESOLVED, Optional.of(shop), Chain.NOT_ASKED);
        assertThat(print(TERMINAL, walk(supposed))).contains("(" + reason + ")");
        assertThat(print(TERMINAL, walk(plain))).doesNotContain(Chain.NOT_ASKED);
    }

    private static ChainTree.Walk walk(Chain chain) {
        WebUrl last = chain.links().getLast().url();
        return new ChainTree.Walk(
                chain, List.of(), Map.of(), known(last, Optional.empty()), Optional.empty(), Optional.empty());
    }
}
