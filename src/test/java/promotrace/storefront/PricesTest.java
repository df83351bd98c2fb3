package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigFolder;
import promotrace.url.WebUrl;

class PricesTest {
    private static final Prices PRICES = new Prices(
            new ConfigFolder(Path.of(".")).read(Storefronts.FILE, Rules.class).prices());

    @ParameterizedTest(name = "{0} on {1} in {2}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            # text                    | host            | language | expected
            1.299,00 zł               | shop.example    | -        | 1299.00 PLN
            US $12.50 - 18.90         | shop.example    | -        | 12.50-18.90 USD
            €12.50–€18.90             | shop.example    | -        | 12.50-18.90 EUR
            from 12,50 € to 18,90 €   | shop.example    | -        | 12.50-18.90 EUR
            18,90 € - 12,50 €         | shop.example    | -        | 18.90 EUR
            1 299,00 kr               | x.example.dk    | -        | 1299.00 DKK
            1 299,00 kr               | x.example       | sv       | 1299.00 SEK
            1 299,00 kr               | x.example       | en       | -
            ¥ 1,299                   | x.example       | ja       | 1299 JPY
            ¥ 1,299                   | x.example       | en       | -
            ￥１，２９９                | x.example.jp    | -        | 1299 JPY
            $1,299.00                 | x.example       | en-AU    | 1299.00 AUD
            $1,299.00                 | x.example       | en-US    | 1299.00 USD
            $1,299.00                 | x.example       | es       | -
            NT$2,320                  | x.example       | -        | 2320 TWD
            2,320元                   | x.example.tw    | -        | 2320 TWD
            2,900원~                  | x.example       | -        | 2900 KRW
            CHF 1'299.–               | x.example       | -        | 1299 CHF
            Rs. 1,23,456.50           | x.example.in    | -        | 123456.50 INR
            Rs. 1,23,456.50           | x.example       | -        | -
            44 890 тг.                | x.example       | -        | 44890 KZT
            ٣٤٫٥٠ د.إ.                | x.example       | -        | 34.50 AED
            0.500 KD                  | x.example       | -        | 0.500 KWD
            KWD 1.250                 | x.example       | -        | 1.250 KWD
            1.250 €                   | x.example       | -        | 1250 EUR
            12,99 € (1,30 € / 100 ml) | x.example       | -        | 12.99 EUR
            -20% 15,99 €              | x.example       | -        | 15.99 EUR
            € 17,10 -5%               | x.example       | -        | 17.10 EUR
            50,00 € 30,00 €           | x.example       | -        | -
            30 pieces                 | x.example       | -        | -
            Kronen 12                 | x.example.dk    | -        | 12 DKK
            Sold out                  | x.example.de    | -        | -
            99999999999999999999999 € | x.example       | -        | -
            """)
    void aTextIsThePriceThatItsPlaceMakesIt(String text, String host, String language, String expected) {
        Prices.Context context =
                new Prices.Context(WebUrl.of("https://" + host + "/"), Optional.ofNullable(language), Optional.empty());

        assertThat(PRICES.data(text, context).map(PricesTest::words)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(nullValues = "-", textBlock = """
            # number,    currency, expected
            46.0,        USD,      46.0 USD
            46,          usd,      46 USD
            29.999,      KWD,      29.999 KWD
            '1.299,00',  EUR,      1299.00 EUR
            '1,299.00',  USD,      1299.00 USD
            46.0,        €,        46.0 EUR
            46.0,        gold,     -
            46.0,        -,        -
            -,           USD,      -
            NaN,         USD,      -
            """)
    void aNumberInDataIsReadAsFormatsHaveIt(String number, String currency, String expected) {
        Prices.Context context =
                new Prices.Context(WebUrl.of("https://shop.example/"), Optional.empty(), Optional.ofNullable(currency));

        Optional<Money> read = Optional.ofNullable(number).flatMap(n -> PRICES.data(n, context));

        assertThat(read.map(PricesTest::words)).isEqualTo(Optional.ofNullable(expected));
    }

    private static String words(Money m) {
        return m.low().toPlainString()
                + m.high().map(h -> "-" + h.toPlainString()).orElse("") + " " + m.currency();
    }
}
