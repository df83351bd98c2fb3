package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigFolder;
import promotrace.url.WebUrl;

class NetworksTest {
    private static final Catalogue CATALOGUE = Catalogue.load(new ConfigFolder(Path.of(".")));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # a network made with another's program is named once, by its own host
            https://ehub.cz/system/scripts/click.php?a_aid=f3eb58ad&a_bid=a2d39c31 | ehub f3eb58ad
            http://performance.affiliaxe.com/aff_c?offer_id=123&aff_id=456         | affiliaxe 456
            https://track.vcommission.com/click?campaign_id=10882&pub_id=129716    | vcommission 129716
            # the same program on a shop's host
            https://shop.example.com/?a_aid=f3eb58ad&a_bid=a2d39c31                | postaffiliatepro f3eb58ad
            https://track.brand.example/aff_c?offer_id=123&aff_id=456              | hasoffers 456
            # parameters in the fragment, which shops' scripts read there
            https://shop.example.com/bag#a_aid=1388                                | postaffiliatepro 1388
            https://shop.example.com/discovery#aff=anna                            | digistore24 anna
            https://shop.example.com/bag#size=42&color=red                         | ~~
            # a network's own page that is no click may carry another's mark
            https://www.amazon.de/dp/B01N5VHLUG?tag=klaus-21&awc=5626_1700000000_0123456789abcdef0123456789abcdef | amazon klaus-21, awin -
            # words that everybody uses name nobody
            https://shop.example.com/bag?ref=anna                                  | ~~
            https://shop.example.com/bag?aff=anna&via=bio&source=ig&code=ANNA10    | ~~""")
    void whoIsPaid(String url, String paid) {
        String found = CATALOGUE.paid(WebUrl.of(url)).stream()
                .map(a -> a.network() + " " + a.publisher().orElse("-"))
                .collect(Collectors.joining(", "));
        assertThat(found).isEqualTo(paid);
    }
}
