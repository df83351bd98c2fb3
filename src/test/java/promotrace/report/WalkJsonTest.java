package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.resolve.Item;
import promotrace.resolve.Kind;
import promotrace.resolve.Shop;
import promotrace.url.WebUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WalkJsonTest {
    @Test
    void everyAddressSaysWhatItIsAndTheLastWhatItNames() {
        WebUrl posted = WebUrl.of("https://blog.example/out?goto=\"x\"\\y");
        WebUrl item = WebUrl.of("https://shop.example/item/1?utm_source=x");
        Chain chain = new Chain(
                posted,
                List.of(
                        new Chain.Link(posted, "parameter", OptionalInt.empty(), Optional.empty()),
                        new Chain.Link(item, "end", OptionalInt.of(200), Optional.empty())),
                Chain.Outcome.RESOLVED,
                Optional.of(item),
                "nobody was asked");
        WebUrl plain = WebUrl.of("https://shop.example/item/1");
        ChainTree.Known known = new ChainTree.Known(
                List.of(Kind.WRAPPER, Kind.LINK_PAGE),
                plain,
                Optional.of(new Item("market", "1", plain)),
                Optional.of(new Shop("market", "s9", plain)));
        Affiliate paid = new Affiliate(
                "awin",
                Optional.of("9"),
                Optional.empty(),
                Optional.of("site:blog|b"),
                Optional.empty(),
                Optional.of("SAVE10"),
                posted);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WalkJson json = new WalkJson(out)) {
            json.print(new ChainTree.Walk(chain, List.of(paid), Map.of(), known, Optional.empty(), Optional.empty()));
        }
        JsonNode walk = JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(walk.at("/link").asString()).isEqualTo(posted.toString());
        assertThat(walk.at("/chain/0/url").asString()).isEqualTo(posted.toString());
        assertThat(walk.at("/chain/1/url").asString()).isEqualTo(item.toString());
        assertThat(walk.at("/destination").asString()).isEqualTo(item.toString());
        assertThat(walk.at("/chain/0/kind").asString()).isEqualTo("wrapper");
        assertThat(walk.at("/chain/1/kind").asString()).isEqualTo("link-page");
        assertThat(walk.at("/why").asString()).isEqualTo("nobody was asked");
        assertThat(walk.at("/clean/url").asString()).isEqualTo("https://shop.example/item/1");
        assertThat(walk.at("/clean/item").asString()).isEqualTo("market:1");
        assertThat(walk.at("/clean/shop").asString()).isEqualTo("market:s9");
        assertThat(walk.at("/affiliate/0/subId").asString()).isEqualTo("site:blog|b");
        assertThat(walk.at("/affiliate/0/subIdParts/0/name").asString()).isEqualTo("site");
        assertThat(walk.at("/affiliate/0/subIdParts/1/value").asString()).isEqualTo("b");
        assertThat(walk.at("/affiliate/0/coupon").asString()).isEqualTo("SAVE10");
    }
}
