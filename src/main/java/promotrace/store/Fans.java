package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import promotrace.evidence.Sha256;
import promotrace.resolve.Next;

/// The choices of large pages of links, kept once each and apart from the answers, so that no document grows without
/// bound: a list is known by the digest of its content and lies in parts of [#PART] choices.
final class Fans {
    /// A page with more choices than this is kept here.
    static final int LARGE = 100;

    private static final int PART = 2_000;

    private final Shelf shelf;

    Fans(MongoDatabase database) {
        shelf = new Shelf(database, "fans");
    }

    Shelf shelf() {
        return shelf;
    }

    /// How such an answer stands among the answers: with its choices, or with the digest of them.
    static Row row(Next next) {
        if (!(next instanceof Next.Fan fan) || fan.choices().size() <= LARGE) return ResolveRows.row(next);
        return Row.part()
                .put("kind", "fan")
                .put("status", fan.status())
                .put("size", fan.choices().size())
                .put("digest", digest(fan));
    }

    /// Puts the choices of those that are large; what is there already stays.
    void put(Collection<Next> nexts) {
        Map<String, Row> parts = new HashMap<>();
        for (Next next : nexts) {
            if (!(next instanceof Next.Fan fan) || fan.choices().size() <= LARGE) continue;
            Sha256 digest = digest(fan);
            for (int from = 0; from < fan.choices().size(); from += PART) {
                Row part = Row.keyed(key(digest.hex(), from))
                        .put(
                                "choices",
                                fan.choices()
                                        .subList(
                                                from,
                                                Math.min(
                                                        from + PART,
                                                        fan.choices().size())),
                                ResolveRows::row);
                parts.put(part.id(), part);
            }
        }
        shelf.putOnce(parts.values());
    }

    /// The choices of those of these stored answers that are kept here, by their digest.
    Map<String, List<Next.Choice>> find(Collection<Row> nexts) {
        Set<String> keys = new LinkedHashSet<>();
        for (Row next : nexts) if (next.has("digest")) keys.addAll(keys(next));
        Map<String, Row> parts = new HashMap<>();
        for (Row part : shelf.among("_id", keys)) parts.put(part.id(), part);
        Map<String, List<Next.Choice>> found = new HashMap<>();
        for (Row next : nexts) {
            if (next.has("digest")) found.computeIfAbsent(next.text("digest"), d -> choices(next, parts));
        }
        return found;
    }

    private static List<Next.Choice> choices(Row next, Map<String, Row> parts) {
        List<Next.Choice> choices = new ArrayList<>();
        for (String key : keys(next)) {
            Row part = parts.get(key);
            if (part == null) throw new IllegalStateException("a page of links lacks a part: " + key);
            choices.addAll(part.rows("choices", ResolveRows::choice));
        }
        return choices;
    }

    /// A stored answer with its choices from [#find].
    static Next next(Row next, Map<String, List<Next.Choice>> choices) {
        return next.has("digest")
                ? new Next.Fan(choices.getOrDefault(next.text("digest"), List.of()), next.integer("status"))
                : ResolveRows.next(next);
    }

    private static List<String> keys(Row next) {
        List<String> keys = new ArrayList<>();
        for (int from = 0; from < next.integer("size"); from += PART) keys.add(key(next.text("digest"), from));
        return keys;
    }

    private static String key(String digest, int from) {
        return digest + " " + from;
    }

    private static Sha256 digest(Next.Fan fan) {
        StringBuilder text = new StringBuilder();
        for (Next.Choice c : fan.choices()) {
            text.append(c.url())
                    .append('\n')
                    .append(c.label().length())
                    .append('\n')
                    .append(c.label())
                    .append('\n');
        }
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
