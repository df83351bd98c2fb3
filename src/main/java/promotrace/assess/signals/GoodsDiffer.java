package promotrace.assess.signals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import promotrace.assess.BrandSeen;
import promotrace.assess.Finding;
import promotrace.assess.Goods;
import promotrace.assess.SubjectReading;
import promotrace.evidence.Quote;

/// The post shows one kind of goods, the page sells another.
///
/// Counts whole where the post shows a brand that the page does not name. Where no brand is shown it counts
/// `unbranded`, or `plain` where the post's only link leads from goods that are often copied to goods that are not.
/// Where the post's words name the goods of the page too, its pictures decide, or the kinds the brand is known for.
public record GoodsDiffer(String id, String family, double weight, double unbranded, double plain, String source)
        implements Signal {
    @Override
    public Optional<Finding> look(SubjectReading seen) {
        Set<String> listed = listed(seen);
        Set<String> shown = different(seen);
        if (shown.isEmpty()) return Optional.empty();
        List<Quote> quotes = new ArrayList<>();
        seen.quoteGoods(shown).forEach(quotes::add);
        seen.listingTitle().flatMap(t -> t.quoteWhole()).ifPresent(quotes::add);
        if (quotes.size() < 2) return Optional.empty();
        String because = "The post shows %s; the page it leads to sells %s."
                .formatted(String.join(", ", new TreeSet<>(shown)), String.join(", ", new TreeSet<>(listed)));
        return Optional.of(new Finding(id, weightOf(seen, shown), because, quotes));
    }

    private double weightOf(SubjectReading seen, Set<String> shown) {
        if (seen.showsBrand()) return weight;
        return hides(seen) && shown.stream().anyMatch(k -> copied(seen, k)) ? plain : unbranded;
    }

    /// Whether the post's only link leads to goods behind which others are hidden.
    private static boolean hides(SubjectReading seen) {
        return seen.holds("plain-listing") && seen.holds("one-link");
    }

    private static boolean copied(SubjectReading seen, String kind) {
        return !seen.catalogue().goods().plain(Set.of(kind));
    }

    /// The kinds of goods shown, where the page sells none of them; else empty.
    public static Set<String> different(SubjectReading seen) {
        Set<String> listed = listed(seen);
        if (listed.isEmpty() || namedThere(seen)) return Set.of();
        Set<String> shown = shown(seen);
        return seen.catalogue().goods().meet(shown, listed) ? Set.of() : shown;
    }

    /// Where a page sells goods for children (`girls' rain boots`, category children's shoes) only these count.
    private static Set<String> listed(SubjectReading seen) {
        Goods goods = seen.catalogue().goods();
        Set<String> kids = new HashSet<>(seen.goodsListed());
        kids.removeIf(k -> !goods.kids(Set.of(k)));
        return kids.isEmpty() ? seen.goodsListed() : kids;
    }

    private static Set<String> shown(SubjectReading seen) {
        Goods goods = seen.catalogue().goods();
        Set<String> pictured = seen.goodsPictured();
        if (!pictured.isEmpty() && !goods.meet(pictured, listed(seen))) return pictured;
        Set<String> said = new HashSet<>(seen.goodsShown());
        if (!goods.meet(said, listed(seen))) return said;
        Set<String> branded = new HashSet<>();
        for (BrandSeen b : seen.brandsShown()) {
            if (goods.meet(b.goods(), seen.goodsListed())) return Set.of();
            for (String kind : said) if (goods.meet(Set.of(kind), b.goods())) branded.add(kind);
        }
        if (branded.isEmpty() && hides(seen)) {
            for (String kind : said) {
                if (copied(seen, kind) && !goods.meet(Set.of(kind), listed(seen))) branded.add(kind);
            }
        }
        return branded;
    }

    private static boolean namedThere(SubjectReading seen) {
        return seen.brandsListed().stream()
                .anyMatch(
                        l -> seen.brandsShown().stream().anyMatch(s -> s.name().equals(l.name())));
    }
}
