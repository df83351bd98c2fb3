package promotrace.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.report.Harmless;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.resolve.Cloaked;
import promotrace.resolve.Earlier;
import promotrace.storefront.About;
import promotrace.storefront.Change;
import promotrace.storefront.Listing;
import promotrace.storefront.Placed;
import promotrace.storefront.Relisted;
import promotrace.storefront.Seller;
import promotrace.storefront.Stated;

/// One link of a post and what it sells: the far end of a promotion. `title` is the listing's, with the quoted
/// words marked; empty when nothing was read there. `variants` and the values of `attributes` are marked likewise.
public record LinkBox(
        PromotionAssessment promotion,
        Optional<Marked> title,
        List<Marked> variants,
        List<Property> attributes,
        List<HopRow> hops) {
    private static final int VARIANTS = 12;
    private static final int ATTRIBUTES = 12;
    private static final int EARLIER = 5;
    private static final int CHANGES = 6;

    public LinkBox {
        variants = List.copyOf(variants);
        attributes = List.copyOf(attributes);
        hops = List.copyOf(hops);
    }

    /// What the page calls a property of the goods, and what it says of it.
    public record Property(String name, Marked value) {}

    /// One address of a chain: how it was reached, its own status, who is paid at it.
    public record HopRow(Chain.Link link, boolean last, List<Affiliate> paid) {
        public boolean asked() {
            return link.status().isPresent();
        }
    }

    static LinkBox of(PromotionAssessment p, List<Marked.Mark> marks) {
        Optional<Listing> listing = p.subject().listing();
        List<HopRow> hops = new ArrayList<>();
        p.subject().chain().ifPresent(c -> {
            for (Chain.Link link : c.links()) {
                List<Affiliate> paid = p.subject().affiliates().stream()
                        .filter(a -> a.where().equals(link.url()))
                        .toList();
                hops.add(new HopRow(link, hops.size() == c.links().size() - 1, paid));
            }
        });
        return new LinkBox(
                p,
                listing.map(l -> Marked.of(l.title(), marks)),
                listing.map(l -> Say.first(l.variants(), VARIANTS).stream()
                                .map(v -> Marked.of(v, marks))
                                .toList())
                        .orElse(List.of()),
                listing.map(l -> Say.first(l.particulars().attributes(), ATTRIBUTES).stream()
                                .map(a -> new Property(Harmless.line(a.name()), Marked.of(a.value(), marks)))
                                .toList())
                        .orElse(List.of()),
                hops);
    }

    public Optional<Chain> chain() {
        return promotion.subject().chain();
    }

    public Optional<Listing> listing() {
        return promotion.subject().listing();
    }

    /// What else the listing says, in words; empty where it says nothing more.
    public Optional<String> more() {
        List<String> parts = new ArrayList<>();
        listing().ifPresent(l -> {
            l.sku().ifPresent(s -> parts.add("article number " + Harmless.line(s)));
            if (l.particulars().reviews().isPresent()) {
                parts.add(String.format(
                        Locale.ROOT, "%,d reviews", l.particulars().reviews().getAsLong()));
            }
            l.particulars().shipsFrom().ifPresent(s -> parts.add("ships from " + Harmless.line(s)));
        });
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", parts));
    }

    /// What the page tells of who sells, quoted, a line each: places, since when, how it is paid.
    public List<String> seller() {
        About about = listing().flatMap(Listing::seller).map(Seller::about).orElse(About.NOTHING);
        List<String> lines = new ArrayList<>();
        for (Placed p : about.places()) {
            if (p.country().isPresent())
                lines.add(quoted(p.what() + " " + p.country().get(), p.said()));
        }
        about.since().ifPresent(s -> lines.add(quoted("since", s)));
        about.payments().forEach(p -> lines.add(quoted("paid by " + p.what(), p)));
        return Say.first(lines, CHANGES);
    }

    private static String quoted(String what, Stated said) {
        return what + " “" + Harmless.line(said.words()) + "”";
    }

    /// Other sellers whose pages have an id or a contact of this one's, in words.
    public List<String> kin() {
        return Say.first(promotion.subject().history().kin(), CHANGES).stream()
                .map(k -> Harmless.line(k.seller()) + " (" + Harmless.line(k.name()) + "): the same "
                        + Harmless.line(k.service()) + " " + Harmless.line(k.id()))
                .toList();
    }

    /// Where the page says each value of the listing; those of one list together.
    public List<Stated> from() {
        List<Stated> out = new ArrayList<>();
        for (Stated s : listing().map(l -> l.particulars().from()).orElse(List.of())) {
            boolean goesOn = !out.isEmpty()
                    && out.getLast().what().equals(s.what())
                    && out.getLast().where().equals(s.where());
            String words = goesOn ? out.removeLast().words() + "” “" + s.words() : s.words();
            out.add(new Stated(s.what(), words, s.where()));
        }
        return out;
    }

    /// What is known of other times, in words: that the link leads elsewhere today.
    public Optional<String> until() {
        return promotion
                .subject()
                .until()
                .map(at -> "The link was last seen to lead this way on " + Say.day(at) + "; it leads elsewhere since.");
    }

    /// Where the link led before it led this way.
    public List<Earlier> earlier() {
        return Say.first(promotion.subject().earlier(), EARLIER);
    }

    /// How the listing changed, the last first, in sentences.
    public List<String> changes() {
        return Say.first(promotion.subject().history().changes().reversed(), CHANGES).stream()
                .map(LinkBox::said)
                .toList();
    }

    /// Under which other ids the same is offered since it can no longer be ordered.
    public List<Relisted> again() {
        return Say.first(promotion.subject().history().again(), CHANGES);
    }

    /// Whether a picture of the post looks the same as one of the listing's, in words; empty where that can't be told.
    public Optional<String> pictures() {
        return promotion
                .subject()
                .pictured()
                .same()
                .map(same -> same
                        ? "one of its first pictures looks the same as one of the post's"
                        : "none of its first pictures looks like one of the post's");
    }

    /// Whose it is and what both share.
    public static String said(Relisted r) {
        String share = switch (r.why()) {
            case SKU -> "the same article number";
            case PICTURE -> "the same picture";
            case LOOKS -> "a picture that looks the same";
            case TITLE -> "the same title";
        };
        return r.seller()
                        .map(s -> "another seller, " + Harmless.line(s) + ", with ")
                        .orElse("the same seller, ")
                + share;
    }

    private static String said(Change c) {
        String day = Say.day(c.at());
        return switch (c.what()) {
            case PICTURES -> day + ": other pictures";
            case AVAILABLE ->
                day + (c.after().equals(Change.YES) ? ": can be ordered again" : ": can no longer be ordered");
            case TITLE, PRICE, SELLER, CATEGORY, VARIANTS, SOLD ->
                day + ": " + c.what().word() + " “" + c.after() + "”, before “" + c.before() + "”";
        };
    }

    /// Where the link leads whoever follows it on a telephone, where that is elsewhere.
    public Optional<Cloaked> cloaked() {
        return promotion.subject().cloaked();
    }

    public Verdict verdict() {
        return promotion.verdict();
    }

    /// Those paid whose address is not one of the chain's.
    public List<Affiliate> paidElsewhere() {
        return promotion.subject().affiliates().stream()
                .filter(a -> hops.stream().noneMatch(h -> h.paid().contains(a)))
                .toList();
    }
}
