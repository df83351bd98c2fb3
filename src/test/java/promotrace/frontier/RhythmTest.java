package promotrace.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    private static final Instant AT = Instant.parse("2026-06-30T12:00:00Z");
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(3);

    /// `posts` are groups `number x days ago`, a day's posts ten minutes apart, or `number a day from-to` days ago.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # account                                    | posts                   | every
            three a day                                  | 3 a day 0-60            | PT4H
            one a day                                    | 1 a day 0-60            | PT12H
            twelve a day and more are not waited for     | 12 a day 0-60           | PT1H
            a shop that posts all the time               | 80 a day 0-60           | PT1H
            two a week                                   | 1x0 1x3 1x7 1x10 1x14 1x17 1x21 1x24 | PT42H
            one a week                                   | 1x1 1x8 1x15 1x22       | P3D
            a single post long ago                       | 1x200                   | P3D
            no post known                                | 0x0                     | P1D
            only posts that are still to come            | 4x-3                    | P1D
            a burst on one day changes nothing           | 60x4                    | P3D
            a burst on top of one a day changes nothing  | 1 a day 0-60 60x3       | PT12H
            a burst of two days counts for a week        | 30x0 30x1               | PT1H24M
            and is forgotten after it                    | 30x8 30x9               | P3D
            who wakes up is noticed within days          | 4 a day 0-2 1x40        | PT7H
            silent for two days after three a day        | 3 a day 2-60            | PT6H
            silent for a week after three a day          | 3 a day 7-60            | PT21H
            silent for two weeks after three a day       | 3 a day 14-60           | PT42H
            silent for four weeks after three a day      | 3 a day 28-60           | P3D
            silent for a year                            | 3 a day 365-400         | P3D
            """)
    void theWaitFollowsThePosts(String account, String posts, Duration every) {
        assertThat(Rhythm.of(posts(posts), AT, SHORTEST, LONGEST).every()).isEqualTo(every);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # posts          | ground
            3 a day 0-60     | Posts[aDay=3.0]
            60x4             | Posts[aDay=0.14285714285714285]
            3 a day 7-60     | Silence[since=PT168H]
            1x200            | Silence[since=PT4800H]
            0x0              | NothingKnown[]
            """)
    void whatItRestsOnIsTold(String posts, String ground) {
        assertThat(Rhythm.of(posts(posts), AT, SHORTEST, LONGEST).ground()).hasToString(ground);
    }

    /// Told for accounts of which a post is known: one of which nothing is known is no account that posts less.
    @Test
    void onePostMoreNeverMeansALaterVisit() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            List<Instant> posts = some(random);
            Duration before = Rhythm.of(posts, AT, SHORTEST, LONGEST).every();
            posts.add(moment(random, 40));
            assertThat(Rhythm.of(posts, AT, SHORTEST, LONGEST).every())
                    .as("%s", posts)
                    .isLessThanOrEqualTo(before);
        }
    }

    @Test
    void theWaitIsNeverBelowTheFloorNorAboveTheCeiling() {
        Random random = new Random(8);
        for (int i = 0; i < 2_000; i++) {
            Duration shortest = Duration.ofMinutes(1 + random.nextInt(3_000));
            Duration longest = shortest.plusMinutes(random.nextInt(20_000));
            List<Instant> posts = random.nextInt(20) == 0 ? List.of() : some(random);
            assertThat(Rhythm.of(posts, AT, shortest, longest).every()).isBetween(shortest, longest);
        }
    }

    @Test
    void theOrderInWhichPostsBecameKnownChangesNothing() {
        Random random = new Random(9);
        List<Instant> posts = some(random);
        assertThat(Rhythm.of(posts.reversed(), AT, SHORTEST, LONGEST))
                .isEqualTo(Rhythm.of(posts, AT, SHORTEST, LONGEST));
    }

    @Test
    void theLongerTheSilenceTheLongerTheWait() {
        List<Instant> posts = posts("3 a day 0-60");
        Duration before = Duration.ZERO;
        for (int hour = 0; hour < 24 * 60; hour++) {
            Duration every = Rhythm.of(posts, AT.plus(Duration.ofHours(hour)), SHORTEST, LONGEST)
                    .every();
            assertThat(every).as("after %d hours", hour).isGreaterThanOrEqualTo(before);
            before = every;
        }
        assertThat(before).isEqualTo(LONGEST);
    }

    private static List<Instant> some(Random random) {
        List<Instant> posts = new ArrayList<>();
        int span = 1 + random.nextInt(40);
        for (int n = 1 + random.nextInt(60); n > 0; n--) posts.add(moment(random, span));
        return posts;
    }

    private static Instant moment(Random random, int daysAgo) {
        return AT.minusSeconds(random.nextLong(Duration.ofDays(daysAgo).toSeconds()));
    }

    private static List<Instant> posts(String written) {
        List<Instant> posts = new ArrayList<>();
        for (String group : written.replace(" a day ", "/").split(" ")) {
            if (group.contains("/")) {
                String[] days = group.substring(group.indexOf('/') + 1).split("-");
                for (int day = Integer.parseInt(days[0]); day <= Integer.parseInt(days[1]); day++) {
                    add(posts, Integer.parseInt(group.substring(0, group.indexOf('/'))), day);
                }
            } else {
                String[] parts = group.split("x");
                add(posts, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
        }
        return posts;
    }

    private static void add(List<Instant> posts, int number, int daysAgo) {
        Instant day = AT.minus(Duration.ofDays(daysAgo));
        for (int i = 0; i < number; i++)
            posts.add(day.minus(Duration.ofMinutes(10).multipliedBy(i)));
    }
}
