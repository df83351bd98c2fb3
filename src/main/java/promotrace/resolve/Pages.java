package promotrace.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import promotrace.evidence.Capture;
import promotrace.fetch.Cookies;
import promotrace.url.WebUrl;

/// What a page that was given leads to: an end unless it shows, by what it is, that it only hands on.
final class Pages {
    /// More visible letters than this and a page has something to say of its own.
    static final int LITTLE_TEXT = 400;

    /// Nobody waits longer for a page that gives itself again once it has set its cookie.
    private static final int SOON_SECONDS = 5;

    private final Catalogue catalogue;
    private final WebUrl page;
    private final WebUrl base;
    private final Document doc;
    private final Capture capture;
    private final Next.End end;
    private final String text;

    /// `end` is what the page is where it hands on nowhere.
    Pages(Catalogue catalogue, WebUrl page, Document doc, Capture capture, Next.End end) {
        this.catalogue = catalogue;
        this.page = page;
        this.doc = doc;
        this.capture = capture;
        this.end = end;
        Element given = doc.selectFirst("base[href]");
        this.base = given == null ? page : page.resolve(given.attr("href")).orElse(page);
        this.text =
                Optional.ofNullable(doc.selectFirst("body")).map(Element::text).orElse("");
    }

    Next next() {
        Optional<LinkPages.Service> service = catalogue.linkPages().declared(page);
        boolean showsGoods = catalogue.linkPage(page);
        if (showsGoods) {
            List<Next.Choice> choices =
                    PageLinks.declared(catalogue, page, base, doc, service.flatMap(LinkPages.Service::data));
            if (!choices.isEmpty()) return new Next.Fan(choices, end.status());
        }
        boolean handsOn = catalogue.shortened(page) || catalogue.click(page);
        Optional<Next> gone = handsOn ? dead(ExitPage.TEXT) : Optional.empty();
        return gone.or(this::refreshed)
                .or(this::scripted)
                .or(() -> new ExitPage(catalogue, page, base, doc).onward().map(to -> to(to, Via.INTERSTITIAL)))
                .or(this::app)
                .or(this::links)
                .or(() -> dead(LITTLE_TEXT))
                .orElse(end);
    }

    private Next to(WebUrl to, Via via) {
        return new Next.To(to, via, OptionalInt.of(end.status()));
    }

    /// A short page that says that the link is no more, or that nobody uses the domain.
    private Optional<Next> dead(int most) {
        if (text.length() > most) return Optional.empty();
        String said = doc.title() + " " + text;
        if (catalogue.exits().expired(said))
            return Optional.of(new Next.Dead("says that the link is no more", OptionalInt.of(end.status())));
        return catalogue.exits().parked(said)
                ? Optional.of(new Next.Dead("a domain that nobody uses", OptionalInt.of(end.status())))
                : Optional.empty();
    }

    /// What a reference on the page leads to; where it opens an app, the page that stands for that.
    private Optional<WebUrl> target(String reference) {
        return base.resolve(reference).or(() -> catalogue.appLinks().web(reference));
    }

    /// The first refresh counts, and the header's is before those of the page; those for browsers without scripts only where
    /// no other is there and the page is empty.
    private Optional<Next> refreshed() {
        Optional<MetaRefresh> first = Stream.concat(
                        capture.header("Refresh").stream(), refreshes(false).map(m -> m.attr("content")))
                .flatMap(c -> MetaRefresh.parse(c, this::target).stream())
                .findFirst();
        if (first.isPresent()) return first.flatMap(this::followed);
        if (text.length() > LITTLE_TEXT) return Optional.empty();
        return refreshes(true)
                .flatMap(m -> MetaRefresh.parse(m.attr("content"), this::target).stream())
                .flatMap(r -> r.leaves(page).stream())
                .filter(to -> !to.site().equals(page.site()))
                .findFirst()
                .map(to -> to(to, Via.META_REFRESH));
    }

    private Stream<Element> refreshes(boolean withoutScripts) {
        return doc.select("meta[http-equiv][content]").stream()
                .filter(m -> m.attr("http-equiv").strip().equalsIgnoreCase("refresh"))
                .filter(m -> m.closest("template") == null && m.closest("noscript") != null == withoutScripts);
    }

