package promotrace.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import promotrace.evidence.Capture;

/// How long a server asks us to stay away: the `Retry-After` of 429, 503 and redirects, in seconds or as a date.
final class RetryAfter {
    /// Longer than this nobody means; the frontier's own back-off takes over.
    static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {}

    /// Counted from the answer, by the server's own clock where it tells it; never negative, at most [#LONGEST]. Empty when
    /// nothing, or nonsense, is said.
    static Optional<Duration> of(Capture capture) {
        Instant answered = capture.header("Date").flatMap(RetryAfter::date).orElse(capture.at());
        return capture.header("Retry-After")
                .flatMap(v -> parse(v.strip(), answered))
                .map(RetryAfter::capped);
    }

    private static Optional<Duration> parse(String value, Instant answered) {
        if (value.matches("[0-9]{1,9}")) return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        if (value.matches("[0-9]{10,}")) return Optional.of(LONGEST);
        return date(value).map(until -> Duration.between(answered, until));
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) return Duration.ZERO;
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
