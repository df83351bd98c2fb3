package promotrace.report;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import promotrace.report.Screen.Tone;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.resolve.Item;
import promotrace.resolve.Kind;
import promotrace.resolve.Shop;
import promotrace.storefront.Listing;
import promotrace.storefront.Seller;
import promotrace.url.WebUrl;

/// One link's way as a tree of lines: how each address handed on, `$` who is paid, `■` where it lands, `=` what the page
/// there calls its own right address, where that is another.
///
/// On a terminal no line is longer than the screen; a pipe gets whole addresses.
public final class ChainTree {
    /// What is to be shown of one link. `listing` is what the last address' page says; `took` is empty when it was not
    /// measured; `names` are those by which people know the networks, by id.
    public record Walk(
            Chain chain,
            List<Affiliate> affiliates,
            Map<String, String> names,
            Known known,
            Optional<Listing> listing,
            Optional<Duration> took) {
        public Walk {
            affiliates = List.copyOf(affiliates);
            names = Map.copyOf(names);
        }
    }

    /// What the addresses of a way say by themselves: the `kinds` of all of them, and the form in which the last is
    /// compared, the item and shop that it names.
    public record Known(List<Kind> kinds, WebUrl clean, Optional<Item> item, Optional<Shop> shop) {
        public Known {
            kinds = List.copyOf(kinds);
        }
    }

    private static final String LINE_END = System.lineSeparator();

    private final Walk walk;
    private final Screen screen;
    private final Charset charset;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream(512);
    private final int label;
    private final String indentLast;
    private final String indentOn;

    private ChainTree(Walk walk, Screen screen, Charset charset) {
        this.walk = walk;
        this.screen = screen;
        this.charset = charset;
        int longest = 9;
        for (Chain.Link link : walk.chain().links())
            longest = Math.max(longest, word(link.how()).length());
        this.label = longest;
        String rest = " ".repeat(label + 4);
        this.indentLast = " " + rest;
        this.indentOn = screen.ours("│") + rest;
    }

    /// Prints the tree and one closing line; the stream stays open.
    public static void print(Walk walk, PrintStream out, Screen screen) {
        ChainTree tree = new ChainTree(walk, screen, out.charset());
        tree.print();
        out.writeBytes(tree.text.toByteArray());
    }

    private void line(String... parts) {
        for (String part : parts) text.writeBytes(part.getBytes(charset)); // most are ASCII, which needs no encoder
        text.writeBytes(LINE_END.getBytes(charset));
    }

    private void print() {
        List<Chain.Link> links = walk.chain().links();
        boolean arrived = walk.chain().outcome() == Chain.Outcome.RESOLVED;
        line(fit(screen.address(links.getFirst().url()), 0));
        boolean alone = links.size() == 1;
        paid(links.getFirst(), arrived && alone);
        for (int i = 1; i < links.size(); i++) {
            boolean last = arrived && i == links.size() - 1;
            branch(last, links.get(i - 1).how(), screen.address(links.get(i).url()));
            paid(links.get(i), last);
        }
        if (arrived) {
            lands();
            walk.chain().canonical().ifPresent(this::callsItself);
            reason();
        } else {
            notArrived();
        }
        closing();
    }

    private void notArrived() {
        String why = fit(screen.words(walk.chain().why()), label + 5 + outcome().length() + 3);
        String said = screen.tone(Tone.STRONG, outcome());
        line(screen.ours("└─ "), Columns.left("end", label), "  ", said, why.isEmpty() ? "" : "   ", why);
    }

    private void branch(boolean last, String how, String rest) {
        String sign = screen.ours(last ? "└─ " : "├─ ");
        line(sign, Columns.left(word(how), label), "  ", fit(rest, label + 5));
    }

    /// The report's word for how, as short as the tree needs it.
    private static String word(String how) {
        return switch (how) {
            case "js-location" -> "script";
            case "meta-refresh" -> "refresh";
            default -> how;
        };
    }

