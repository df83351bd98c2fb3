package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigFolder;
import promotrace.url.WebUrl;

class AppLinksTest {
    private final AppLinks links = AppLinks.read(new ConfigFolder(Path.of("")));

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(nullValues = "-", delimiter = '|', quoteCharacter = '~', textBlock = """
            intent://shop.example/bag?a=1#Intent;scheme=https;package=com.shop;end                              | https://shop.example/bag?a=1
            intent://shop.example/bag#Intent;scheme=https;S.browser_fallback_url=https%3A%2F%2Ffall.example%2F;end | https://fall.example/
            INTENT://x/#Intent;package=com.shop;scheme=shop;S.browser_fallback_url=https%3A%2F%2Fshop.example%2Fbag%3Fa%3D1%26b%3D2;end | https://shop.example/bag?a=1&b=2
            intent:#Intent;component=com.shop/.Main;S.browser_fallback_url=https://shop.example/bag;end         | https://shop.example/bag
            intent:https://shop.example/bag#Intent;package=com.android.chrome;end                               | https://shop.example/bag
            intent://webview?url=https%3A%2F%2Fshop.example%2Fbag#Intent;scheme=snssdk1128;end                  | https://shop.example/bag
            intent://item.taobao.com/item.htm?id=1#Intent;scheme=taobao;package=com.taobao.taobao;end           | https://item.taobao.com/item.htm?id=1
            intent://open#Intent;scheme=shop;package=com.shop;end                                               | https://play.google.com/store/apps/details?id=com.shop
            android-app://com.shop/https/shop.example/bag                                                       | https://shop.example/bag
            android-app://com.taobao.taobao/taobao/item.taobao.com/item.htm?id=1                                | https://item.taobao.com/item.htm?id=1
            android-app://com.shop                                                                              | https://play.google.com/store/apps/details?id=com.shop
            ios-app://12345/http/shop.example/bag                                                               | http://shop.example/bag
            anyapp://web?link=https%3A%2F%2Fshop.example%2Fbag                                                  | https://shop.example/bag
            anyapp://web?data=1&H5URL=aHR0cHM6Ly9zaG9wLmV4YW1wbGUvYmFnP2E9MQ                                    | https://shop.example/bag?a=1
            anyapp:https://shop.example/bag                                                                     | https://shop.example/bag
            https://shop.example/bag?url=https%3A%2F%2Fother.example%2F                                         | -
            javascript:location='https://shop.example/bag?url=https://shop.example/'                            | -
            mailto:a@shop.example?url=https%3A%2F%2Fshop.example%2F                                             | -
            data:text/html,<a href=https://shop.example/?url=https://shop.example/>                             | -
            /relative?url=https%3A%2F%2Fshop.example%2F                                                         | -
            intent://shop.example/bag                                                                           | -
            intent://open#Intent;scheme=shop;end                                                                | -
            intent://x#Intent;S.browser_fallback_url=javascript%3Aalert(1);end                                  | -
            intent://x#Intent;scheme=intent;S.browser_fallback_url=intent%3A%2F%2Fx%23Intent%3Bend;end          | -
            ios-app://12345                                                                                     | -
            anyapp://home                                                                                       | -
            anyapp://web?link=/bag                                                                              | -
            anyapp://web?picture=https%3A%2F%2Fcdn.example%2Fbag.jpg                                            | -
            market://search?q=bags                                                                              | -
            ://                                                                                                 | -
            """)
    void anAppsAddressLeadsToThePageThatStandsForIt(String address, String page) {
        assertThat(links.web(address).map(WebUrl::toString).orElse(null)).isEqualTo(page);
    }
}
