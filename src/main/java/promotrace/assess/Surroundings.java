package promotrace.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final List<Assessor.Judged> open = new ArrayList<>();
    private final Map<String, Map<String, Quote>> quiet = new LinkedHashMap<>();
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
            if (Weights.logistic(j.own()) >= weights.promotions().flagged()) open.add(j);
        }
        Set<String> opened = open.stream().map(Surroundings::post).collect(Collectors.toSet());
        for (Assessor.Judged j : before) {
            if (opened.contains(post(j))) continue;
            Map<String, Quote> found = quiet.computeIfAbsent(post(j), _ -> new LinkedHashMap<>());
            j.findings().forEach(f -> found.putIfAbsent(f.signal(), f.quotes().getFirst()));
        }
    }

    static Around nothing(String account, Optional<TextReading> profile) {
        return new Around(account, profile, 0, 0, Map.of(), Map.of(), List.of(), List.of(), Set.of(), List.of());
    }

    Around of(SubjectReading reading) {
        String post = reading.subject().post().id();
        Map<String, Quote> sellers = new LinkedHashMap<>();
        Map<String, Quote> listings = new LinkedHashMap<>();
        Set<String> openPosts = new LinkedHashSet<>();
        List<Quote> words = new ArrayList<>();
        for (Assessor.Judged j : open) {
            if (post(j).equals(post)) continue;
            Optional<Quote> strongest = strongest(j);
            if (openPosts.add(post(j))) strongest.ifPresent(words::add);
            Optional<Listing> listing = j.reading().subject().listing();
            strongest.ifPresent(q -> {
                listing.ifPresent(l -> listings.putIfAbsent(l.id(), q));
                listing.flatMap(Listing::seller).ifPresent(s -> sellers.putIfAbsent(s.id(), q));
            });
        }
        return new Around(
                dossier.account().id(),
                profile,
                openPosts.size(),
                posts,
                sellers,
                listings,
                words,
                heard.getOrDefault(post, List.of()),
                others(reading),
                quiet.entrySet().stream()
                        .filter(e -> !e.getKey().equals(post))
                        .map(Map.Entry::getValue)
                        .toList());
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
