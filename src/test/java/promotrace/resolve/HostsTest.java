package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

class HostsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            # host;                       found, the nearest domain first
            shop.example;                 shop
            a.b.shop.example;             shop
            v.shop.example;               v shop
            x.v.shop.example;             v shop
            notshop.example;              ''
            shop.example.evil.test;       ''
            example;                      ''
            amazon.de;                    named
            www.amazon.co.uk;             named
            pay.amazon.de;                pay named
            amazon.evil.test;             ''
            my-amazon.de;                 ''
            amazon;                       ''
            """)
    void aHostIsOnADomainOrBelowIt(String host, String expected) {
        Hosts hosts = new Hosts();
        HostIndex<String> index = hosts.index();
        HostIndex<String> other = hosts.index();
        index.add("v.shop.example", "v");
        index.add("shop.example", "shop");
        index.add("amazon.*", "named");
        index.add("pay.amazon.de", "pay");
        other.add("elsewhere.example", "not here");
        hosts.close();
        WebUrl url = WebUrl.of("https://" + host + "/");
        assertThat(String.join(" ", index.find(url))).isEqualTo(expected);
        assertThat(other.find(url)).isEmpty();
    }

    @Test
    void anyNumberOfNamesIsFoundAgainAsAStretchOfALongerText() {
        Stretches<Integer> stretches = new Stretches<>();
        List<String> names = new ArrayList<>();
        IntStream.range(0, 5000).forEach(i -> names.add("n" + Integer.toString(i * 7919, 36)));
        names.forEach(n -> stretches.make(n, () -> names.indexOf(n)));
        for (String name : names) {
            assertThat(stretches.find("xx" + name + "y", 2, 2 + name.length())).contains(names.indexOf(name));
            assertThat(stretches.find("xx" + name + "y", 1, 2 + name.length())).isEmpty();
        }
    }
}
