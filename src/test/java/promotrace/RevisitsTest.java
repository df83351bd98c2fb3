package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigFolder;
import promotrace.resolve.Answer;
import promotrace.resolve.Next;
import promotrace.store.Answers.Kept;
import promotrace.url.WebUrl;

class RevisitsTest {
    private static final WebUrl URL = WebUrl.of("https://short.example/a");
    private static final Instant FIRST = Instant.parse("2026-05-01T10:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # case,                       leads to, days the same, quiet, days to wait
            just seen,                    end,      0,             false, 1
            one day,                      end,      1,             false, 3
            between two gaps,             end,      2,             false, 3
            three days,                   end,      3,             false, 9
            nine days,                    end,      9,             false, 30
            for a year,                   end,      365,           false, 30
            dead at once,                 dead,     0,             false, 30
            closed to us,                 blocked,  0,             false, 30
            no answer,                    failed,   0,             false, 30
            last time it said nothing,    end,      1,             true,  30
            """)
    void theWaitGrowsWithTheTimeForWhichNothingChanged(String name, String to, int same, boolean quiet, int wait) {
        Next next = switch (to) {
            case "end" -> new Next.End(200);
            case "dead" -> new Next.Dead("not there", OptionalInt.of(404));
            case "blocked" -> new Next.Blocked("robots.txt asks us not to", OptionalInt.empty());
            default -> new Next.Failed("no answer", false);
        };
        Instant asked = FIRST.plus(Duration.ofDays(same));
        Kept kept = new Kept(List.of(new Answer(URL, next, FIRST, asked, Optional.empty())), asked, quiet);
        Revisits shipped = Revisits.read(new ConfigFolder(Path.of("")));
        assertThat(shipped.next(kept)).contains(asked.plus(Duration.ofDays(wait)));
    }

    @Test
    void withoutGapsNothingIsAskedAgain() {
        Kept kept = new Kept(List.of(new Answer(URL, new Next.End(200), FIRST, FIRST, Optional.empty())), FIRST, false);
        assertThat(Revisits.NEVER.next(kept)).isEmpty();
    }
}
