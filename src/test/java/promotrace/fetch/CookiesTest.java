package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.evidence.Archive;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.url.WebUrl;

class CookiesTest {
    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");

    private static Cookies set(String by, String... fields) {
        return Cookies.NONE.with(WebUrl.of(by), List.of(fields), AT);
    }

    @ParameterizedTest(name = "{1} by {0} to {2}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            # by                       | field                                          | to                            | brought
            https://a.example/r/1      | s=1                                            | https://a.example/r/1         | s=1
            https://a.example/r/1      | s=1                                            | https://a.example/r/2?x=1#y   | s=1
            https://a.example/r/1      | s=1; Path=/                                    | https://a.example/            | s=1
            https://a.example/r/1      | s=1; Domain=a.example; Path=/                  | https://www.a.example/        | s=1
            https://www.a.example/     | s=1; Domain=.a.example                         | https://go.a.example/         | s=1
            https://a.example/         | s=1; HttpOnly; SameSite=Strict; Max-Age=60     | https://a.example/            | s=1
            https://a.example/         | s=1; Secure                                    | https://a.example/            | s=1
            https://a.example:8443/    | s=1                                            | https://a.example/            | s=1
            http://a.example/          | s=1                                            | https://a.example/            | s=1
            http://127.0.0.1:8080/r    | s=1                                            | http://127.0.0.1:8080/r       | s=1
            https://a.example/         | s=1; Expires=Sat, 02 May 2026 10:00:00 GMT     | https://a.example/            | s=1
            https://a.example/         | s=                                             | https://a.example/            | s=
            https://shop.co.uk/        | s=1; Domain=shop.co.uk                         | https://www.shop.co.uk/       | s=1
            https://a.example/r/1      | s=1                                            | https://a.example/            | -
            https://a.example/r/1      | s=1; Path=/r/1                                 | https://a.example/r/12        | -
            https://a.example/         | s=1                                            | https://www.a.example/        | -
            https://a.example/         | s=1                                            | https://b.example/            | -
            https://a.example/         | s=1; Domain=b.example                          | https://b.example/            | -
            https://shop.co.uk/        | s=1; Domain=co.uk                              | https://other.co.uk/          | -
            https://shop.co.uk/        | s=1; Domain=co.uk                              | https://shop.co.uk/           | -
            https://x.github.io/       | s=1; Domain=github.io                          | https://y.github.io/          | -
            https://a.example/         | s=1; Secure                                    | http://a.example/             | -
            https://a.example/         | s=1; Max-Age=0                                 | https://a.example/            | -
            https://a.example/         | s=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT     | https://a.example/            | -
            https://a.example/         | s=1; Expires=Thu, 30 Apr 2026 10:00:00 GMT     | https://a.example/            | -
            https://a.example/         | nothing                                        | https://a.example/            | -
            https://a.example/         | s=grün                                         | https://a.example/            | -
            """)
    void aCookieGoesToThoseItBelongsTo(String by, String field, String to, String brought) {
        assertThat(set(by, field).to(WebUrl.of(to))).isEqualTo(brought == null ? "" : brought);
    }

    @Test
    void theSameCookieAnewTakesThePlaceOfTheOldOneAndMayBeTakenBack() {
        Cookies two = set("https://a.example/", "s=1; Path=/", "t=2; Path=/");
        WebUrl there = WebUrl.of("https://a.example/x");
        assertThat(two.to(there)).isEqualTo("s=1; t=2");
        assertThat(two.with(there, List.of("s=3; Path=/"), AT).to(there)).isEqualTo("t=2; s=3");
        assertThat(two.with(there, List.of("s=; Path=/; Max-Age=0"), AT).to(there))
                .isEqualTo("t=2");
        assertThat(two.with(there, List.of("long=1; Path=/x"), AT).to(there)).startsWith("long=1; ");
        assertThat(two.to(there)).as("unchanged itself").isEqualTo("s=1; t=2");
    }

    @Test
    void nobodyCanMakeAWayCarryMoreThanALittle() {
        String[] many =
                IntStream.range(0, 300).mapToObj(i -> "c" + i + "=1; Path=/").toArray(String[]::new);
        WebUrl there = WebUrl.of("https://a.example/");
        assertThat(set("https://a.example/", many).to(there).split("; ")).hasSize(Cookies.MOST);
        String[] large =
                IntStream.range(0, 9).mapToObj(i -> i + "=" + "x".repeat(1000)).toArray(String[]::new);
        assertThat(set("https://a.example/", large).to(there).length()).isBetween(1000, Cookies.LONGEST);
        List<Header> headers = IntStream.range(0, 300)
                .mapToObj(i -> new Header("set-cookie", "c" + i + "=" + (i == 0 ? "x".repeat(5000) : "1")))
                .toList();
        assertThat(Cookies.fields(Capture.of(there, AT, "GET", 302, headers, new byte[0])))
                .hasSize(Cookies.MOST_SET)
                .first()
                .isEqualTo("c1=1");
        assertThat(set("https://a.example/", "s=v4lue")).hasToString("1 cookies");
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            # asked | captures, each with its cookies | found
            -         | - , s=1                         | 0
            -         | s=1                             | 0
            s=1       | - , s=1                         | 1
            s=1       | s=1 , s=2                       | 0
            s=1; t=2  | t=2; s=1                        | 0
            s=1       | u=9; s=1                        | 0
            s=1       | u=9; s=1 , s=1                  | 1
            s=1       | - , s=2                         | -
            s=1       | - , s=12                        | -
            """)
    void aCaptureAnswersWhatBringsTheSameCookies(String asked, String captures, String found) {
        List<Archive.Entry> all = List.of(captures.split(" , ")).stream()
                .map(c -> new Archive.Entry(
                        WebUrl.of("https://a.example/"),
                        Optional.empty(),
                        Optional.of(c.strip()).filter(x -> !x.equals("-")),
                        Optional.empty(),
                        AT,
                        0,
                        0,
                        false))
                .toList();
        List<Archive.Entry> expected = found == null ? List.of() : List.of(all.get(Integer.parseInt(found)));
        assertThat(Brought.along(Optional.ofNullable(asked), all, AT)).isEqualTo(expected);
        assertThat(Brought.along(Optional.of("s=1"), all, AT.minusSeconds(1)))
                .as("those of later are not there yet, but for whoever looks for the newest")
                .allMatch(e -> e.cookies().isPresent());
    }
}
