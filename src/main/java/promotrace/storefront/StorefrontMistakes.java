package promotrace.storefront;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;

/// What makes declarations unusable: fields, selectors and patterns that are none, and entries without examples.
final class StorefrontMistakes {
    private final ConfigFolder folder;
    private final List<Problem> found = new ArrayList<>();

    private StorefrontMistakes(ConfigFolder folder) {
        this.folder = folder;
    }

    static List<Problem> in(ConfigFolder folder, Rules rules) {
        StorefrontMistakes mistakes = new StorefrontMistakes(folder);
        mistakes.read(rules.visible().read(), "visible", "read");
        mistakes.css(rules.visible().old(), "visible", "old");
        mistakes.css(rules.visible().aside(), "visible", "aside");
        mistakes.css(rules.visible().order(), "visible", "order");
        mistakes.css(rules.visible().cart(), "visible", "cart");
        mistakes.css(rules.checkouts().where(), "checkouts", "where");
        mistakes.css(rules.notices().where(), "notices", "where");
        for (int i = 0; i < rules.contacts().kinds().size(); i++) {
            Rules.Contact kind = rules.contacts().kinds().get(i);
            mistakes.pattern(kind.pattern(), "contacts", "kinds", i, "pattern");
            if (kind.examples().isEmpty()) mistakes.add("has no examples", "contacts", "kinds", i);
        }
        mistakes.states(rules.states(), "states");
        for (int i = 0; i < rules.programs().size(); i++) {
            mistakes.states(rules.programs().get(i).states(), "programs", i, "states");
            mistakes.read(rules.programs().get(i).read(), "programs", i, "read");
        }
        for (int i = 0; i < rules.documents().size(); i++) {
            mistakes.read(rules.documents().get(i).read(), "documents", i, "read");
        }
        for (int i = 0; i < rules.marketplaces().size(); i++)
            mistakes.market(rules.marketplaces().get(i), i);
        return List.copyOf(mistakes.found);
    }

    private void market(Rules.Market market, int i) {
        if (market.examples().isEmpty()) add(market.id() + " has no examples", "marketplaces", i);
        read(market.read(), "marketplaces", i, "read");
        for (String p : market.sellerAddress()) pattern(p, "marketplaces", i, "sellerAddress");
        for (String css : market.unavailable()) css(css, "marketplaces", i, "unavailable");
        states(market.states(), "marketplaces", i, "states");
    }

    private void states(List<Rules.State> states, Object... path) {
        for (Rules.State s : states) {
            if (s.ways() != 1) add("a state has one of marker, script, pushed, css and document", path);
            s.css().ifPresent(css -> css(css, path));
        }
    }

    private void read(Map<String, List<Rules.Place>> read, Object... path) {
        read.forEach((field, places) -> {
            List<Object> at = new ArrayList<>(List.of(path));
            at.add(field);
            Object[] here = at.toArray();
            if (Field.parse(field).isEmpty()) add("no such field: " + field, here);
            for (Rules.Place p : places) {
                p.css().ifPresent(css -> css(css, here));
                p.pattern().ifPresent(pattern -> pattern(pattern, here));
                p.address().ifPresent(address -> pattern(address, here));
                boolean scaled = p.divide()
                        .filter(d -> d.signum() <= 0
                                || !d.stripTrailingZeros().unscaledValue().equals(BigInteger.ONE))
                        .isEmpty();
                if (!scaled) add("not a power of ten: " + p.divide().get(), here);
                boolean somewhere =
                        Stream.of(p.css(), p.state(), p.meta(), p.address()).anyMatch(Optional::isPresent);
                if (!somewhere) add("a place needs state, meta, css or address", here);
                boolean named = p.name().isPresent() && p.value().isPresent();
                boolean attribute = field.equals(Field.ATTRIBUTE.word());
                if (attribute && !named) add("a place of attributes needs name and value", here);
                if (!attribute && (p.name().isPresent() || p.value().isPresent())) {
                    add("only attributes have name and value", here);
                }
                if (p.css().isPresent())
                    Stream.of(p.name(), p.value()).forEach(w -> w.ifPresent(css -> css(css, here)));
            }
        });
    }

    private void css(String selector, Object... path) {
        try {
            QueryParser.parse(selector);
        } catch (SelectorParseException | IllegalArgumentException e) {
            add("not a selector: " + selector, path);
        }
    }

    private void pattern(String pattern, Object... path) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            add("not a pattern: " + pattern, path);
        }
    }

    private void add(String problem, Object... path) {
        found.add(folder.problem(Storefronts.FILE, problem, path));
    }
}
