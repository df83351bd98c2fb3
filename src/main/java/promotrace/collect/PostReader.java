package promotrace.collect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import promotrace.evidence.Capture;
import promotrace.url.WebUrl;

/// Posts of an answer, as one [CrawlerFile.PostRule] says.
final class PostReader {
    private final LinkReader links;

    PostReader(LinkReader links) {
        this.links = links;
    }

    /// A post with the place it was read at, where its comments and what to ask next are looked for.
    record Read(Post post, Place place) {}

    List<Read> read(Watched watched, Capture capture, Place page, CrawlerFile.PostRule rule) {
        List<Read> out = new ArrayList<>();
        for (Place part : page.each(rule.each())) {
            Place here = part.with(rule.let());
            boolean wanted = (rule.when().isEmpty() || here.says(rule.when())) && !here.says(rule.unless());
            if (wanted) post(watched, capture, here, rule).ifPresent(out::add);
        }
        return out;
    }

    private Optional<Read> post(Watched watched, Capture capture, Place part, CrawlerFile.PostRule rule) {
        Optional<String> id = part.text(rule.id());
        if (id.isEmpty()) return Optional.empty();
        Place here = part.with("id", id.get());
        Optional<WebUrl> url = here.address(rule.url());
        Optional<Instant> at = here.text(rule.at()).flatMap(Written::time);
        if (at.isEmpty() && rule.undated()) at = Optional.of(capture.at());
        if (url.isEmpty() || at.isEmpty()) return Optional.empty();
        Passage text = text(here, rule);
        List<PostedLink> posted = links.read(here, text, Optional.empty(), rule.links());
        if (rule.linked() && posted.isEmpty()) return Optional.empty();
        Post post = new Post(
                watched.id() + "/" + id.get(),
                watched.id(),
                url.get(),
                at.get(),
                text.text(),
                posted,
                pictures(here, rule.pictures()),
                new Post.Counters(count(here, rule.likes()), count(here, rule.shares()), count(here, rule.views())),
                here.text(rule.language()),
                capture.sha256(),
                capture.url());
        return Optional.of(new Read(post, here));
    }

    private static Passage text(Place place, CrawlerFile.PostRule rule) {
        Passage text = place.passage(rule.text());
        if (rule.facets().isPresent())
            text = faceted(place, text.text(), rule.facets().get());
        Optional<String> title = place.text(rule.title());
        return title.isPresent() ? text.under(title.get()) : text;
    }

    /// The text with its links from stretches told beside it; a stretch that lies outside the text is left out.
    private static Passage faceted(Place place, String text, CrawlerFile.FacetRule rule) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Passage.Anchor> anchors = new ArrayList<>();
        for (Place facet : place.each(rule.each())) {
            Optional<String> url = facet.text(List.of(rule.url()));
            int start = position(facet, rule.start(), rule.unit(), bytes, text);
            int end = position(facet, rule.end(), rule.unit(), bytes, text);
            if (url.isPresent() && start >= 0 && end > start) {
                anchors.add(new Passage.Anchor(start, end, url.get(), false));
            }
        }
        anchors.sort(Comparator.comparingInt(Passage.Anchor::start));
        return new Passage(text, anchors);
    }

    /// The position in characters, or -1.
    private static int position(Place facet, Value value, CrawlerFile.Unit unit, byte[] bytes, String text) {
        // a position of nought is a number like any other
        OptionalLong written = facet.text(List.of(value)).map(Written::count).orElse(OptionalLong.empty());
        if (written.isEmpty()) return -1;
        long at = written.getAsLong();
        return switch (unit) {
            case CHARACTERS -> at <= text.length() ? (int) at : -1;
            case BYTES -> at <= bytes.length ? new String(bytes, 0, (int) at, StandardCharsets.UTF_8).length() : -1;
        };
    }

    private static List<Picture> pictures(Place post, List<CrawlerFile.PictureRule> rules) {
        List<Picture> out = new ArrayList<>();
        for (CrawlerFile.PictureRule rule : rules) {
            for (Place part : post.eachOr(rule.each())) {
                Place here = part.with(rule.let());
                here.address(rule.url())
                        .filter(url -> out.stream().noneMatch(p -> p.url().equals(url)))
                        .ifPresent(url ->
                                out.add(new Picture(url, here.text(rule.alt()).orElse(""))));
            }
        }
        return out;
    }

    private static OptionalLong count(Place post, List<Value> any) {
        return post.text(any).map(Written::count).orElse(OptionalLong.empty());
    }
}
