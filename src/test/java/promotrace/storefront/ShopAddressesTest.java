package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigFolder;
import promotrace.url.WebUrl;

class ShopAddressesTest {
    private static final ShopAddresses ADDRESSES = new ShopAddresses(
            new ConfigFolder(Path.of(".")).read(Storefronts.FILE, Rules.class).addresses());

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource(nullValues = "-", textBlock = """
            # address,                                             stated,                 item,             domain
            https://shop.example/products/blue-bag?variant=1,      -,                      blue-bag,         shop.example
            https://shop.example/nl/product/blue-bag/,             -,                      blue-bag,         shop.example
            https://www.shop.example/terrex/agravic-x/IE7671.html, -,                      agravic-x/IE7671, shop.example
            https://shop.example/bags/k28,                         -,                      k28,              shop.example
            https://shop.example/goods.php?goods_id=7,             -,                      7,                shop.example
            https://shop.example/product?id=7,                     -,                      7,                shop.example
            https://shop.example/,                                 -,                      -,                shop.example
            https://shop.example/en-gb/,                           -,                      -,                shop.example
            https://eu.shop.example/p/x-1,                         -,                      x-1,              shop.example
            https://eu.shop.example/p/x-1,                         https://eu.shop.example/, x-1,            eu.shop.example
            https://eu.shop.example/p/x-1,                         https://www.other.example/, x-1,          shop.example
            https://oak.myshopify.com/products/x-1,                -,                      x-1,              oak.myshopify.com
            """)
    void sayItemAndShop(String address, String stated, String item, String domain) {
        WebUrl url = WebUrl.of(address);

        assertThat(ADDRESSES.item(url)).isEqualTo(Optional.ofNullable(item));
        assertThat(ADDRESSES.domain(url, Optional.ofNullable(stated).map(WebUrl::of)))
                .isEqualTo(domain);
    }
}
