package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.evidence.Capture;
import promotrace.evidence.Coding;
import promotrace.evidence.Exchanges;
import promotrace.url.WebUrl;

class OutcomesTest {
    private static final Outcomes OUTCOMES = Given.outcomes();
    private static final String URL = "https://shop.example/a/p?x=1";

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            # status | header                                  | key   | outcome
            200      | -                                       | false | page
            200      | -                                       | true  | page
            204      | -                                       | false | page
            206      | -                                       | false | page
            300      | -                                       | false | page
            301      | Location: https://other.example/        | false | moved
            302      | Location: /b                            | false | moved
            303      | location: b?c                           | false | moved
            307      | Location: //other.example/b             | false | moved
            308      | Location: ?y=2                          | false | moved
            302      | Location: https://shop.example/größe x  | false | moved
            302      | -                                       | false | failed
            302      | Location:                               | false | failed
            302      | Location: intent://item/1#Intent;end    | false | failed
            302      | Location: mailto:a@b.example            | false | failed
            302      | Location: http://                       | false | failed
            302      | Location: http://exa mple:99999999/     | false | failed
            304      | -                                       | false | unchanged
            305      | -                                       | false | failed
            400      | -                                       | false | failed
            400      | -                                       | true  | failed
            401      | -                                       | false | LOGIN_WALL
            401      | -                                       | true  | NEEDS_KEY
            402      | -                                       | false | BLOCKED
            403      | -                                       | false | BLOCKED
            403      | -                                       | true  | NEEDS_KEY
            403      | cf-mitigated: challenge                 | false | BLOCKED
            404      | -                                       | false | gone
            404      | -                                       | true  | gone
            405      | -                                       | false | failed
            407      | -                                       | false | BLOCKED
            408      | -                                       | false | again
            410      | -                                       | false | gone
            418      | -                                       | false | failed
            421      | -                                       | false | again
            425      | -                                       | false | again
            429      | -                                       | false | BLOCKED
            429      | -                                       | true  | BLOCKED
            451      | -                                       | false | BLOCKED
            500      | -                                       | false | again
            501      | -                                       | false | failed
            502      | -                                       | false | again
            503      | -                                       | false | again
            503      | cf-mitigated: challenge                 | false | BLOCKED
            504      | -                                       | false | again
            520      | -                                       | false | again
            599      | -                                       | false | again
            999      | -                                       | false | again
            """)
    void aStatusHasItsOutcome(int status, String header, boolean key, String outcome) {
        String[] headers = header == null ? new String[0] : new String[] {header.endsWith(":") ? header + " " : header};
        Capture capture = Given.capture(URL, status, "<p>hello</p>", headers);
        Ask ask = key ? Given.withKey(URL, "key") : Ask.get(WebUrl.of(URL));
        Fetched fetched = OUTCOMES.of(ask, capture);
        assertThat(Given.word(fetched)).isEqualTo(outcome);
        if (status != 304) assertThat(fetched.evidence()).hasValue(capture);
        assertThat(fetched.url()).isEqualTo(WebUrl.of(URL));
        assertThat(fetched.again()).isEqualTo(outcome.equals("again") || status == 429);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            https://other.example/b?c=1#d | https://other.example/b?c=1#d
            /b                            | https://shop.example/b
            b                             | https://shop.example/a/b
            ../b                          | https://shop.example/b
            ?y=2                          | https://shop.example/a/p?y=2
            //other.example               | https://other.example/
            HTTP://Other.Example/B        | http://other.example/B
            /größe                        | https://shop.example/gr%C3%B6%C3%9Fe
            """)
    void aLocationIsResolvedAgainstTheAddress(String location, String to) {
        Fetched fetched = OUTCOMES.of(Ask.get(WebUrl.of(URL)), Given.capture(URL, 302, "", "Location: " + location));
        assertThat(((Fetched.Moved) fetched).to()).isEqualTo(WebUrl.of(to));
    }

    @Test
    void errorsOfApisKeepTheirWords() {
        String graph = "{\"error\":{\"message\":\"An access token is required\",\"code\":104}}";
        Ask ask = Given.withKey("https://graph.facebook.com/v23.0/page", "access_token");
        Fetched fetched =
                OUTCOMES.of(ask, Given.capture(ask.url().toString(), 400, graph, "Content-Type: application/json"));
        assertThat(Given.word(fetched)).isEqualTo("failed");
        assertThat(fetched.evidence().orElseThrow().body()).asString().contains("\"code\":104");
    }

    @Test
    void aRedirectToASignInPageIsAWall() {
        String post = "https://www.instagram.com/p/C1/";
        Fetched fetched = OUTCOMES.of(
                Ask.get(WebUrl.of(post)), Given.capture(post, 302, "", "Location: /accounts/login/?next=/p/C1/"));
        assertThat(Given.word(fetched)).isEqualTo("LOGIN_WALL");
    }

    @Test
    void aRedirectWithinAWallIsNotAnother() {
        String login = "https://login.taobao.com/jump";
        Fetched fetched = OUTCOMES.of(
                Ask.get(WebUrl.of(login)),
                Given.capture(login, 302, "", "Location: https://login.taobao.com/member/login.jhtml"));
        assertThat(Given.word(fetched)).isEqualTo("moved");
    }

    @Test
    void challengesGivenAsPagesAreBlocked() {
        String body = "<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/h/b/x'></script>";
        assertThat(Given.word(OUTCOMES.of(Ask.get(WebUrl.of(URL)), Given.capture(URL, 200, body))))
                .isEqualTo("BLOCKED");
        assertThat(Given.word(OUTCOMES.of(
                        Ask.get(WebUrl.of(URL)), Given.capture(URL, 200, body, "Content-Type: application/json"))))
                .as("words in an API's answer are no wall")
                .isEqualTo("page");
    }

    @Test
    void whatWasTooLargeOrBrokenIsSaid() {
        byte[] bomb = Exchanges.gzip(new byte[8 << 20]);
        Capture large = Exchanges.of(URL, "2026-06-30T12:00:00Z", 200, bomb, "Content-Encoding: gzip")
                .capture(new Coding.Limits(1 << 20, 100));
        Capture broken = Exchanges.of(
                        URL, "2026-06-30T12:00:00Z", 200, new byte[] {0, 1, 2, 3}, "Content-Encoding: gzip")
                .capture(Coding.Limits.USUAL);
        Ask ask = Ask.get(WebUrl.of(URL));
        assertThat(Given.word(OUTCOMES.of(ask, large))).isEqualTo("TOO_LARGE");
        assertThat(Given.word(OUTCOMES.of(ask, broken))).isEqualTo("failed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            # Retry-After                  | seconds
            120                            | 120
            0                              | 0
            Tue, 30 Jun 2026 12:05:00 GMT  | 300
            Tue, 30 Jun 2026 11:00:00 GMT  | 0
            99999999                       | 86400
            99999999999999                 | 86400
            Fri, 31 Dec 2027 23:59:59 GMT  | 86400
            soon                           | -
            -5                             | -
            1.5                            | -
            """)
    void retryAfterIsReadAsSecondsOrDate(String value, Long seconds) {
        Fetched fetched = OUTCOMES.of(Ask.get(WebUrl.of(URL)), Given.capture(URL, 503, "", "Retry-After: " + value));
        assertThat(fetched.retryAfter()).isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    /// Its clock may be wrong, and in a test the world's time is not the machine's.
    @Test
    void aDateIsCountedByTheServersOwnClock() {
        Capture busy = Given.capture(
                URL, 429, "", "Date: Mon, 01 Jan 2024 00:00:00 GMT", "Retry-After: Mon, 01 Jan 2024 00:02:00 GMT");
        assertThat(OUTCOMES.of(Ask.get(WebUrl.of(URL)), busy).retryAfter()).hasValue(Duration.ofMinutes(2));
    }
}
