package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.CopiedHome;

class WholeDocumentsTest {
    private static final String FILE = """
            platform: pinwall
            title: Pinwall
            source: made up for this test
            schedule: {fires: PT15M, shortest: PT1H, longest: P3D}
            problems:
              - {let: {code: /error}, say: '{code}'}
            start:
              - {step: pins, url: 'https://pinwall.example/{handle}'}
            steps:
              pins:
                format: html
                profile: {name: h1, links: [{each: .button, url: '@href', where: BUTTON}]}
                posts:
                  each: .pin
                  id: '@id'
                  url: 'https://pinwall.example/{id}'
                  at: time@datetime
                  text: {get: .words, as: html, drop: .mention}
                  pictures:
                    - {each: img, url: '@src', alt: '@alt'}
                  comments: {each: .comment, id: '@id', text: p}
                next:
                  - {step: pins, url: a.next@href}
              one:
                format: html
                like: {step: pins, each: body}
              data:
                format: json
                in: 'script#data'
                posts: {each: '/pins/*', id: /id, url: 'https://pinwall.example/{id}', at: /at, text: /words}
              api:
                format: json
                posts: {each: '/pins/*', id: /id, url: ^/base, at: ^/at, text: {get: /words, as: html, drop: 'p:empty'}}
                next:
                  - {step: api, find: 'cursor=(\\d+)', url: 'https://pinwall.example/api?cursor={match}'}
            """;

    @TempDir
    private Path home;

    @BeforeEach
    void copy() throws IOException {
        CopiedHome.into(home);
    }

    private void load(String file) throws IOException {
        Files.writeString(home.resolve("crawlers/pinwall.yml"), file);
        Crawlers.load(new ConfigFolder(home), (platform, name) -> name);
    }

    private static String whole(String file, String step) {
        return file.replaceFirst("( {2}" + step + ":\n)", "$1    document: whole\n");
    }

    @Test
    void aFileWhoseSelectorsAreAnsweredInPassingNeedsNothing() {
        assertThatCode(() -> load(FILE)).doesNotThrowAnyException();
    }

