package promotrace.collect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import promotrace.collect.PostedLink.Where;
import promotrace.url.WebUrl;

/// The links of a post or profile: those of its words, those beside them, each once, without the platform's wrapper and
/// without what leads to people, topics and the platform's own pages.
final class LinkReader {
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern MENTION = Pattern.compile("^[@#]");
    private final Own own;
    private final TextLinks textLinks;
    private final Pattern mentions;

    /// What belongs to the platform itself; see [CrawlerFile].
    record Own(
            List<String> hosts, List<String> pages, Optional<Pattern> mentions, List<CrawlerFile.Wrapper> wrappers) {}

    LinkReader(CrawlerFile file, TextLinks textLinks) {
        this(new Own(file.hosts(), file.pages(), file.mentions(), file.wrappers()), textLinks);
    }

    LinkReader(Own own, TextLinks textLinks) {
        this.own = own;
        this.textLinks = textLinks;
        mentions = own.mentions().orElse(MENTION);
    }

    /// Links in the order in which a reader meets them: the words' first, then those of the rules.
    List<PostedLink> read(Place place, Passage words, Optional<Where> allOf, List<CrawlerFile.LinkRule> rules) {
        Links links = new Links(place);
        for (PostedLink link : inWords(place, words))
            links.add(allOf.map(w -> at(link, w)).orElse(link));
        for (CrawlerFile.LinkRule rule : rules) {
            if (rule.alone() && !links.kept.isEmpty()) continue;
            for (Place part : place.eachOr(rule.each())) beside(part, rule).forEach(links::add);
        }
        return List.copyOf(links.kept.values());
    }

    private static PostedLink at(PostedLink link, Where where) {
        return new PostedLink(link.url(), link.written(), link.label(), where);
    }

    private Collection<PostedLink> beside(Place part, CrawlerFile.LinkRule rule) {
        Passage words = part.passage(rule.text());
        List<PostedLink> out = new ArrayList<>();
        for (PostedLink link : inWords(part, words)) out.add(at(link, rule.where()));
        part.address(rule.url()).map(this::unwrapped).ifPresent(url -> {
            String label = part.text(rule.label()).orElse("");
            out.add(new PostedLink(url, url.toString(), label.equals(url.toString()) ? "" : label, rule.where()));
        });
        return out;
    }

    private List<PostedLink> inWords(Place place, Passage words) {
        List<Placed> found = new ArrayList<>();
        BitSet anchored = new BitSet();
        for (Passage.Anchor anchor : words.anchors()) {
            anchored.set(anchor.start(), anchor.end());
            anchored(place, words, anchor).ifPresent(link -> found.add(new Placed(anchor.start(), link)));
        }
        for (TextLinks.Find find : textLinks.in(words.text())) {
            if (!TextLinks.overlaps(anchored, find.start(), find.end())) {
                found.add(new Placed(find.start(), new PostedLink(find.url(), find.written(), "", Where.TEXT)));
            }
        }
        found.sort((a, b) -> Integer.compare(a.position, b.position));
        return found.stream().map(Placed::link).toList();
    }

    private record Placed(int position, PostedLink link) {}

    private Optional<PostedLink> anchored(Place place, Passage words, Passage.Anchor anchor) {
        Optional<WebUrl> target = place.answer().url().resolve(anchor.address()).map(this::unwrapped);
        if (target.isEmpty() || anchor.mention()) return Optional.empty();
        WebUrl url = target.get();
        String label = words.text().substring(anchor.start(), anchor.end());
        label = INVISIBLE.matcher(label).replaceAll("").strip();
        boolean ofPlatform = own.hosts().stream().anyMatch(url::on)
                || url.host().equals(place.answer().url().host());
        if (ofPlatform && mentions.matcher(label).find()) return Optional.empty();
        boolean shown = shows(label, url);
        boolean cut = label.endsWith("…");
        return Optional.of(new PostedLink(
                url, shown && !cut ? label : anchor.address(), shown ? "" : label, shown ? Where.TEXT : Where.HIDDEN));
    }

    /// Whether the words are the address itself, maybe cut with `…`, without scheme or `www.`.
    private static boolean shows(String words, WebUrl url) {
        if (words.isEmpty()) return false;
        String address = plain(url.toString());
        if (words.endsWith("…")) return address.startsWith(plain(words.substring(0, words.length() - 1)));
        return address.equals(plain(words));
    }

    private static String plain(String address) {
        String text = address.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("^www\\.", "");
        text = text.replaceFirst("/+$", "");
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException strayPercent) {
            return text;
        }
    }

    private WebUrl unwrapped(WebUrl url) {
        for (CrawlerFile.Wrapper w : own.wrappers()) {
            boolean fits = url.on(w.host())
                    && w.path().map(p -> p.matcher(url.path()).find()).orElse(true);
            if (!fits) continue;
            Optional<WebUrl> inside = url.parameter(w.parameter()).flatMap(WebUrl::parse);
            if (inside.isPresent()) return inside.get();
        }
        return url;
    }

    /// The links kept so far, by what tells addresses apart for a reader: neither scheme, `www.`, last slash nor
    /// fragment.
    private final class Links {
        private final Map<String, PostedLink> kept = new LinkedHashMap<>();
        private final List<Pattern> pages;

        Links(Place place) {
            pages = own.pages().stream()
                    .flatMap(p -> Template.pattern(p, place.known()).stream())
                    .toList();
        }

        void add(PostedLink link) {
            String text = link.url().toString();
            if (pages.stream().anyMatch(p -> p.matcher(text).find())) return;
            String host = link.url().server().replaceFirst("^www\\.", "");
            String path = link.url().path().replaceFirst("/+$", "");
            kept.putIfAbsent(host + path + link.url().query().map(q -> "?" + q).orElse(""), link);
        }
    }
}
