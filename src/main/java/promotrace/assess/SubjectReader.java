package promotrace.assess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import promotrace.collect.Account;
import promotrace.collect.Picture;
import promotrace.collect.Post;
import promotrace.evidence.Quote;
import promotrace.evidence.Sha256;
import promotrace.resolve.Chain;
import promotrace.storefront.Attribute;
import promotrace.storefront.Listing;
import promotrace.url.WebUrl;

/// Reads the texts of a dossier, each once: profile, posts, words of pictures, labels on the way, listings.
final class SubjectReader {
    private static final int LONGEST = 20_000;

    private final Catalogue catalogue;

    SubjectReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Optional<TextReading> profile(Account account) {
        String words = (account.name() + "\n" + account.bio()).strip();
        return words.isEmpty()
                ? Optional.empty()
                : account.capture().map(c -> read(words, Quote.Place.PROFILE, account.url(), c, Set.of()));
    }

    List<SubjectReading> read(Dossier dossier, Optional<TextReading> profile) {
        Set<String> around = profile.map(TextReading::languages).orElse(Set.of());
        Map<String, TextReading> posts = new HashMap<>();
        Map<String, List<TextReading>> pictures = new HashMap<>();
        List<SubjectReading> out = new ArrayList<>();
        Around nothing = Surroundings.nothing(dossier.account().id(), profile);
        for (Subject s : dossier.subjects()) {
            Post p = s.post();
            TextReading post =
                    posts.computeIfAbsent(p.id(), _ -> read(p.text(), Quote.Place.POST, p.url(), p.capture(), around));
            List<TextReading> alts = pictures.computeIfAbsent(p.id(), _ -> pictures(p, post.languages()));
            Optional<TextReading> title = s.listing().flatMap(l -> listing(l, title(l)));
            Optional<TextReading> description = s.listing().flatMap(l -> listing(l, l.description()));
            out.add(new SubjectReading(
                    s, post, alts, labels(s, post.languages()), title, description, nothing, catalogue));
        }
        return out;
    }

    /// A text that stands nowhere, read as if it stood at that place.
    TextReading loose(String text, Quote.Place place, Set<String> around) {
        return read(text, place, WebUrl.of("https://example.org/"), Sha256.of(new byte[0]), around);
    }

    /// Names of the brands that a text by itself means or hints at.
    Set<String> looseBrands(String text) {
        List<TextReading> one = List.of(loose(text, Quote.Place.POST, Set.of()));
        Set<String> out = new HashSet<>();
        SubjectReading.brands(one, SubjectReading.goods(one), catalogue).forEach(b -> out.add(b.name()));
        return out;
    }

    private List<TextReading> pictures(Post post, Set<String> around) {
        List<TextReading> out = new ArrayList<>();
        for (Picture p : post.pictures()) {
            if (!p.alt().isBlank()) out.add(read(p.alt(), Quote.Place.PICTURE, post.url(), post.capture(), around));
        }
        return out;
    }

    /// The words beside the links chosen on pages of links; they are quoted from the pages' captures.
    private List<TextReading> labels(Subject s, Set<String> around) {
        List<Chain.Link> pages = s.chain().stream()
                .flatMap(c -> c.links().stream())
                .filter(l -> l.how().equals("link-in-bio"))
                .toList();
        List<TextReading> out = new ArrayList<>();
        for (int i = 0; i < s.labels().size() && i < pages.size(); i++) {
            Chain.Link page = pages.get(i);
            String label = s.labels().get(i);
            if (label.isBlank() || page.capture().isEmpty()) continue;
            out.add(read(label, Quote.Place.ADDRESS, page.url(), page.capture().get(), around));
        }
        return out;
    }

    private Optional<TextReading> listing(Listing l, String words) {
        return words.isBlank()
                ? Optional.empty()
                : Optional.of(read(words, Quote.Place.LISTING, l.url(), l.capture(), Set.of()));
    }

    private static String title(Listing l) {
        List<String> parts = new ArrayList<>();
        parts.add(l.title());
        parts.addAll(l.category());
        l.brand().ifPresent(parts::add);
        parts.addAll(l.variants());
        for (Attribute a : l.particulars().attributes()) parts.add(a.value());
        parts.removeIf(String::isBlank);
        return String.join("\n", parts);
    }

    private TextReading read(String words, Quote.Place place, WebUrl where, Sha256 capture, Set<String> around) {
        String kept = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        return catalogue.reader().read(kept, new TextReading.Source(place, where, capture), around);
    }
}
