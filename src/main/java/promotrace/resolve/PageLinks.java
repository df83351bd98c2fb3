package promotrace.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The links that a page of links offers, each once, in the page's order, with the words on or beside them.
final class PageLinks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 5000;

    private final Catalogue catalogue;
    private final WebUrl page;
    private final WebUrl base;
    private final Map<WebUrl, String> found = new LinkedHashMap<>();

    private PageLinks(Catalogue catalogue, WebUrl page, WebUrl base) {
        this.catalogue = catalogue;
        this.page = page;
        this.base = base;
    }

    /// Links of a page by a declared service: those in its data and those in its text; none to the service itself or to
    /// where one follows or writes to somebody.
    static List<Next.Choice> declared(
            Catalogue catalogue, WebUrl page, WebUrl base, Document doc, Optional<CatalogueRows.LinkData> data) {
        PageLinks links = new PageLinks(catalogue, page, base);
        data.ifPresent(d -> links.inData(doc, d));
        for (Element a : doc.select("a[href]")) links.add(a.attr("href"), label(a));
        return links.choices();
    }

    /// Links of elements of any page; a link inside the page's own site may lead out and is kept.
    static List<Next.Choice> of(Catalogue catalogue, WebUrl page, WebUrl base, List<Element> anchors) {
        PageLinks links = new PageLinks(catalogue, page, base);
        for (Element a : anchors) links.keep(a.attr("href"), label(a));
        return links.choices();
    }

    private void inData(Document doc, CatalogueRows.LinkData data) {
        Element script = doc.selectFirst(data.script());
        if (script == null) return;
        JsonNode at = JSON.readTree(script.data());
        for (String key : data.links().split("\\.")) at = at.path(key);
        for (JsonNode link : at) {
            add(link.path(data.url()).asString(""), link.path(data.label()).asString(""));
        }
    }

    private void add(String href, String label) {
        target(href).filter(u -> !u.site().equals(page.site())).ifPresent(u -> put(u, label));
    }

    private void keep(String href, String label) {
        target(href).ifPresent(u -> put(u, label));
    }

    private void put(WebUrl url, String label) {
        if (found.size() >= MOST || contact(catalogue, url)) return;
        String known = found.get(url);
        if (known == null || known.isEmpty()) found.put(url, label);
    }

    /// Whether an address is only where one follows or writes to somebody, and neither an exit nor an item there.
    static boolean contact(Catalogue catalogue, WebUrl url) {
        return catalogue.linkPages().contact(url)
                && catalogue.inAddress(url).isEmpty()
                && catalogue.item(url).isEmpty()
                && !catalogue.shortened(url);
    }

    /// What a link points at, without the page's own exit: a published sheet sends all its links through its maker's.
    private Optional<WebUrl> target(String href) {
        Optional<WebUrl> url = base.resolve(href).map(WebUrl::withoutEmptyFragment);
        if (url.isPresent() && url.get().site().equals(page.site())) {
            Optional<WebUrl> out = catalogue.platformExit(url.get());
            if (out.isPresent()) return out;
        }
        return url.filter(u -> !u.withoutFragment().equals(page.withoutFragment()));
    }

    private List<Next.Choice> choices() {
        List<Next.Choice> all = new ArrayList<>();
        found.forEach((url, label) -> all.add(new Next.Choice(url, label)));
        return all;
    }

    /// A link's words; in a table those of its row, where the link itself says little.
    private static String label(Element a) {
        String text = a.text().strip();
        Element row = a.closest("tr");
        if (row != null) return shortened(row.text());
        if (text.isEmpty()) text = a.attr("aria-label").strip();
        if (text.isEmpty()) text = a.attr("title").strip();
        Element picture = text.isEmpty() ? a.selectFirst("img[alt]") : null;
        return shortened(picture == null ? text : picture.attr("alt").strip());
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300);
    }
}
