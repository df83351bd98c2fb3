package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.collect.Account;
import promotrace.collect.Crawlers;
import promotrace.collect.Post;
import promotrace.collect.PostedLink;
import promotrace.collect.Watched;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Sha256;
import promotrace.resolve.Answer;
import promotrace.resolve.Catalogue;
import promotrace.resolve.Chains;
import promotrace.resolve.Next;
import promotrace.resolve.Via;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.url.WebUrl;

/// What pasted addresses put on the watch list, and whom watched accounts point to.
class WatchingTest {
    private static final Instant DAY = Instant.parse("2026-06-30T12:00:00Z");
    private static final Sha256 PROFILE = Sha256.of(new byte[] {1});
    private static final Sha256 PAGE = Sha256.of(new byte[] {2});

    private static final Watching.Meaning ACCOUNTS = new Watching.Meaning(Optional.empty(), true);

    @TempDir
    private Path folder;

    private Store store;
    private Watching watching;
    private Discovery discovery;

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.of(Optional.empty(), folder));
        ConfigFolder config = new ConfigFolder(Path.of(""));
        watching = new Watching(store, Crawlers.load(config, (platform, name) -> name), () -> DAY);
        Dossiers dossiers = new Dossiers(store, new Chains(Catalogue.load(config)), post -> false);
        discovery = new Discovery(store, watching, dossiers);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            # pasted,                                        as,        becomes
            https://t.me/anna_finds,                          -,         telegram:anna_finds
            'https://t.me/s/Anna_Finds/117?single ',          -,         telegram:anna_finds
            t.me/anna_finds,                                  -,         telegram:anna_finds
            https://social.example/@anna,                     -,         mastodon:anna@social.example
            https://anna.example/2026/05/a-bag/,              blog,      blog:anna.example
            https://anna.example/,                            -,         -
            https://t.me/+1Ab2Cd3Ef4GhiJkl,                   -,         -
            https://t.me/anna_finds,                          mastodon,  -
            https://t.me/anna_finds,                          flickr,    -
            anna_finds,                                       -,         -
            mailto:anna@anna.example,                         -,         -
            """)
    void anAddressBecomesAnAccountOrNothing(String pasted, String platform, String id) {
        Watching.Added added = watching.add(pasted, new Watching.Meaning(Optional.ofNullable(platform), true));
        if (id == null) {
            assertThat(added).isInstanceOf(Watching.Added.No.class);
            assertThat(store.watches().all()).isEmpty();
        } else {
            assertThat(added).isInstanceOf(Watching.Added.New.class);
            assertThat(store.watches().all()).extracting(Watched::id).containsExactly(id);
        }
    }

    @Test
    void whoIsWatchedUnderAnotherNameStaysOneAccount() {
        Watched listed = new Watched(
                "mastodon:anna",
                "mastodon",
                "anna",
                Optional.of(WebUrl.of("https://social.example/@anna")),
                Map.of("host", "social.example"));
        store.watches().put(List.of(listed));
        assertThat(watching.add("https://social.example/@anna/115000000000000001", ACCOUNTS))
                .isEqualTo(new Watching.Added.Before(listed));
        watching.add("https://other.example/@anna", ACCOUNTS);
        watching.add("https://other.example/@anna", ACCOUNTS);
        assertThat(store.watches().all())
                .extracting(Watched::id)
                .containsExactly("mastodon:anna", "mastodon:anna@other.example");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            # pasted,                                                    as,    reads
            https://t.me/anna_finds/117,                                  -,    post https://t.me/anna_finds/117?embed=1&mode=tme
            https://social.example/@anna/115000000000000001,              -,    status https://social.example/api/v1/statuses/115000000000000001
            https://anna.example/2026/05/a-bag/,                          blog, article https://anna.example/2026/05/a-bag/
            https://t.me/anna_finds,                                      -,    -
            https://anna.example/,                                        blog, -
            """)
    void onePostIsReadAndItsAccountNotWatched(String pasted, String platform, String reads) {
        Watching.Meaning said = new Watching.Meaning(Optional.ofNullable(platform), false);
        Watching.Added added = watching.add(pasted, said);
        watching.add(pasted, said);
        List<String> open = store.visits().lease("w", 9, 9, DAY).stream()
                .flatMap(l -> l.visits().stream())
                .map(v -> v.step().orElseThrow() + " " + v.url())
                .toList();
        if (reads == null) {
            assertThat(added).isInstanceOf(Watching.Added.New.class);
            assertThat(open).isEmpty();
        } else {
            assertThat(added).isInstanceOf(Watching.Added.OnePost.class);
            assertThat(open).containsExactly(reads);
            assertThat(store.watches().all()).singleElement().matches(Watched::isImported);
        }
    }

    @Test
    void aPostOfAWatchedAccountIsReadAndItStaysWatched() {
        watching.add("https://t.me/anna_finds", ACCOUNTS);
        assertThat(watching.add("https://t.me/anna_finds/117", new Watching.Meaning(Optional.empty(), false)))
                .isInstanceOf(Watching.Added.OnePost.class);
        assertThat(store.watches().all()).singleElement().matches(w -> !w.isImported());
        assertThat(store.visits().open()).isOne();
    }

    @Test
    void accountsBehindLinksAreProposedWithWhoPointsThere() {
        watching.add("https://t.me/anna_finds", ACCOUNTS);
        watching.add("https://t.me/bert_finds", ACCOUNTS);
        profile("telegram:anna_finds", "https://pages.example/anna");
        answer("https://pages.example/anna", "https://social.example/@anna");
        post("telegram:anna_finds", "https://t.me/bert_finds/3"); // is watched
        post("telegram:anna_finds", "https://shop.example/users/7");
        post("telegram:bert_finds", "https://social.example/@anna/115000000000000001");
        post("telegram:bert_finds", "https://www.youtube.com/@bert");
        List<Discovery.Proposal> proposals = discovery.proposals();
        assertThat(proposals)
                .extracting(p -> p.account().id())
                .containsExactly("mastodon:anna@social.example", "youtube:bert");
        assertThat(proposals.getFirst().pointers())
                .containsExactly(
                        new Discovery.Pointer(
                                "telegram:anna_finds",
                                Optional.empty(),
                                "https://pages.example/anna",
                                Optional.of(PROFILE)),
                        new Discovery.Pointer(
                                "telegram:bert_finds",
                                Optional.of(WebUrl.of("https://t.me/bert_finds/2")),
                                "https://social.example/@anna/115000000000000001",
                                Optional.of(PAGE)));
        assertThat(store.watches().all()).hasSize(2);
    }

    private final List<Post> posted = new ArrayList<>();

    private void post(String account, String link) {
        long id = posted.stream().filter(p -> p.account().equals(account)).count() + (account.contains("bert") ? 2 : 1);
        WebUrl url = WebUrl.of("https://t.me/" + account.substring(account.indexOf(':') + 1) + "/" + id);
        posted.add(new Post(
                account + "/" + id,
                account,
                url,
                DAY,
                link,
                List.of(link(link, PostedLink.Where.TEXT)),
                List.of(),
                Post.Counters.NONE,
                Optional.empty(),
                PAGE,
                url));
        store.posts().put(posted, DAY);
    }

    private void profile(String account, String link) {
        store.accounts()
                .put(List.of(new Account(
                        account,
                        "telegram",
                        account,
                        WebUrl.of("https://t.me/x"),
                        account,
                        "",
                        OptionalLong.empty(),
                        List.of(link(link, PostedLink.Where.BIO)),
                        Optional.of(PROFILE),
                        DAY)));
    }

    private static PostedLink link(String url, PostedLink.Where where) {
        return new PostedLink(WebUrl.of(url), url, "", where);
    }

    private void answer(String from, String to) {
        Next next = new Next.To(WebUrl.of(to), Via.HTTP_302, OptionalInt.of(302));
        store.answers().put(List.of(new Answer(WebUrl.of(from), next, DAY, DAY, Optional.empty())));
    }
}
