package promotrace.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.collect.BroughtRow;
import promotrace.collect.Post;
import promotrace.collect.RowFormat;
import promotrace.collect.RowFormats;
import promotrace.config.ConfigFolder;

/// Files that others published, read as if somebody had brought them, where they are there: they are not ours to ship.
class RealFilesTest {
    private static final Path DATA = Path.of(
                    Optional.ofNullable(System.getenv("PROMOTRACE_SHARED")).orElse("../shared"))
            .resolve("data/platform");

    private static final RowFormats FORMATS = RowFormats.load(new ConfigFolder(Path.of(".")), (platform, name) -> name);

    /// What came of a file: its rows that became something, and why others did not.
    private record Came(String format, int rows, List<RowFormat.Read.Found> found, List<String> left) {
        List<Post> posts() {
            return found.stream().flatMap(f -> f.harvest().posts().stream()).toList();
        }

        long accounts() {
            return found.stream().map(f -> f.account().id()).distinct().count();
        }
    }

    private static Came read(Path file) {
        List<RowFormat.Read.Found> found = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Intake intake = new Intake(FORMATS);
        Intake.Known known = intake.look(file);
        intake.rows(known, new Intake.Rows() {
            @Override
            public void row(long line, RowFormat of, BroughtRow row) {
                switch (of.read(row, Instant.parse("2026-06-30T12:00:00Z"), Optional.empty())) {
                    case RowFormat.Read.Found f -> found.add(f);
                    case RowFormat.Read.Left(String why) -> left.add(why);
                }
            }

            @Override
            public void left(long line, String why) {
                left.add(why);
            }
        });
        return new Came(known.name(), found.size() + left.size(), found, left);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # file,                              told as,           rows, posts, accounts, with words, with links
            reddit/TestDomainListing_hot_1.json, reddit,            100,  100,   98,       100,        100
            reddit/TestFront_best_1.json,        reddit,            100,  100,   94,       100,        49
            reddit/TestFront_new_1.json,         reddit,            100,  100,   98,       100,        54
            # words in the pictures alone, a link sticker on each
            instagram_highlight_media.json,      instagram-stories, 10,   10,    1,        0,          10
            twitter_posts_sample.jsonl,          brightdata-x,      502,  502,   90,       502,        220
            """)
    void realFilesGiveTheirPosts(String name, String format, int rows, int posts, int accounts, int words, int links) {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "real material is not there: " + DATA);
        Came came = read(file);
        assertThat(List.of(
                        came.format(),
                        came.rows(),
                        came.posts().size(),
                        came.accounts(),
                        came.posts().stream().filter(p -> !p.text().isBlank()).count(),
                        came.posts().stream().filter(p -> !p.links().isEmpty()).count(),
                        came.left()))
                .isEqualTo(List.of(format, rows, posts, (long) accounts, (long) words, (long) links, List.of()));
        assertThat(came.posts().stream().map(Post::id)).doesNotHaveDuplicates();
    }

    /// Objects as a converter's tests hold them, one a file. Two are whole posts; the others are people, likes, invitations,
    /// removals, and posts cut down to the part that is converted, without author, address or time.
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # kind, files, posts, texts
            as2,    24,    1,     activitypub:bob.bsky.social/https://quote/ 2007-07-07T03:04:05Z I hereby quote
            bsky,   7,     1,     bluesky:bob.bsky.social/quote-post-tid 2007-07-07T03:04:05Z I hereby quote
            """)
    void wholeObjectsAreReadAndPiecesOfOneAreNone(String kind, int files, int posts, String line) throws IOException {
        assumeTrue(Files.exists(DATA.resolve("granary")), "real material is not there: " + DATA);
        List<Path> there;
        try (Stream<Path> all = Files.list(DATA.resolve("granary"))) {
            there = all.filter(f -> f.toString().endsWith("." + kind + ".json")).toList();
        }
        List<Post> found = there.stream().flatMap(f -> postsIn(f).stream()).toList();
        assertThat(there).hasSize(files);
        assertThat(found).hasSize(posts);
        assertThat(found)
                .extracting(p -> p.id() + " " + p.at() + " " + p.text())
                .containsExactly(line);
    }

    private static List<Post> postsIn(Path file) {
        try {
            return read(file).posts();
        } catch (IntakeException none) {
            assertThat(none).hasMessageContaining("no format that is known");
            return List.of();
        }
    }
}
