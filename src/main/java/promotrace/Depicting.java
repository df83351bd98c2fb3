package promotrace;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import promotrace.collect.Picture;
import promotrace.collect.Post;
import promotrace.evidence.Capture;
import promotrace.fetch.Fetched;
import promotrace.frontier.Visit;
import promotrace.picture.Depiction;
import promotrace.picture.Shown;
import promotrace.store.Pictures;
import promotrace.storefront.Reading;
import promotrace.url.WebUrl;

/// Which pictures are fetched, and what a fetched one shows.
final class Depicting {
    /// A picture's address redirects once, perhaps twice.
    private static final int MOST_REDIRECTS = 5;

    /// Longer ones hold the picture itself or a page's whole state.
    private static final int LONGEST_ADDRESS = 2000;

    private final PictureRules rules;
    private final Clock machine;

    Depicting(PictureRules rules, Clock machine) {
        this.rules = rules;
        this.machine = machine;
    }

    /// The pictures that are worth a visit of what visits taught.
    List<Shown> shown(List<Learned> learned) {
        List<Shown> out = new ArrayList<>();
        for (Learned l : learned) {
            for (Post p : l.harvest().posts()) {
                if (p.links().isEmpty()) continue;
                first(
                        Shown.byPost(p.id()),
                        p.pictures().stream().map(Picture::url).toList(),
                        rules.posts(),
                        out);
            }
            if (l.landed().map(Learned.Landed::reading).orElse(null) instanceof Reading.Sold sold) {
                first(Shown.byListing(sold.listing().id()), sold.listing().pictures(), rules.listings(), out);
            }
        }
        return out;
    }

    private static void first(String by, List<WebUrl> pictures, int most, List<Shown> out) {
        int at = 0;
        for (WebUrl picture : pictures) {
            if (at == most) return;
            if (picture.toString().length() <= LONGEST_ADDRESS) out.add(new Shown(by, at++, picture.withoutFragment()));
        }
    }

    /// The visits to pictures that were not fetched yet. What a post shows is fetched once: platforms sign their pictures'
    /// addresses anew each time.
    List<Visit> visits(List<Shown> shown, Pictures kept) {
        Set<String> fetchedOf = kept.fetchedOf(shown.stream()
                .map(Shown::by)
                .filter(by -> Shown.listing(by).isEmpty())
                .toList());
        List<Shown> wanted =
                shown.stream().filter(s -> !fetchedOf.contains(s.by())).toList();
        Set<WebUrl> fetched = kept.fetched(wanted.stream().map(Shown::picture).toList());
        Set<WebUrl> once = new HashSet<>(fetched);
        List<Visit> out = new ArrayList<>();
        for (Shown s : wanted) {
            if (once.add(s.picture()))
                out.add(Visit.picture(s.picture(), rules.small(s.picture()), 0, machine.instant()));
        }
        return out;
    }

    /// What an answer says of the picture that was asked for.
    Learned read(Visit visit, Fetched fetched, Instant seen) {
        WebUrl picture = visit.way().orElseThrow();
        return switch (fetched) {
            case Fetched.Page page -> shown(visit, page, seen);
            case Fetched.Moved moved
            when visit.depth() < MOST_REDIRECTS ->
                Learned.instead(visit, Visit.picture(picture, moved.to(), visit.depth() + 1, machine.instant()));
            case Fetched.Moved _ -> none(visit, "redirects again and again", fetched, seen);
            case Fetched.Unchanged _ -> Learned.nothing(visit); // asked before; what was learned then holds
            case Fetched.Gone _ -> none(visit, "not there", fetched, seen);
            case Fetched.Refused refused -> none(visit, "refused: " + refused.reason(), fetched, seen);
            case Fetched.Failed failed -> none(visit, failed.problem(), fetched, seen);
        };
    }

    private Learned shown(Visit visit, Fetched.Page page, Instant seen) {
        Capture c = page.capture();
        Depiction depiction = Depiction.of(visit.way().orElseThrow(), c.body(), c.sha256(), seen);
        return depiction.hash().isEmpty() && isSmallForm(visit)
                ? Learned.instead(visit, own(visit))
                : Learned.depicted(visit, depiction);
    }

    /// Where the small form is not to be had, the picture's own address is asked. Where nobody answered, as a replay without
    /// that capture never does, nothing was learned.
    private Learned none(Visit visit, String because, Fetched fetched, Instant seen) {
        if (isSmallForm(visit)) return Learned.instead(visit, own(visit));
        if (fetched instanceof Fetched.Failed failed && failed.evidence().isEmpty()) return Learned.nothing(visit);
        WebUrl picture = visit.way().orElseThrow();
        Optional<Capture> capture = fetched.evidence();
        return Learned.depicted(visit, Depiction.none(picture, because, capture.map(Capture::sha256), seen));
    }

    private boolean isSmallForm(Visit visit) {
        WebUrl picture = visit.way().orElseThrow();
        return visit.depth() == 0 && !visit.url().equals(picture);
    }

    private Visit own(Visit visit) {
        WebUrl picture = visit.way().orElseThrow();
        return Visit.picture(picture, picture, 0, machine.instant());
    }
}
