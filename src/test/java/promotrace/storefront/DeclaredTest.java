package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class DeclaredTest {
    private static final Markup PAGE =
            new Markup(WebUrl.of("https://shop.example/item/7"), "<meta name=\"cost\" content=\"950\">");

    private static Optional<String> read(Field field, Rules.Place place, String state) {
        return Declared.fromData(
                        Map.of(field.word(), List.of(place)),
                        Literal.of(state).map(v -> new States.Found(v, "p")),
                        PAGE)
                .get(field);
    }

    private static Rules.Place place(String state, String pattern, String take, String divide, String says) {
        return new Rules.Place(
                Optional.of(state),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(pattern),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(take).map(Rules.Take::valueOf),
                Optional.ofNullable(divide).map(BigDecimal::new),
                Optional.ofNullable(says));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            # what                    | data                | path | pattern    | take    | divide | says    | value
            as it stands              | {"p":3800}          | p    | -          | -       | -      | -       | 3800
            in hundredths             | {"p":3805}          | p    | -          | -       | 100    | -       | 38.05
            whole                     | {"p":3800}          | p    | -          | -       | 100    | -       | 38
            in hundred thousandths    | {"p":14500000000}   | p    | -          | -       | 100000 | -       | 145000
            a decimal in hundredths   | {"p":"38.5"}        | p    | -          | -       | 100    | -       | 0.385
            nothing to divide         | {"p":"€38"}         | p    | -          | -       | 100    | -       | -
            a sign for none           | {"p":-1}            | p    | -          | -       | 100    | -       | -
            not as the pattern says   | {"p":"38.00"}       | p    | ^\\d+$     | -       | 100    | -       | -
            the lowest                | {"p":[9,7,10]}      | p    | -          | LOWEST  | -      | -       | 7
            the highest               | {"p":[9,7,10]}      | p    | -          | HIGHEST | -      | -       | 10
            zero is no price          | {"p":[0,7]}         | p    | -          | LOWEST  | -      | -       | 7
            numbers in words          | {"p":["9","7.5"]}   | p    | -          | LOWEST  | -      | -       | 7.5
            the lowest, divided       | {"p":[900,750]}     | p    | -          | LOWEST  | 100    | -       | 7.5
            no numbers at all         | {"p":["a","b"]}     | p    | -          | LOWEST  | -      | -       | -
            a word for it             | {"p":true}          | p    | ^true$     | -       | -      | SoldOut | SoldOut
            no word for the other     | {"p":false}         | p    | ^true$     | -       | -      | SoldOut | -
            nothing there             | {"q":1}             | p    | -          | -       | -      | SoldOut | -
            """)
    void valuesAreTakenAsDeclared(
            String name,
            String data,
            String path,
            String pattern,
            String take,
            String divide,
            String says,
            String value) {
        assertThat(read(Field.PRICE, place(path, pattern, take, divide, says), data))
                .isEqualTo(Optional.ofNullable(value));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            # where                    | marker | pushed | css                | attribute | root | having | data                                                        | name
            behind a word              | var p  | -      | -                  | -         | -    | -      | <script>var p = {"n":"A"}</script>                          | A
            in a string behind it      | var p  | -      | -                  | -         | -    | -      | <script>var p = "{\\"n\\":\\"A \\\\\\"B\\\\\\"\\"}";</script> | A "B"
            read from a string         | var p  | -      | -                  | -         | -    | -      | <script>var p = JSON.parse("{\\"n\\":\\"A\\"}")</script>    | A
            the object that has both   | var p  | -      | -                  | -         | -    | n;m    | <script>var p = {"x":{"n":"no"},"y":[{"n":"A","m":1}]}</script> | A
            none has both              | var p  | -      | -                  | -         | -    | n;z    | <script>var p = {"x":{"n":"no"}}</script>                   | -
            below what has it          | var p  | -      | -                  | -         | a    | a;m    | <script>var p = {"x":{"m":1,"a":{"n":"A"}}}</script>        | A
            in several scripts         | -      | -      | script[data-b]     | -         | *    | -      | <script data-b>{}</script><script data-b>{"n":"A"}</script> | A
            in an attribute            | -      | -      | form               | data-v    | 0    | -      | <form data-v="{&quot;n&quot;:&quot;A&quot;}"></form>        | A
            in an attribute not there  | -      | -      | form               | data-v    | 0    | -      | <form></form>                                               | -
            """)
    void dataAreFoundAsDeclared(
            String name,
            String marker,
            String pushed,
            String css,
            String attribute,
            String root,
            String having,
            String page,
            String value) {
        Rules.State state = new Rules.State(
                Optional.ofNullable(marker),
                Optional.empty(),
                Optional.ofNullable(attribute),
                Optional.ofNullable(pushed),
                Optional.ofNullable(css),
                Optional.empty(),
                Optional.ofNullable(root),
                having == null ? List.of() : List.of(having.split(";")),
                Optional.empty());
        Markup markup = new Markup(WebUrl.of("https://shop.example/"), "<html><body>" + page);
        Optional<String> found = States.find(List.of(state), markup)
                .flatMap(f -> f.value().at("n").stream().findFirst())
                .flatMap(Value::words);
        assertThat(found).isEqualTo(Optional.ofNullable(value));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            the address names it,        2, B
            the address names the first, 1, A
            the address names another,   3, -
            the address names none,      -, A
            """)
    void onlyTheItemsOwnDataAreMeant(String name, String item, String value) {
        Rules.State state = new Rules.State(
                Optional.of("var p"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("id", "n"),
                Optional.of("id"));
        String data = "{\"others\":[{\"id\":1,\"n\":\"A\"}],\"own\":{\"id\":2,\"n\":\"B\"}}";
        Markup markup = new Markup(WebUrl.of("https://shop.example/"), "<script>var p = " + data + "</script>");
        Optional<String> found = States.find(List.of(state), markup, Optional.ofNullable(item))
                .flatMap(f -> f.value().at("n").stream().findFirst())
                .flatMap(Value::words);
        assertThat(found).isEqualTo(Optional.ofNullable(value));
    }
}
