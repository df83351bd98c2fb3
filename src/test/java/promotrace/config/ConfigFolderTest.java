package promotrace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFolderTest {
    record Shop(
            String source,
            List<Shelf> shelves,
            Map<String, Integer> prices,
            Optional<Integer> rooms,
            boolean open,
            Optional<Kind> kind,
            @Nullable String note) {}

    record Shelf(String name, int height, List<String> goods) {
        Shelf {
            if (height < 0) throw new IllegalArgumentException("height must not be negative: " + height);
        }
    }

    enum Kind {
        small,
        large
    }

    @TempDir
    Path home;

    private Shop read(String yaml) throws IOException {
        Files.writeString(home.resolve("shop.yml"), yaml);
        return new ConfigFolder(home).read("shop.yml", Shop.class);
    }

    @Test
    void whatMayBeAbsentIsGivenAsEmpty() throws IOException {
        assertThat(read("source: seen\n"))
                .isEqualTo(new Shop("seen", List.of(), Map.of(), Optional.empty(), false, Optional.empty(), null));
    }

    @Test
    void aListWithoutEntriesIsEmpty() throws IOException {
        assertThat(read("source: seen\nshelves:\n").shelves()).isEmpty();
    }

    @Test
    void aWholeFileIsReadIntoItsRecord() throws IOException {
        Shop shop = read("""
                source: seen
                shelves: [{name: top, height: 3, goods: [tea]}]
                prices: {tea: 4}
                rooms: 2
                open: true
                kind: large
                note: new
                """);
        assertThat(shop)
                .isEqualTo(new Shop(
                        "seen",
                        List.of(new Shelf("top", 3, List.of("tea"))),
                        Map.of("tea", 4),
                        Optional.of(2),
                        true,
                        Optional.of(Kind.large),
                        "new"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        # case                 | file, lines parted by /                                 | what is said
        mistyped key           | source: x/shelfs: []                                    | shop.yml:2 [shelfs] is not a known key; did you mean 'shelves'?
        key of another world   | source: x/temperature: 1                                | shop.yml:2 [temperature] is not a known key; known are kind, note, open, prices, rooms, shelves, source
        mistyped key within    | source: x/shelves:/  - name: a/    hight: 1             | shop.yml:3 [shelves[a]] lacks the key 'height'; is 'hight' meant to be it?
        missing key            | rooms: 1                                                | shop.yml:1 lacks the key 'source'
        missing key within     | source: x/shelves:/  - {name: a, height: 1}/  - {name: b} | shop.yml:4 [shelves[b]] lacks the key 'height'
        key without value      | source:/rooms: 1                                        | shop.yml:1 [source] must not be empty
        word for a number      | source: x/shelves:/  - {name: a, height: tall}          | shop.yml:3 [shelves[a].height] must be a whole number, not 'tall'
        broken number          | source: x/rooms: 1.5                                    | shop.yml:2 [rooms] must be a whole number, not '1.5'
        word for yes or no     | source: x/open: yes                                     | shop.yml:2 [open] must be true or false, not 'yes'
        word for a list        | source: x/shelves: top                                  | shop.yml:2 [shelves] must be a list
        list for a text        | source: [x]                                             | shop.yml:1 [source] must be a text
        text for a block       | source: x/shelves: [top]                                | shop.yml:2 [shelves[1]] must be a block of keys
        none of the words      | source: x/kind: huge                                    | shop.yml:2 [kind] must be one of small, large, not 'huge'
        word in a map          | source: x/prices: {tea: dear}                           | shop.yml:2 [prices.tea] must be a whole number, not 'dear'
        refused by its record  | source: x/shelves:/  - {name: a, height: -1}            | shop.yml:3 [shelves[a]] is refused: height must not be negative: -1
        key that stands twice  | source: x/rooms: 1/source: y                            | shop.yml:3 [source] stands twice
        twice within           | source: x/prices:/  tea: 1/  tea: 2                      | shop.yml:4 [tea] stands twice
        tab                    | source: x/shelves:/\t- {name: a}                        | shop.yml:3 is not YAML: a tab stands where only spaces may
        open bracket           | source: x/prices: {tea: 1/open: true                    | shop.yml:3 is not YAML: expected ',' or '}', but got :
        list for the whole     | - source                                                | shop.yml:1 must be a block of keys
        """)
    void eachMistakeIsToldInOneSentence(String name, String lines, String said) {
        String yaml = lines.replace("/", "\n").replace("\\t", "\t") + "\n";
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(yaml));
        assertThat(e).as("nothing refused").isNotNull().hasMessage(said);
    }

    @Test
    void anEmptyFileIsAMistake() {
        assertThatThrownBy(() -> read("")).isInstanceOf(ConfigException.class).hasMessage("shop.yml is empty");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> new ConfigFolder(home).read("config/none.yml", Shop.class))
                .isInstanceOf(ConfigException.class)
                .hasMessage("config/none.yml is missing");
        assertThatThrownBy(() -> new ConfigFolder(home).list("crawlers", ".yml"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("crawlers is missing");
    }

    @Test
    void aFileInAnotherEncodingIsNamed() throws IOException {
        Files.write(home.resolve("shop.yml"), "source: café".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new ConfigFolder(home).read("shop.yml", Shop.class))
                .hasMessage("shop.yml is not UTF-8 text");
    }

    @Test
    void aProblemFoundLaterNamesTheLineOfItsEntry() throws IOException {
        Files.writeString(
                home.resolve("shop.yml"),
                "source: x\nshelves:\n  - name: a\n    height: 1\n  - name: b\n    height: 2\n");
        ConfigFolder folder = new ConfigFolder(home);
        assertThat(folder.problem("shop.yml", "is too high", "shelves", 1, "height"))
                .hasToString("shop.yml:6 [shelves[b].height] is too high");
        assertThat(folder.problem("shop.yml", "has no goods", "shelves", 0, "goods", 3))
                .hasToString("shop.yml:3 [shelves[a].goods[4]] has no goods");
    }

    @Test
    void filesAreListedByName() throws IOException {
        Files.createDirectories(home.resolve("crawlers"));
        for (String name : List.of("b.yml", "a.spec.yml", "a.yml", "a.html")) {
            Files.writeString(home.resolve("crawlers").resolve(name), "");
        }
        assertThat(new ConfigFolder(home).list("crawlers", ".yml"))
                .containsExactly("crawlers/a.spec.yml", "crawlers/a.yml", "crawlers/b.yml");
    }
}
