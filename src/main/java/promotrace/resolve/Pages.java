package promotrace.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import promotrace.url.WebUrl;

/// What a page that was given leads to: an end unless it shows, by what it is, that it only hands on.
final class Pages {
    /// More visible letters than this and a page has something to say of its own.
    private static final int LITTLE_TEXT = 400;

    private static final int EXIT_TEXT = 1200;
    private static final int EXIT_LINKS = 25;
    private final Catalogue catalogue;
    private final WebUrl page;
    private final WebUrl base;
    private final Document doc;
    private final int status;

    Pages(Catalogue catalogue, WebUrl page, Document doc, int status) {
        this.catalogue = catalogue;
        this.page = page;
        this.doc = doc;
        this.status = status;
        Element given = doc.selectFirst("base[href]");
        this.base = given == null ? page : page.resolve(given.attr("href")).orElse(page);
    }

    Next next() {
        Optional<LinkPages.Service> service = catalogue.linkPages().declared(page);
        boolean showsGoods = catalogue.linkPage(page);
        if (showsGoods) {
            List<Next.Choice> choices =
                    PageLinks.declared(catalogue, page, base, doc, service.flatMap(LinkPages.Service::data));
            if (!choices.isEmpty()) return new Next.Fan(choices, status);
        }
        return refreshed()
                .or(this::scripted)
                .map(Next.class::cast)
                .or(this::exit)
                .or(this::links)
                .orElse(new Next.End(status));
    }

    private String text() {
        Element body = doc.body();
        return body == null ? "" : body.text();
    }

    private Optional<Next.To> refreshed() {
        for (boolean withoutScript : new boolean[] {false, true}) {
            for (Element meta : doc.select("meta[http-equiv]")) {
                boolean inside = meta.closest("noscript") != null;
                if (inside != withoutScript || inside && text().length() > LITTLE_TEXT) continue;
                if (!meta.attr("http-equiv").strip().equalsIgnoreCase("refresh")) continue;
                Optional<WebUrl> to = MetaRefresh.read(meta.attr("content"), base, page);
                if (to.isPresent() && !(inside && to.get().site().equals(page.site()))) {
                    return Optional.of(new Next.To(to.get(), Via.META_REFRESH, OptionalInt.of(status)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Next.To> scripted() {
        List<String> scripts = new ArrayList<>();
        for (Element s : doc.select("script:not([src])")) {
            String type = s.attr("type").toLowerCase(java.util.Locale.ROOT);
            if (type.isEmpty() || type.contains("javascript") || type.equals("module")) scripts.add(s.data());
        }
        Element body = doc.body();
        if (body != null && body.hasAttr("onload")) scripts.add(body.attr("onload"));
        ScriptRedirect.Found found = ScriptRedirect.in(base, scripts);
        List<WebUrl> sure = found.certain();
        Set<WebUrl> possible = new LinkedHashSet<>(found.possible());
        if (sure.isEmpty()
                && possible.size() == 1
                && text().length() <= LITTLE_TEXT
                && doc.select("a[href]").size() < 5) {
            sure = List.copyOf(possible);
        }
        return sure.stream().findFirst().map(to -> new Next.To(to, Via.SCRIPT, OptionalInt.of(status)));
    }

    /// A page that warns before an exit and offers one way on.
    private Optional<Next> exit() {
        String text = text();
        List<Element> anchors = doc.select("a[href]");
        if (text.length() > EXIT_TEXT || anchors.size() > EXIT_LINKS) return Optional.empty();
        boolean warns = catalogue.exits().leaving(doc.title() + " " + text);
        Set<WebUrl> marked = new LinkedHashSet<>();
        Set<WebUrl> shown = new LinkedHashSet<>();
        Set<WebUrl> outside = new LinkedHashSet<>();
        for (Element a : anchors) {
            Optional<WebUrl> to = base.resolve(a.attr("href"))
                    .filter(u -> !u.withoutFragment().equals(page.withoutFragment()));
            if (to.isEmpty()) continue;
            boolean out = !to.get().site().equals(page.site());
            if (out) outside.add(to.get());
            if (catalogue.exits().onward(a.text()) || catalogue.exits().marked(a.id() + " " + a.className()))
                marked.add(to.get());
            if (showsItself(a.text(), to.get())) shown.add(to.get());
        }
        if (marked.isEmpty()) form().ifPresent(marked::add);
        Set<WebUrl> way = !shown.isEmpty() ? shown : !marked.isEmpty() ? marked : outside;
        boolean oneWay = way.size() == 1;
        boolean bare = outside.size() <= 1 && text.length() <= LITTLE_TEXT && anchors.size() <= 3;
        boolean meant = warns || bare && (!marked.isEmpty() || !shown.isEmpty()) && way.equals(outside);
        if (!oneWay || !meant) return Optional.empty();
        return Optional.of(new Next.To(way.iterator().next(), Via.INTERSTITIAL, OptionalInt.of(status)));
    }

    /// Whether a link's words are its own address.
    private static boolean showsItself(String text, WebUrl to) {
        String words = text.strip().replaceFirst("…$", "");
        if (words.length() < 8 || words.indexOf('.') < 0 || words.indexOf(' ') >= 0) return false;
        String plain = to.toString();
        return plain.equals(words)
                || WebUrl.parse(words).filter(to::equals).isPresent()
                || plain.endsWith("://" + words);
    }

    /// The address that the page's only form goes to with its hidden fields.
    private Optional<WebUrl> form() {
        List<Element> forms = doc.select("form[action]");
        if (forms.size() != 1) return Optional.empty();
        Element form = forms.getFirst();
        String method = form.attr("method");
        boolean asks = !form.select(
                        "input[type=text], input[type=password], input[type=email], input[type=search], input:not([type]), textarea, select")
                .isEmpty();
        if (asks || !(method.isEmpty() || method.equalsIgnoreCase("get"))) return Optional.empty();
        List<String> fields = new ArrayList<>();
        for (Element input : form.select("input[type=hidden][name]")) {
            fields.add(encoded(input.attr("name")) + "=" + encoded(input.attr("value")));
        }
        return base.resolve(form.attr("action"))
                .map(u -> u.withQuery(fields.isEmpty() ? Optional.empty() : Optional.of(String.join("&", fields))));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
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
        int other = text().length() - linked;
        boolean mostlyLinks = outside >= 2 && outside * 2 >= offered.size() && other <= Math.max(250, linked);
        boolean oneOffer = offered.size() == 1 && outside == 1 && other <= 150 && sells(offered.getFirst());
        if (!mostlyLinks && !oneOffer) return Optional.empty();
        List<Next.Choice> choices = PageLinks.of(catalogue, page, base, offered);
        return choices.isEmpty() ? Optional.empty() : Optional.of(new Next.Fan(choices, status));
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
