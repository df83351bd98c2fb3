package promotrace.collect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// What is expected and what was found, as lines with a name each, so that a difference can be told in one sentence.
final class SpecText {
    private SpecText() {}

    static Map<String, String> of(CrawlerSpec.Case wanted) {
        Map<String, String> out = of(wanted.posts(), wanted.comments());
        wanted.profile().ifPresent(p -> {
            out.put("profile name", p.name());
            p.bio().ifPresent(bio -> out.put("profile bio", bio));
            p.url().ifPresent(url -> out.put("profile url", url));
            count(out, "profile followers", p.followers());
            list(out, "profile links", p.links());
        });
        list(out, "next steps", wanted.next());
        wanted.problem().ifPresent(p -> out.put("problem words", p));
        return out;
    }

    static Map<String, String> of(List<CrawlerSpec.ExpectedPost> posts, List<CrawlerSpec.ExpectedComment> comments) {
        Map<String, String> out = new LinkedHashMap<>();
        for (CrawlerSpec.ExpectedPost p : posts) {
            String post = "posts " + p.id() + " ";
            out.put(post + "url", p.url());
            out.put(post + "at", p.at().toString());
            out.put(post + "text", p.text().strip());
            list(out, post + "links", p.links());
            list(out, post + "pictures", p.pictures());
            count(out, post + "likes", p.likes());
            count(out, post + "shares", p.shares());
            count(out, post + "views", p.views());
            p.language().ifPresent(l -> out.put(post + "language", l));
        }
        for (CrawlerSpec.ExpectedComment c : comments) {
            String comment = "comments " + c.post() + "/" + c.id() + " ";
            out.put(comment + "by", c.by());
            out.put(comment + "at", c.at().map(Object::toString).orElse("unknown"));
            out.put(comment + "text", c.text().strip());
        }
        return out;
    }

    /// What was found, but for details of posts and profile that the expectation leaves open.
    static Map<String, String> of(Harvest got, Map<String, String> expected) {
        Map<String, String> out = new LinkedHashMap<>();
        got.profile().ifPresent(p -> {
            out.put("profile name", p.name());
            put(out, expected, "profile bio", p.bio());
            put(out, expected, "profile url", p.url().toString());
            p.followers().ifPresent(n -> put(out, expected, "profile followers", "" + n));
            list(out, "profile links", all(p.links(), SpecText::link));
        });
        for (Post p : got.posts()) {
            String post = "posts " + p.id().substring(p.account().length() + 1) + " ";
            out.put(post + "url", p.url().toString());
            out.put(post + "at", p.at().toString());
            out.put(post + "text", p.text());
            list(out, post + "links", all(p.links(), SpecText::link));
            list(out, post + "pictures", all(p.pictures(), SpecText::picture));
            p.counters().likes().ifPresent(n -> put(out, expected, post + "likes", "" + n));
            p.counters().shares().ifPresent(n -> put(out, expected, post + "shares", "" + n));
            p.counters().views().ifPresent(n -> put(out, expected, post + "views", "" + n));
            p.language().ifPresent(l -> put(out, expected, post + "language", l));
        }
        for (Comment c : got.comments()) {
            String post = c.post().substring(c.post().indexOf('/') + 1);
            String comment = "comments " + post + c.id().substring(c.post().length()) + " ";
            out.put(comment + "by", c.by());
            out.put(comment + "at", c.at().map(Object::toString).orElse("unknown"));
            out.put(comment + "text", c.text());
        }
        list(out, "next steps", CrawlerSpecs.steps(got.next()));
        got.problem().ifPresent(p -> out.put("problem words", p));
        return out;
    }

    private static <T> List<String> all(List<T> things, Function<T, String> words) {
        return things.stream().map(words).toList();
    }

    private static String link(PostedLink link) {
        return link.where() + " " + link.url() + bracketed(link.label());
    }

    private static String picture(Picture picture) {
        return picture.url() + bracketed(picture.alt());
    }

    private static String bracketed(String words) {
        return words.isEmpty() ? "" : " [" + words + "]";
    }

    private static void list(Map<String, String> out, String what, List<String> things) {
        if (!things.isEmpty()) out.put(what, String.join(", ", things));
    }

    private static void count(Map<String, String> out, String what, OptionalLong count) {
        count.ifPresent(n -> out.put(what, "" + n));
    }

    private static void put(Map<String, String> out, Map<String, String> expected, String what, String value) {
        Optional.ofNullable(expected.get(what)).ifPresent(_ -> out.put(what, value));
    }
}
