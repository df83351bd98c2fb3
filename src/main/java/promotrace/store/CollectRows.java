package promotrace.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import promotrace.collect.Account;
import promotrace.collect.Comment;
import promotrace.collect.Picture;
import promotrace.collect.Post;
import promotrace.collect.PostedLink;
import promotrace.collect.Watched;

/// How the records of `collect` are stored.
final class CollectRows {
    private CollectRows() {}

    static Row row(Watched w) {
        return Row.keyed(w.id())
                .put("platform", w.platform())
                .put("handle", w.handle())
                .put("url", w.url())
                // as a list: names of fields may not hold every character
                .put(
                        "more",
                        List.copyOf(new TreeMap<>(w.more()).entrySet()),
                        e -> Row.part().put("name", e.getKey()).put("value", e.getValue()));
    }

    static Watched watched(Row r) {
        Map<String, String> more = new HashMap<>();
        for (Row m : r.rows("more", m -> m)) more.put(m.text("name"), m.text("value"));
        return new Watched(r.id(), r.text("platform"), r.text("handle"), r.maybeUrl("url"), more);
    }

    static Row row(Account a) {
        return Row.keyed(a.id())
                .put("platform", a.platform())
                .put("handle", a.handle())
                .put("url", a.url())
                .put("name", a.name())
                .put("bio", a.bio())
                .put("followers", a.followers())
                .put("links", a.links(), CollectRows::row)
                .put("capture", a.capture())
                .put("seen", a.seen());
    }

    static Account account(Row r) {
        return new Account(
                r.id(),
                r.text("platform"),
                r.text("handle"),
                r.url("url"),
                r.text("name"),
                r.text("bio"),
                r.maybeLong("followers"),
                r.rows("links", CollectRows::link),
                r.maybeSha256("capture"),
                r.time("seen"));
    }

    static Row row(PostedLink l) {
        return Row.part()
                .put("url", l.url())
                .put("written", l.written())
                .put("label", l.label())
                .put("where", l.where());
    }

    static PostedLink link(Row r) {
        return new PostedLink(
                r.url("url"), r.text("written"), r.text("label"), r.word("where", PostedLink.Where.class));
    }

    static Row row(Post p) {
        return Row.keyed(p.id())
                .put("account", p.account())
                .put("url", p.url())
                .put("at", p.at())
                .put("text", p.text())
                .put("links", p.links(), CollectRows::row)
                .put(
                        "pictures",
                        p.pictures(),
                        x -> Row.part().put("url", x.url()).put("alt", x.alt()))
                .put("likes", p.counters().likes())
                .put("shares", p.counters().shares())
                .put("views", p.counters().views())
                .put("language", p.language())
                .put("capture", p.capture())
                .put("captured", p.captured())
                .put(
                        "edited",
                        p.past().filter(Post.Past.Edited.class::isInstance).map(Post.Past::since))
                .put(
                        "missing",
                        p.past().filter(Post.Past.Missing.class::isInstance).map(Post.Past::since));
    }

    static Post post(Row r) {
        Optional<Post.Past> edited = r.maybeTime("edited").map(Post.Past.Edited::new);
        Optional<Post.Past> missing = r.maybeTime("missing").map(Post.Past.Missing::new);
        return new Post(
                r.id(),
                r.text("account"),
                r.url("url"),
                r.time("at"),
                r.text("text"),
                r.rows("links", CollectRows::link),
                r.rows("pictures", x -> new Picture(x.url("url"), x.text("alt"))),
                new Post.Counters(r.maybeLong("likes"), r.maybeLong("shares"), r.maybeLong("views")),
                r.maybeText("language"),
                r.sha256("capture"),
                r.url("captured"),
                edited.or(() -> missing));
    }

    static Row row(Comment c) {
        return Row.keyed(key(c))
                .put("id", c.id())
                .put("post", c.post())
                .put("by", c.by())
                .put("at", c.at())
                .put("text", c.text())
                .put("capture", c.capture())
                .put("captured", c.captured());
    }

    /// A platform's id of a comment may be unique under its post only.
    static String key(Comment c) {
        return c.post() + " " + c.id();
    }

    static Comment comment(Row r) {
        return new Comment(
                r.text("id"),
                r.text("post"),
                r.text("by"),
                r.maybeTime("at"),
                r.text("text"),
                r.sha256("capture"),
                r.url("captured"));
    }
}