    private void paid(Chain.Link link, boolean last) {
        for (Affiliate a : walk.affiliates()) {
            if (!a.where().equals(link.url())) continue;
            List<String> parts = new ArrayList<>();
            parts.add("$ " + screen.words(walk.names().getOrDefault(a.network(), a.network())));
            a.publisher().ifPresent(p -> parts.add("publisher " + screen.words(p)));
            a.merchant().ifPresent(m -> parts.add("merchant " + screen.words(m)));
            a.subId().ifPresent(s -> parts.add("sub-id " + screen.words(s)));
            a.coupon().ifPresent(c -> parts.add("coupon " + screen.words(c)));
            String joined = String.join("   ", parts);
            String asked = link.status().isEmpty() ? "not asked" : "asked";
            int room = screen.columns() - indent(last).length() - asked.length() - 2;
            String shown = screen.terminal() ? Columns.cut(joined, room, screen.ours("…")) : joined;
            String filled = Columns.left(shown, Math.min(room, 72));
            line(indent(last), screen.tone(Tone.MONEY, filled), "  ", screen.tone(Tone.SOFT, asked));
        }
    }

    private String indent(boolean last) {
        return last ? indentLast : indentOn;
    }

    private void lands() {
        List<String> parts = new ArrayList<>();
        walk.listing()
                .map(l -> l.id())
                .or(() -> walk.known().item().map(Item::id))
                .ifPresent(id -> parts.add(screen.words(spaced(id))));
        walk.listing().flatMap(Listing::price).ifPresent(p -> parts.add(screen.ours(Prices.of(p))));
        walk.listing().flatMap(Listing::seller).ifPresent(s -> parts.add(screen.words(seller(s))));
        if (parts.isEmpty()) return;
        String start = indent(true);
        line(start + screen.tone(Tone.PLACE, fit(screen.ours("■ ") + String.join("   ", parts), start.length())));
        walk.listing()
                .map(Listing::title)
                .filter(t -> !t.isBlank())
                .ifPresent(
                        t -> line(start + fit(screen.ours("“") + screen.words(t) + screen.ours("”"), start.length())));
    }

    /// `marketplace:item` as people read it.
    private static String spaced(String id) {
        int colon = id.indexOf(':');
        return colon < 0 ? id : id.substring(0, colon) + " " + id.substring(colon + 1);
    }

    private void callsItself(WebUrl canonical) {
        String start = indent(true);
        line(start + fit("= " + screen.address(canonical), start.length()));
    }

    /// Why it counts as arrived though its own page was not seen, or its way was only supposed.
    private void reason() {
        String why = walk.chain().why();
        if (why.isBlank() || why.equals(Chain.NOT_ASKED)) return;
        String start = indent(true);
        line(start + screen.tone(Tone.SOFT, fit(screen.words("(" + why + ")"), start.length())));
    }

    private static String seller(Seller s) {
        return s.id().startsWith("site:") || s.name().isBlank()
                ? s.id().replaceFirst("^site:", "")
                : s.name() + " " + s.id().substring(s.id().indexOf(':') + 1);
    }

    private void closing() {
        Chain chain = walk.chain();
        long requests = 0;
        for (Chain.Link link : chain.links()) if (link.status().isPresent()) requests++;
        long avoided = avoided();
        String hops = count(chain.hops(), "hop", "no hop") + ", " + count(requests, "request", "no request");
        String said = avoided == 0 ? hops : hops + ", " + count(avoided, "paid click", "") + " avoided";
        String strong = screen.tone(Tone.STRONG, outcome());
        if (walk.took().isEmpty()) {
            line(strong, "   ", said);
            return;
        }
        String took = String.format(Locale.ROOT, "%.1f s", walk.took().get().toMillis() / 1000.0);
        int room = screen.columns() - outcome().length() - 3 - said.length();
        line(strong, "   ", said, screen.tone(Tone.SOFT, Columns.right(took, room)));
    }

    /// How many of the addresses through which somebody is paid nobody asked.
    private long avoided() {
        if (walk.affiliates().isEmpty()) return 0;
        Set<WebUrl> paid = new HashSet<>();
        walk.affiliates().forEach(a -> paid.add(a.where()));
        Set<WebUrl> unasked = new HashSet<>();
        for (Chain.Link link : walk.chain().links()) if (link.status().isEmpty()) unasked.add(link.url());
        paid.retainAll(unasked);
        return paid.size();
    }

    private String outcome() {
        return walk.chain().outcome().word();
    }

    private static String count(long n, String one, String none) {
        return n == 0 ? none : n + " " + one + (n == 1 ? "" : "s");
    }

    private String fit(String text, int taken) {
        return screen.terminal() ? Columns.cut(text, screen.columns() - taken, screen.ours("…")) : text;
    }
}