    @Test
    void aSelectorThatNeedsTheWholeDocumentIsToldWithItsLineAndWhatToDo() {
        assertThatThrownBy(() -> load(FILE.replace("id: '@id'\n", "id: 'a:contains(No.)@id'\n")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("crawlers/pinwall.yml:15 [steps.pins.posts.id] needs the whole document, since "
                        + "':contains(No.)' in 'a:contains(No.)@id' asks for an element's text: "
                        + "write it otherwise, or say document: whole in step pins");
    }

    @Test
    void allThatAStepNeedsIsTold() throws IOException {
        String file =
                FILE.replace("each: .pin\n", "each: '.pin:last-child'\n").replace("a.next@href", "'a:empty@href'");
        assertThatThrownBy(() -> load(file))
                .hasMessageContaining("[steps.pins.posts.each]")
                .hasMessageContaining("[steps.pins.next.url]")
                .hasMessageNotContaining("step one");
        load(whole(file, "pins"));
    }

    @Test
    void aStepThatSaysWholeWithoutNeedIsAMistake() {
        for (String step : List.of("pins", "one", "data", "api")) {
            assertThatThrownBy(() -> load(whole(FILE, step)))
                    .hasMessageContaining(
                            "[steps." + step + ".document] is not needed: all that this step looks for is "
                                    + "found while the answer comes in");
        }
    }

    /// What stands where in the file above, and the steps that it makes need whole documents (`-` for none).
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            time@datetime     => time:first-child@datetime      => -
            time@datetime     => ^time@datetime                 => pins one
            time@datetime     => ^^time@datetime                => -
            time@datetime     => ^.                             => pins one
            time@datetime     => a@abs:href                     => pins one
            name: h1          => name: ^h1                      => -
            url: '@href'      => url: ^a@href                   => pins
            url: '@href'      => url: ^^a@href                  => -
            url: '@src'       => url: ^a@href                   => -
            url: '@src'       => url: ^^a@href                  => pins one
            each: img, url    => url                            => -
            each: img, url: '@src' => url: '^img@src'           => pins one
            .comment, id      => .comment, by: ^.name, id       => -
            .comment, id      => .comment, by: ^^.name, id      => pins one
            .comment, id      => .comment, nested: .comment, by: ^.name, id    => -
            .comment, id      => .comment, nested: .comment, by: ^^.name, id   => pins one
            .comment, id      => .comment, nested: .comment, by: ^^^.name, id  => pins one
            .comment, id      => .comment, nested: '.comment:empty', id        => pins one
            drop: .mention    => drop: 'a:first-child'          => -
            drop: .mention    => drop: 'a:has(img)'             => pins one
            .words, as: html, drop: .mention  => .words@title, as: html, drop: 'a:has(img)'  => -
            each: .pin        => each: '.pin:has(img)'          => pins
            each: body        => each: 'html'                   => -
            each: body        => each: .                        => -
            each: body        => each: 'div:only-child'         => one
            script#data       => script:containsData(pins)      => data
            url: a.next@href  => find: '"next":"(\\d+)"', url: 'https://pinwall.example/{match}'  => pins
            code: /error      => code: .error                   => -
            code: /error      => code: '.error:matches(\\d)'    => pins one
            """)
    void whatIsLookedForSaysWhichStepsNeedTheWholeDocument(String there, String instead, String steps)
            throws IOException {
        assertThat(FILE).contains(there);
        String file = FILE.replace(there, instead);
        Files.writeString(home.resolve("crawlers/pinwall.yml"), file);
        CrawlerFile read = new ConfigFolder(home).read("crawlers/pinwall.yml", CrawlerFile.class);
        String found = String.join(" ", WholeDocuments.needs(read).keySet());
        assertThat(found.isEmpty() ? "-" : found).isEqualTo(steps);
    }

    @Test
    void aSelectorThatIsNoneIsToldOnce() {
        assertThatThrownBy(() -> load(FILE.replace("name: h1", "name: 'h1:where(b)'")))
                .hasMessageContaining("is no selector: h1:where(b)")
                .hasMessageNotContaining("whole");
        assertThatThrownBy(() -> load(FILE.replace("drop: .mention", "drop: '['")))
                .hasMessageContaining("[steps.pins.posts.text] is no selector: [");
    }

    @Test
    void checkNamesTheStepsThatReadWholeDocumentsAndWhy() throws IOException {
        String file = FILE.replace("a.next@href", "['a:empty@href', 'a:contains(older)@href']");
        load(whole(file, "pins"));
        assertThat(WholeDocuments.lines(new ConfigFolder(home)))
                .contains("crawlers/pinwall.yml [steps.pins] needs whole documents, because of "
                        + "'a:empty@href', 'a:contains(older)@href'");
    }

    @Test
    void ofOurOwnCrawlersOnlyFeedsAndPagesThatAreBroughtAreReadWhole() {
        assertThat(WholeDocuments.lines(new ConfigFolder(Path.of("."))))
                .extracting(line -> line.replaceFirst(" needs .*", ""))
                .containsExactly(
                        "crawlers/facebook.yml [steps.saved-posts]",
                        "crawlers/facebook.yml [steps.saved-photo]",
                        "crawlers/facebook.yml [steps.saved-video]",
                        "crawlers/feed.yml [steps.feed]");
    }

    @Test
    void theReadmeNamesEveryPseudoClassThatIsServed() throws IOException {
        String readme = Files.readString(Path.of("crawlers/README.md"));
        String row =
                readme.lines().filter(l -> l.startsWith("| served in passing")).collect(Collectors.joining());
        assertThat(StreamedSelector.LOOK_BACK)
                .allSatisfy(name -> assertThat(row).contains("`:" + name + "`"));
    }
}
