package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;
import promotrace.url.WebUrl;

class WrittenWayTest {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\]' \",}{]+");

    private final Catalogue catalogue = Catalogue.load(new ConfigFolder(Path.of("")));
    private final Chains chains = new Chains(catalogue);

    /// Every address that the catalogue's files have, most of them in examples.
    private static List<WebUrl> examples() throws IOException {
        List<WebUrl> all = new ArrayList<>();
        for (String file : List.of("networks", "agents", "marketplaces", "shorteners", "redirects", "link-pages")) {
            String text = Files.readString(Path.of("config", file + ".yml"));
            ADDRESS.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .flatMap(a -> WebUrl.parse(a).stream())
                    .forEach(all::add);
        }
        assertThat(all).hasSizeGreaterThan(1000);
        return all;
    }

    @Test
    void itIsTheWayThatIsWalkedWhereEverythingMustStillBeAsked() throws IOException {
        int supposed = 0;
        for (WebUrl url : examples()) {
            Chain written = chains.unasked(url).chain();
            Chain walked = chains.walk(url, _ -> Optional.empty()).getFirst();
            if (written.why().contains("was not asked;")) {
                assertThat(written.links().getFirst().url()).isEqualTo(url);
                supposed++;
            } else {
                assertThat(written).isEqualTo(walked);
            }
        }
        assertThat(supposed).as("ways that go on to what an address suggests").isPositive();
    }

    @Test
    void everyAddressIsLookedAtAndSaysWhatTheCatalogueSays() throws IOException {
        for (WebUrl url : examples()) {
            WrittenWay way = chains.unasked(url);
            assertThat(way.looks())
                    .extracting(Look::url)
                    .isEqualTo(way.chain().links().stream().map(Chain.Link::url).toList());
            Look last = way.looks().getLast();
            assertThat(last.kind()).isEqualTo(catalogue.kind(last.url()));
            assertThat(last.clean())
                    .as("the compared form of " + last.url())
                    .isEqualTo(catalogue
                            .canonical()
                            .of(catalogue.item(last.url()).map(Item::address).orElse(last.url())));
            assertThat(Affiliates.along(way.looks())).isEqualTo(chains.paid(way.chain()));
        }
    }

    @Test
    void aWayOfTooManyAddressesIsGivenUp() {
        String nested = "https://shop.example/bag";
        for (int i = 0; i < 25; i++) nested = "https://www.google.com/url?q=" + nested;
        Chain way = chains.unasked(WebUrl.of(nested)).chain();
        assertThat(way.outcome()).isEqualTo(Chain.Outcome.ERROR);
        assertThat(way.why()).isEqualTo("more than 20 hops");
        assertThat(way.hops()).isEqualTo(21);
        assertThat(way)
                .isEqualTo(chains.walk(way.posted(), _ -> Optional.empty()).getFirst());
    }
}