    /// A page that sets a cookie and soon gives itself again wants to see whether it is brought.
    private Optional<Next> followed(MetaRefresh refresh) {
        boolean wantsItsCookie = refresh.renews(page, SOON_SECONDS)
                && text.length() <= LITTLE_TEXT
                && !Cookies.fields(capture).isEmpty();
        Optional<WebUrl> to = wantsItsCookie ? Optional.of(page) : refresh.leaves(page);
        return to.map(t -> to(t, Via.META_REFRESH));
    }

    private Optional<Next> scripted() {
        List<String> scripts = new ArrayList<>();
        for (Element s : doc.select("script:not([src])")) {
            String type = s.attr("type").toLowerCase(Locale.ROOT);
            if (type.isEmpty() || type.contains("javascript") || type.equals("module")) scripts.add(s.data());
        }
        Element body = doc.selectFirst("body[onload]");
        if (body != null) scripts.add(body.attr("onload"));
        ScriptRedirect.Found found = ScriptRedirect.in(new ScriptPage(page, this::target, this::attribute), scripts);
        List<WebUrl> sure = found.certain();
        Set<WebUrl> possible = new LinkedHashSet<>(found.possible());
        if (sure.isEmpty()
                && possible.size() == 1
                && text.length() <= LITTLE_TEXT
                && doc.select("a[href]").size() < 5) {
            sure = List.copyOf(possible);
        }
        return sure.stream().findFirst().map(to -> to(to, Via.SCRIPT));
    }

    /// An attribute of the first element that a script's selector means.
    private Optional<String> attribute(String selector, String name) {
        if (!ScriptPage.SIMPLE.matcher(selector).matches()) return Optional.empty();
        Element found = doc.selectFirst(selector);
        return Optional.ofNullable(found)
                .filter(e -> e.hasAttr(name))
                .map(e -> e.attr(name).strip());
    }

    /// A bare page that opens an app names the web page that stands for it. One of its own site is but the same page in the
    /// app, as social platforms' posts have it.
    private Optional<Next> app() {
        if (text.length() > LITTLE_TEXT) return Optional.empty();
        AppLinks.Pages names = catalogue.appLinks().pages();
        return Stream.concat(
                        meta(names.web()).flatMap(c -> base.resolve(c).stream()),
                        meta(names.app()).flatMap(c -> catalogue.appLinks().web(c).stream()))
                .filter(to -> !to.site().equals(page.site()) && !PageLinks.contact(catalogue, to))
                .findFirst()
                .map(to -> to(to, Via.INTERSTITIAL));
    }

    private Stream<String> meta(List<String> names) {
        return names.stream()
                .flatMap(name -> doc.select("meta[content]").stream()
                        .filter(m -> m.attr("property").equalsIgnoreCase(name)
                                || m.attr("name").equalsIgnoreCase(name))
                        .map(m -> m.attr("content"))
                        .filter(c -> !c.isBlank()));
    }

    /// A page that is hardly more than links, most of them to other sites.
    private Optional<Next> links() {
        List<Element> offered = new ArrayList<>();
        int outside = 0;
        int linked = 0;
        for (Element a : doc.select("a[href]")) {
            if (a.closest("nav, header, footer, aside, form") != null) continue;
            Optional<WebUrl> to = base.resolve(a.attr("href"))
                    .filter(u -> !u.withoutFragment().equals(page.withoutFragment()));
            if (to.isEmpty() || PageLinks.contact(catalogue, to.get())) continue;
            offered.add(a);
            linked += a.text().length();
            if (!to.get().site().equals(page.site())) outside++;
        }
        int other = text.length() - linked;
        boolean mostlyLinks = outside >= 2 && outside * 2 >= offered.size() && other <= Math.max(250, linked);
        boolean oneOffer = offered.size() == 1 && outside == 1 && other <= 150 && sells(offered.getFirst());
        if (!mostlyLinks && !oneOffer) return Optional.empty();
        List<Next.Choice> choices = PageLinks.of(catalogue, page, base, offered);
        return choices.isEmpty() ? Optional.empty() : Optional.of(new Next.Fan(choices, end.status()));
    }

    private boolean sells(Element a) {
        return base.resolve(a.attr("href"))
                .filter(u -> catalogue.item(u).isPresent()
                        || !catalogue.paid(u).isEmpty()
                        || catalogue.shortened(u)
                        || catalogue.inAddress(u).isPresent())
                .isPresent();
    }
}
