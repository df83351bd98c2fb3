package promotrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.resolve.Answer;
import promotrace.resolve.Next;
import promotrace.resolve.Via;
import promotrace.url.WebUrl;

class SightingsTest {
    private static final WebUrl ADDRESS = WebUrl.of("https://s.example/x");

    /// Sightings as `<what><when>`: capitals lead somewhere, `d` is gone, `b` is blocked, `f` failed.
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # case,                                     sightings,       spans
            a first sight,                              A1,              A1-1
            a repeat moves only the end,                A1 A3,           A1-3
            a repeat of the past moves the beginning,   A3 A1,           A1-3
            a known sight changes nothing,              A1 A3 A2 A1,     A1-3
            a change keeps what was before,             A1 B2,           A1-1 B2-2
            back again,                                 A1 B2 A3,        A1-1 B2-2 A3-3
            the past told later,                        B2 A1,           A1-1 B2-2
            another sight in the middle of a span,      A1 A5 B3,        A1-1 B3-3 A5-5
            and its own again,                          A1 A5 B3 A4,     A1-1 B3-3 A4-5
            a rule reads the same moment otherwise,     A1 B1,           B1-1
            and all of them,                            A1 A2 B1 B2,     B1-2
            gone is an answer,                          A1 d2,           A1-1 d2-2
            blocked tells nothing,                      A1 b2,           A1-1
            failed tells nothing,                       A1 f2,           A1-1
            an answer takes the place of a failure,     f1 A2,           A2-2
            also one from before,                       f5 A2,           A2-2
            of failures the newest,                     f1 b2,           b2-2
            not an older one,                           b2 f1,           b2-2
            the same failure again,                     f1 f4,           f1-4
            """)
    void spans(String name, String sightings, String expected) {
        List<Answer> spans = List.of();
        for (String s : sightings.split(" ")) spans = Sightings.with(spans, seen(s));
        assertThat(told(spans)).isEqualTo(expected);
    }

    @Test
    void twiceIsOnceAndInAnyOrderTheNewestSightCounts() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Answer> seen = new ArrayList<>();
            for (int moment = 1; moment < 12; moment++) seen.add(seen("ABCd".charAt(random.nextInt(4)) + "" + moment));
            List<Answer> inOrder = all(List.of(), seen);
            assertThat(all(inOrder, seen)).isEqualTo(inOrder);
            List<Answer> mixed = new ArrayList<>(seen);
            Collections.shuffle(mixed, random);
            assertThat(all(List.of(), mixed).getLast().next())
                    .isEqualTo(seen.getLast().next());
        }
    }

    @Test
    void theCaptureIsThatOfTheLastSight() {
        var one = promotrace.evidence.Sha256.of(new byte[] {1});
        var two = promotrace.evidence.Sha256.of(new byte[] {2});
        Answer a = seen("A1");
        List<Answer> spans = Sightings.with(
                List.of(new Answer(ADDRESS, a.next(), a.first(), a.last(), Optional.of(one))),
                new Answer(ADDRESS, a.next(), at(3), at(3), Optional.of(two)));
        assertThat(spans).containsExactly(new Answer(ADDRESS, a.next(), at(1), at(3), Optional.of(two)));
    }

    @Test
    void anAddressThatLeadsSomewhereElseEachTimeDoesNotGrowForEver() {
        List<Answer> spans = List.of();
        for (int i = 1; i <= 500; i++) spans = Sightings.with(spans, seen((i % 2 == 0 ? "A" : "B") + i));
        assertThat(spans).hasSize(Sightings.MAX_SPANS);
        assertThat(told(List.of(spans.getFirst(), spans.getLast()))).isEqualTo("B451-451 A500-500");
    }

    private static List<Answer> all(List<Answer> known, List<Answer> seen) {
        List<Answer> spans = known;
        for (Answer a : seen) spans = Sightings.with(spans, a);
        return spans;
    }

    private static Answer seen(String text) {
        Instant when = at(Integer.parseInt(text.substring(1)));
        return new Answer(ADDRESS, next(text.substring(0, 1)), when, when, Optional.empty());
    }

    private static Next next(String what) {
        return switch (what) {
            case "b" -> new Next.Blocked("robots", OptionalInt.of(403));
            case "f" -> new Next.Failed("no answer", true);
            case "d" -> new Next.Dead("gone", OptionalInt.of(410));
            default -> new Next.To(WebUrl.of("https://to.example/" + what), Via.HTTP_302, OptionalInt.of(302));
        };
    }

    private static String told(List<Answer> spans) {
        return spans.stream()
                .map(a -> switch (a.next()) {
                            case Next.To to -> to.to().path().substring(1);
                            case Next.Dead dead -> "d";
                            case Next.Blocked blocked -> "b";
                            case Next.Failed failed -> "f";
                            case Next.Fan fan -> "?";
                            case Next.End end -> "?";
                        }
                        + a.first().getEpochSecond() + "-" + a.last().getEpochSecond())
                .collect(Collectors.joining(" "));
    }

    private static Instant at(int moment) {
        return Instant.ofEpochSecond(moment);
    }
}
