package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

class DriftTest {
    private static final Instant DAY = Instant.parse("2026-06-30T12:00:00Z");

    /// Each account as `before>now`, and `@n` where its last page was read n days before the newest.
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # case,                                        pages,                          drifts, accounts
            a site that changed,                           20>0 18>0 20>0,                 true,   3
            half of the posts' forms are not understood,   20>4 20>3 20>4,                 true,   3
            a change that reaches some accounts first,     20>0 20>0 20>0 20>20 20>20,     true,   3
            both of two accounts show nothing,             20>0 12>0,                      true,   2
            all fell silent,                               20>20 18>18 20>20,              false,  0
            one of three took its posts down,              20>0 18>18 20>20,               false,  0
            one alone,                                     20>0,                           false,  0
            two of two show less but something,            20>2 20>2,                      false,  0
            a few took their posts down,                   20>0 20>0 20>0 20>20 20>20 20>20 20>20, false, 0
            a quarter is left,                             20>5 20>5 20>5,                 false,  0
            never showed anything,                         0>0 0>0 0>0,                    false,  0
            the others were read long ago,                 20>0 20>0 20>0 20>20@9 20>20@9 20>20@9 20>20@9, true, 3
            the fallen were read long ago,                 20>0@9 20>0@9 20>0@9 20>20,     false,  0
            """)
    void aSiteThatChangedIsToldFromAccountsThatDid(String name, String pages, boolean drifts, int accounts) {
        List<Yield.Standing> standings = new ArrayList<>();
        Map<String, String> platforms = new HashMap<>();
        for (String page : pages.split(" ")) {
            String account = "wall:" + standings.size();
            String[] parts = page.split("[>@]");
            Instant at = parts.length < 3 ? DAY : DAY.minus(Duration.ofDays(Integer.parseInt(parts[2])));
            Yield good = gave(account, Integer.parseInt(parts[0]), at.minus(Duration.ofDays(1)));
            standings.add(new Yield.Standing(good, good).with(gave(account, Integer.parseInt(parts[1]), at)));
            platforms.put(account, "wall");
        }
        List<Drift> found = Drift.of(standings, platforms);
        assertThat(found).hasSize(drifts ? 1 : 0);
        if (drifts) {
            assertThat(found.getFirst().platform()).isEqualTo("wall");
            assertThat(found.getFirst().fallen()).hasSize(accounts);
        }
    }

    @Test
    void platformsStepsAndAccountsThatNobodyWatchesAreApart() {
        List<Yield.Standing> standings = new ArrayList<>();
        for (String account : List.of("a:1", "a:2", "b:1", "gone:1")) {
            Yield good = gave(account, 20, DAY.minus(Duration.ofDays(1)));
            standings.add(new Yield.Standing(good, gave(account, 0, DAY)));
        }
        assertThat(Drift.of(standings, Map.of("a:1", "a", "a:2", "a", "b:1", "b")))
                .extracting(Drift::platform)
                .containsExactly("a");
    }

    @Test
    void theLastGoodPageIsKeptUntilAGoodOneComesOrItIsForgotten() {
        Yield first = gave("a:1", 20, DAY);
        Yield fewer = gave("a:1", 12, DAY.plus(Duration.ofDays(1)));
        Yield none = gave("a:1", 0, DAY.plus(Duration.ofDays(2)));
        Yield.Standing standing = new Yield.Standing(first, first).with(fewer).with(none);
        assertThat(standing).isEqualTo(new Yield.Standing(fewer, none));
        assertThat(standing.with(first)).isEqualTo(standing);
        Yield stillNone = gave("a:1", 0, DAY.plus(Duration.ofDays(60)));
        assertThat(standing.with(stillNone).good()).isEqualTo(fewer);
        Yield longAfter = gave("a:1", 0, DAY.plus(Duration.ofDays(62)));
        assertThat(standing.with(longAfter).hasFallen()).isFalse();
    }

    private static Yield gave(String account, int found, Instant at) {
        return new Yield(
                account,
                "list",
                found,
                WebUrl.of("https://wall.example/" + account),
                Sha256.of(new byte[] {(byte) found}),
                at);
    }
}
