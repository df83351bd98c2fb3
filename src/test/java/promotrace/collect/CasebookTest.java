package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Archive;
import promotrace.fetch.ReplayDoor;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every post, comment and link of the demonstration case is found, and nothing else.
class CasebookTest {
    /// Another case may be named, to be measured in the same way.
    private static final Path DEMO =
            Path.of(Optional.ofNullable(System.getenv("PROMOTRACE_CASE")).orElse("src/demo"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final class Row {
        int posts;
        int wantedPosts;
        int comments;
        int wantedComments;
        int links;
        int wantedLinks;
        int bio;
        int wantedBio;
        int asked;
    }

    private final List<String> wrong = new ArrayList<>();

    @Test
    void everyPostCommentAndLinkIsFoundAndNoneTooMany() throws IOException, InterruptedException {
        Crawlers crawlers = Crawlers.load(
                new ConfigFolder(Path.of(".")),
                new KeyedPseudonyms("a key that is long enough".getBytes(StandardCharsets.UTF_8)));
        JsonNode casebook = JSON.readTree(Files.readString(DEMO.resolve("casebook.json")));
        Instant now = Instant.parse(casebook.get("now").asString());
        Map<String, JsonNode> accounts = new HashMap<>();
        casebook.get("accounts").forEach(a -> accounts.put(a.get("id").asString(), a));
        Map<String, Row> table = new TreeMap<>();
        try (Archive archive = Archive.open(List.of(DEMO.resolve("case.warc.gz")));
                ReplayDoor door = Replayed.door(archive)) {
            for (Watched watched : watchList(DEMO.resolve("watch.json"))) {
                Crawler crawler = crawlers.of(watched).orElseThrow();
                Row row = table.computeIfAbsent(watched.platform(), p -> new Row());
                compare(accounts.get(watched.id()), Replayed.of(door, crawler, watched), now, row);
            }
        }
        print(table);
        assertThat(wrong).isEmpty();
    }

    static List<Watched> watchList(Path file) throws IOException {
        List<Watched> out = new ArrayList<>();
        for (JsonNode entry : JSON.readTree(Files.readString(file))) {
            Map<String, String> more = new HashMap<>();
            entry.properties().forEach(p -> more.put(p.getKey(), p.getValue().asString()));
            for (String own : List.of("id", "platform", "handle", "url")) more.remove(own);
            out.add(new Watched(
                    entry.get("id").asString(),
                    entry.get("platform").asString(),
                    entry.get("handle").asString(),
                    WebUrl.parse(entry.get("url").asString()),
                    more));
        }
        return out;
    }

    private void compare(JsonNode account, Replayed found, Instant now, Row row) {
        String id = account.get("id").asString();
        row.asked += found.asked();
        found.problems().forEach(p -> wrong.add(id + " problem " + p));
        Map<Instant, Post> byTime = new HashMap<>();
        for (Post p : found.posts()) if (byTime.put(p.at(), p) != null) wrong.add(id + " twice " + p.url());
        row.posts += byTime.size();
        List<String> comments = new ArrayList<>();
        found.comments().forEach(c -> comments.add(c.post() + " " + c.text()));
        row.comments += comments.size();
        for (JsonNode wanted : account.get("posts")) {
            Instant at = Instant.parse(wanted.get("at").asString());
            if (at.isAfter(now)) continue;
            row.wantedPosts++;
            Post post = byTime.remove(at);
            if (post == null) {
                wrong.add(id + " missing post " + at);
                continue;
            }
            links(post, wanted, row);
            comments(post, wanted, comments, row);
        }
        byTime.values().forEach(p -> wrong.add(id + " post too many " + p.url()));
        comments.forEach(c -> wrong.add(id + " comment too many " + c));
        bio(account, found, row);
    }

    private void links(Post post, JsonNode wanted, Row row) {
        Map<String, PostedLink> got = new HashMap<>();
        post.links().forEach(l -> got.put(key(l.url().toString()), l));
        row.links += post.links().size();
        Set<String> seen = new HashSet<>();
        for (JsonNode link : wanted.path("links")) {
            if (!seen.add(key(link.asString()))) continue;
            row.wantedLinks++;
            if (got.remove(key(link.asString())) == null) {
                wrong.add(post.url() + " missing link " + link.asString() + " in " + post.text());
            }
        }
        got.values().forEach(l -> wrong.add(post.url() + " link too many " + l));
    }

    private void comments(Post post, JsonNode wanted, List<String> got, Row row) {
        for (JsonNode comment : wanted.path("comments")) {
            row.wantedComments++;
            if (!got.remove(post.id() + " " + comment.get("text").asString())) {
                wrong.add(post.url() + " missing comment " + comment.get("text"));
            }
        }
    }

    private void bio(JsonNode account, Replayed found, Row row) {
        String bio = account.path("bio").asString("");
        if (found.profiles().size() != 1)
            wrong.add(account.get("id") + " profiles " + found.profiles().size());
        for (Account profile : found.profiles()) {
            if (!profile.bio().replaceAll("\\s+", " ").equals(bio.replaceAll("\\s+", " "))) {
                wrong.add(profile.id() + " bio " + profile.bio() + " for " + bio);
            }
            row.bio += profile.links().size();
            for (PostedLink link : profile.links()) {
                row.wantedBio++;
                if (!bio.contains(link.url().host())) wrong.add(profile.id() + " bio link too many " + link);
            }
        }
    }

    private static String key(String url) {
        return url.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    }

    private static void print(Map<String, Row> table) {
        System.out.println("platform    posts      comments   links      bio links  requests");
        Row all = new Row();
        table.forEach((platform, r) -> {
            line(platform, r);
            all.posts += r.posts;
            all.wantedPosts += r.wantedPosts;
            all.comments += r.comments;
            all.wantedComments += r.wantedComments;
            all.links += r.links;
            all.wantedLinks += r.wantedLinks;
            all.bio += r.bio;
            all.asked += r.asked;
        });
        line("all", all);
    }

    private static void line(String platform, Row r) {
        System.out.printf(
                "%-11s %-10s %-10s %-10s %-10s %d%n",
                platform,
                r.posts + "/" + r.wantedPosts,
                r.comments + "/" + r.wantedComments,
                r.links + "/" + r.wantedLinks,
                r.bio,
                r.asked);
    }
}
