package promotrace.assess;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import promotrace.evidence.Quote;
import promotrace.storefront.Listing;
import promotrace.storefront.Seller;

/// Tells each promotion what the account's other posts showed in the pass before.
final class Surroundings {
    /// Signals of this family rest on other posts; they do not make a post open by itself.
    static final String FAMILY = "account";

    private final Dossier dossier;
    private final Known known;
    private final Optional<TextReading> profile;
    private final Map<String, List<CommentReading>> heard;
    /// The first words of each post that shows openly what it is; none where only its kind of account tells.
    private final Map<String, Optional<Quote>> open = new LinkedHashMap<>();
    private final Map<String, Firsts> sellers = new HashMap<>();
    private final Map<String, Firsts> listings = new HashMap<>();
    private final QuietPosts quiet;
    private final int posts;

    Surroundings(
            Dossier dossier,
            Known known,
            Optional<TextReading> profile,
            List<Assessor.Judged> before,
            Map<String, List<CommentReading>> heard,
            Weights weights) {
        this.dossier = dossier;
        this.known = known;
        this.profile = profile;
        this.heard = heard;
        this.posts = (int)
                dossier.subjects().stream().map(s -> s.post().id()).distinct().count();
        for (Assessor.Judged j : before) {
            if (Weights.logistic(j.own()) >= weights.promotions().flagged()) open(j);
        }
        Map<String, Map<String, Quote>> found = new LinkedHashMap<>();
        for (Assessor.Judged j : before) {
            if (open.containsKey(post(j))) continue;
            Map<String, Quote> here = found.computeIfAbsent(post(j), _ -> new LinkedHashMap<>());
            j.findings().forEach(f -> here.putIfAbsent(f.signal(), f.quotes().getFirst()));
        }
        this.quiet = new QuietPosts(found);
    }

    private void open(Assessor.Judged j) {
        Optional<Quote> strongest = strongest(j);
        open.putIfAbsent(post(j), strongest);
        if (strongest.isEmpty()) return;
        Optional<Listing> listing = j.reading().subject().listing();
        listing.ifPresent(
                l -> listings.computeIfAbsent(l.id(), _ -> new Firsts()).add(post(j), strongest.get()));
        listing.flatMap(Listing::seller)
                .ifPresent(
                        s -> sellers.computeIfAbsent(s.id(), _ -> new Firsts()).add(post(j), strongest.get()));
    }

    /// The words of the first two posts: enough to have those of another one, whichever is asked for.
    private static final class Firsts {
        private final Map<String, Quote> words = new LinkedHashMap<>();

        void add(String post, Quote quote) {
            if (words.size() < 2) words.putIfAbsent(post, quote);
        }

        Optional<Quote> butNot(String post) {
            return words.entrySet().stream()
                    .filter(e -> !e.getKey().equals(post))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    static Around nothing(String account, Optional<TextReading> profile) {
        return new Around(
                account,
                profile,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Set.of(),
                QuietPosts.NONE);
    }

    Around of(SubjectReading reading) {
        String post = reading.subject().post().id();
        Optional<Listing> listing = reading.subject().listing();
        return new Around(
                dossier.account().id(),
                profile,
                open.size() - (open.containsKey(post) ? 1 : 0),
                posts,
                listing.flatMap(Listing::seller).flatMap(s -> other(sellers, s.id(), post)),
                listing.flatMap(l -> other(listings, l.id(), post)),
                open.entrySet().stream()
                        .filter(e -> !e.getKey().equals(post))
                        .flatMap(e -> e.getValue().stream())
                        .limit(2)
                        .toList(),
                heard.getOrDefault(post, List.of()),
                others(reading),
                quiet);
    }

    private static Optional<Quote> other(Map<String, Firsts> by, String id, String post) {
        return Optional.ofNullable(by.get(id)).flatMap(f -> f.butNot(post));
    }

    private static String post(Assessor.Judged j) {
        return j.reading().subject().post().id();
    }

    private Set<String> others(SubjectReading reading) {
        Set<String> out = new LinkedHashSet<>(reading.subject()
                .listing()
                .flatMap(Listing::seller)
                .map(Seller::id)
                .map(id -> known.flaggedPromotersOfSeller().getOrDefault(id, Set.of()))
                .orElse(Set.of()));
        out.remove(dossier.account().id());
        return out;
    }

    private static Optional<Quote> strongest(Assessor.Judged j) {
        return j.findings().stream()
                .filter(f -> f.weight() > 0)
                .max(Comparator.comparingDouble(Finding::weight))
                .map(f -> f.quotes().getFirst());
    }
}
