package promotrace.resolve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import promotrace.url.WebUrl;

/// A page between two sites: it warns before an exit, counts down, or has nothing but a button, and offers one way on.
final class ExitPage {
    /// More visible letters than this and a page is no mere exit.
    static final int TEXT = 1200;

    private static final int LINKS = 25;
    private static final String ASKING =
            "input[type=text], input[type=password], input[type=email], input[type=search],"
                    + " input[type=tel], input[type=number], input:not([type]), textarea, select";

    private final Catalogue catalogue;
    private final WebUrl page;
    private final WebUrl base;
    private final Document doc;
    private final String text;
    private final List<Element> anchors;

    /// Ways that are marked as the way on, that show their own address, and all that leave the site.
    private final Set<WebUrl> marked = new LinkedHashSet<>();

    private final Set<WebUrl> shown = new LinkedHashSet<>();
    private final Set<WebUrl> outside = new LinkedHashSet<>();

    ExitPage(Catalogue catalogue, WebUrl page, WebUrl base, Document doc) {
        this.catalogue = catalogue;
        this.page = page;
        this.base = base;
        this.doc = doc;
        this.text =
                Optional.ofNullable(doc.selectFirst("body")).map(Element::text).orElse("");
        this.anchors = doc.select("a[href]");
    }

    /// The one way on; empty where the page is no exit, or offers several.
    Optional<WebUrl> onward() {
        if (text.length() > TEXT || anchors.size() > LINKS) return Optional.empty();
        boolean warns = catalogue.exits().leaving(doc.title() + " " + text);
        for (Element a : anchors) offered(a, a.attr("href"));
        for (Element button : doc.select("button[onclick], input[onclick], a[onclick], div[onclick], span[onclick]")) {
            clicked(button).ifPresent(to -> offered(button, to));
        }
        if (marked.isEmpty()) form().ifPresent(this::offered);
        if (marked.isEmpty() && shown.isEmpty()) hidden().ifPresent(this::offered);
        Set<WebUrl> way = !shown.isEmpty() ? shown : !marked.isEmpty() ? marked : outside;
        boolean bare = outside.size() <= 1 && text.length() <= Pages.LITTLE_TEXT && anchors.size() <= 3;
        boolean meant = warns || bare && (!marked.isEmpty() || !shown.isEmpty()) && way.equals(outside);
        return way.size() == 1 && meant ? way.stream().findFirst() : Optional.empty();
    }

    private void offered(Element element, String reference) {
        Optional<WebUrl> found = target(reference);
        if (found.isEmpty()) return;
        WebUrl to = found.get();
        if (!to.site().equals(page.site())) outside.add(to);
        String words = element.text().isBlank() ? element.attr("value") : element.text();
        boolean on =
                catalogue.exits().onward(words) || catalogue.exits().marked(element.id() + " " + element.className());
        if (on) marked.add(to);
        if (showsItself(words, to)) shown.add(to);
    }

    private void offered(WebUrl to) {
        marked.add(to);
        if (!to.site().equals(page.site())) outside.add(to);
    }

    private Optional<WebUrl> target(String reference) {
        return base.resolve(reference)
                .or(() -> catalogue.appLinks().web(reference))
                .filter(u -> !u.withoutFragment().equals(page.withoutFragment()));
    }

    /// Where a click on a button leads by its own little script.
    private Optional<String> clicked(Element button) {
        ScriptPage here = new ScriptPage(page, this::target, (selector, name) -> Optional.empty());
        return ScriptRedirect.in(here, List.of(button.attr("onclick"))).certain().stream()
                .findFirst()
                .map(WebUrl::toString);
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
        boolean asks = !form.select(ASKING).isEmpty();
        if (asks || !(method.isEmpty() || method.equalsIgnoreCase("get"))) return Optional.empty();
        List<String> fields = new ArrayList<>();
        for (Element input : form.select("input[type=hidden][name]")) {
            fields.add(encoded(input.attr("name")) + "=" + encoded(input.attr("value")));
        }
        return base.resolve(form.attr("action"))
                .map(u -> u.withQuery(fields.isEmpty() ? Optional.empty() : Optional.of(String.join("&", fields))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The one whole address to another site that stands in a `data` attribute, plain or encoded: a timer's page keeps it
    /// there.
    private Optional<WebUrl> hidden() {
        Set<WebUrl> found = new LinkedHashSet<>();
        for (String name : catalogue.exits().data()) {
            for (Element e : doc.select("[" + name + "]")) {
                Inner.address(e.attr(name))
                        .filter(to -> !to.site().equals(page.site()))
                        .ifPresent(found::add);
            }
        }
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }
}
