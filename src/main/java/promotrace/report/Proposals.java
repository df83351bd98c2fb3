package promotrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.resolve.Chain;
import promotrace.storefront.Listing;

/// What a run proposes that people look at, brand by brand: listings that are still there, posts and accounts behind
/// flagged promotions of flagged accounts. One proposal per thing and brand, however many promotions lead to it.
public final class Proposals {
    private record Thing(String brand, Proposal.Kind kind, String url) implements Comparable<Thing> {
        @Override
        public int compareTo(Thing o) {
            int byBrand = brand.compareTo(o.brand);
            int byKind = kind.compareTo(o.kind);
            return byBrand != 0 ? byBrand : byKind != 0 ? byKind : url.compareTo(o.url);
        }
    }

    private Proposals() {}

    public static List<Proposal> of(List<AccountAssessment> accounts) {
        Map<Thing, List<PromotionAssessment>> things = new TreeMap<>();
        for (AccountAssessment a : accounts) {
            if (a.verdict() != Verdict.FLAGGED) continue;
            for (PromotionAssessment p : a.promotions()) {
                if (p.verdict() != Verdict.FLAGGED) continue;
                for (String brand : p.brands()) {
                    listing(p).ifPresent(url -> put(things, new Thing(brand, Proposal.Kind.LISTING, url), p));
                    put(
                            things,
                            new Thing(
                                    brand,
                                    Proposal.Kind.POST,
                                    p.subject().post().url().toString()),
                            p);
                    put(
                            things,
                            new Thing(
                                    brand,
                                    Proposal.Kind.ACCOUNT,
                                    a.account().url().toString()),
                            p);
                }
            }
        }
        List<Proposal> out = new ArrayList<>();
        things.forEach((thing, because) -> out.add(new Proposal(
                thing.brand(),
                thing.kind(),
                thing.url(),
                because.stream().mapToDouble(PromotionAssessment::score).max().orElseThrow(),
                List.copyOf(new TreeSet<>(because.stream()
                        .map(p -> p.subject().post().url().toString())
                        .toList())))));
        return out;
    }

    private static Optional<String> listing(PromotionAssessment p) {
        return p.subject()
                .listing()
                .filter(Listing::available)
                .flatMap(l -> p.subject().chain().flatMap(Chain::destination))
                .map(Object::toString);
    }

    private static void put(Map<Thing, List<PromotionAssessment>> things, Thing thing, PromotionAssessment p) {
        things.computeIfAbsent(thing, t -> new ArrayList<>()).add(p);
    }
}
