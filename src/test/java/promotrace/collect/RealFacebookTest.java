package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Capture;
import promotrace.fetch.Fetched;
import promotrace.fetch.Outcomes;
import promotrace.fetch.Walls;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Saved mobile pages of the real Facebook, where they are there: they are not ours to ship.
class RealFacebookTest {
    private static final Path DATA = RealMaterialTest.DATA.resolve("platform");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant SAVED = Instant.parse("2026-06-30T12:00:00Z");
    private static final ConfigFolder HOME = new ConfigFolder(Path.of("."));

    /// Of an account's own pages, what is in them and what of it is read. `links` and `pictures` are all posts' together.
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # file,          posts, read, comments, read, links, pictures, at m.facebook.com/
            smoketest_0,     2,     2,    0,        0,    0,     2,        Nintendo/posts/
            smoketest_3,     4,     4,    0,        0,    2,     4,        page_content_list_view/more/?page_id=119240841493711
            get_posts_0,     4,     4,    108,      108,  1,     7,        story.php?story_fbid=3065154550235644&id=119240841493711
            get_posts_1,     1,     1,    4,        4,    0,     1,        Nintendo/photos/pcb.3065154550235644/3065146500236449/?type=3
            smoketest_1,     1,     1,    30,       30,   0,     1,        Nintendo/photos/a.271203266297467/4194934713924283/?type=3
            smoketest_6,     1,     1,    21,       21,   1,     1,        Nintendo/photos/a.120520318032430/4188053201279101/?type=3
            smoketest_7,     1,     1,    30,       30,   1,     1,        Nintendo/photos/a.120520318032430/4187481031336318/?type=3
            # the other eight are suggested videos, whose times are words without a year; of ten comments the page's data
            # name these by number, the others are words alone
            smoketest_2,     9,     1,    10,       4,    0,     1,        Nintendo/videos/286348296528911/?refsrc=x
            smoketest_4,     9,     1,    10,       6,    0,     1,        Nintendo/videos/387081299304444/?refsrc=x
            smoketest_5,     9,     1,    10,       5,    0,     1,        Nintendo/videos/1419457015082911/?refsrc=x
            """)
    void pagesOfAnAccountAreRead(
            String file, int posts, int read, int comments, int readComments, int links, int pictures, String at)
            throws IOException {
        String text = saved("facebook/test_" + file + ".html");
        assertThat(there(text)).isEqualTo(List.of(posts, comments));
        Harvest found = read(text, "https://m.facebook.com/" + at, "facebook:nintendo");
        assertThat(found.posts().stream().map(Post::id)).hasSize(read).doesNotHaveDuplicates();
        assertThat(found.comments().stream().map(Comment::id))
                .hasSize(readComments)
                .doesNotHaveDuplicates();
        assertThat(found.posts().stream().flatMap(p -> p.links().stream())).hasSize(links);
        assertThat(found.posts().stream().flatMap(p -> p.pictures().stream())).hasSize(pictures);
        assertThat(found.posts()).allSatisfy(p -> {
            assertThat(p.account()).isEqualTo("facebook:nintendo");
            assertThat(p.text().isBlank() && p.pictures().isEmpty()).isFalse();
            assertThat(p.at()).isBetween("2020-05-13T00:00:00Z", "2021-06-05T01:00:00Z");
            assertThat(p.links().stream().map(l -> l.url().host()))
                    .allMatch(h -> p.text().contains(h));
        });
        assertThat(found.comments()).allSatisfy(c -> assertThat(c.by()).isNotBlank());
    }

    /// Pages of the basic form, their numbers mostly cut out by whoever kept them: what is left of them has no time but in
    /// words.
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            # file,            posts, comments, account,                 at
            # "22 hrs"
            mbasic.post,       1,     2,        facebook:snarfed.org,    mbasic.facebook.com/story.php?story_fbid=10105903705927793&id=214707
            # "June 14, 2020 at 1:55 PM"
            mbasic.life_event, 1,     1,        facebook:aaronpk,        mbasic.facebook.com/story.php?story_fbid=10105169616578846&id=11500459
            # "Feb 22, 2018"
            mbasic.photo_post, 1,     1,        facebook:100009447618341, mbasic.facebook.com/photo.php?fbid=2017433665248201&id=100009447618341
            # numbers cut out; the third is one that the second shares
            m.timeline,        3,     0,        facebook:snarfed.org,    m.facebook.com/snarfed.org
            mbasic.profile,    2,     0,        facebook:100009447618341, mbasic.facebook.com/profile.php?id=100009447618341
            # what somebody tells of themselves, what many people posted, and who liked something: no account's posts
            mbasic.about,      0,     0,        -,                       mbasic.facebook.com/snarfed.org/about
            mbasic.feed,       3,     0,        -,                       mbasic.facebook.com/home.php
            m.reactions,       0,     0,        -,                       m.facebook.com/ufi/reaction/profile/browser/?ft_ent_identifier=1
            """)
    void postsThatTellTheirTimeInWordsAloneAreNotRead(String file, int posts, int comments, String account, String at)
            throws IOException {
        String text = saved("granary/facebook." + file + ".html");
        assertThat(there(text)).isEqualTo(List.of(posts, comments));
        Crawler facebook = facebook();
        if (account == null) {
            assertThat(facebook.brought(WebUrl.of("https://" + at))).isEmpty();
            return;
        }
        Harvest found = read(text, "https://" + at, account);
        assertThat(found.posts()).isEmpty();
        assertThat(found.comments()).isEmpty();
    }

    private static String saved(String file) throws IOException {
        Path path = DATA.resolve(file);
        assumeTrue(Files.exists(path), "real material is not there: " + DATA);
        return Files.readString(path);
    }

    private static Crawler facebook() {
        return Crawlers.load(HOME, (platform, by) -> by).of("facebook").orElseThrow();
    }

    /// As an import reads it: by the step that the address leads to, for the account that the page says it is of.
    private static Harvest read(String text, String address, String account) {
        Crawler facebook = facebook();
        WebUrl url = WebUrl.of(address);
        Step step = facebook.brought(url).orElseThrow();
        Capture capture = Capture.of(url, SAVED, "GET", 200, List.of(), text.getBytes(StandardCharsets.UTF_8));
        Fetched fetched = new Outcomes(Walls.read(HOME)).of(step.ask(), capture);
        Watched owner = facebook.whose(step, fetched).accounts().stream()
                .flatMap(a -> facebook.account(a, false).stream())
                .findFirst()
                .or(() -> facebook.account(url, false))
                .orElseThrow();
        assertThat(owner.id()).isEqualTo(account);
        Harvest found = facebook.read(owner, step, fetched);
        assertThat(found.problem()).isEmpty();
        Watched other = new Watched("facebook:other", "facebook", "other", Optional.empty(), Map.of());
        assertThat(facebook.read(other, step, fetched).posts()).isEmpty();
        return found;
    }

    /// How many posts and comments a reader would see in it, once its scripts have run.
    private static List<Integer> there(String text) {
        Document page = Jsoup.parse(text.startsWith("for (;;);") ? fragments(text) : text);
        int listed = 0;
        for (Element script : page.select("script[type=application/ld+json]")) {
            listed = Math.max(
                    listed, JSON.readTree(script.data()).path("comment").size());
        }
        page.select(".hidden_elem code").forEach(e -> e.html(e.data()));
        Set<String> comments = new HashSet<>(page.select("[data-commentid]").eachAttr("data-commentid"));
        comments.addAll(page.select("div[id~=^\\d{3,20}$]:has(> div > h3)").eachAttr("id"));
        return List.of(
                page.select("h3:has(strong a), a.actor-link").size(), comments.isEmpty() ? listed : comments.size());
    }

    private static String fragments(String text) {
        StringBuilder out = new StringBuilder();
        for (JsonNode action : JSON.readTree(text.substring("for (;;);".length()))
                .path("payload")
                .path("actions")) {
            out.append(action.path("html").asString(""));
        }
        return out.toString();
    }
}
