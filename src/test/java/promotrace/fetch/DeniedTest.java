package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.url.WebUrl;

class DeniedTest {
    private static final Denied DENIED = new Denied(List.of(entry("shop.example"), entry("www.pay.example/checkout")));

    @TempDir
    private Path home;

    private static Denied.Entry entry(String at) {
        return new Denied.Entry(at, "asked us to", Optional.empty(), Optional.empty());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            # address,                              denied
            https://shop.example/,                  true
            http://shop.example:8080/x?y=1,         true
            https://www.shop.example/x,             true
            https://SHOP.example./x,                true
            https://shop.example@other.example/,    false
            https://myshop.example/,                false
            https://shop.example.other.example/,    false
            https://other.example/shop.example,     false
            https://www.pay.example/checkout,       true
            https://www.pay.example/checkout/1?a=b, true
            https://www.pay.example/,               false
            https://pay.example/checkout,           false
            https://www.pay.example/a/checkout,     false
            """)
    void aHostWithAllBelowItOrTheStartOfAnAddressIsDenied(String address, boolean denied) {
        assertThat(DENIED.find(WebUrl.of(address)).isPresent()).isEqualTo(denied);
    }

    @Test
    void theShippedListLoadsAndItsExamplesHold() {
        assertThat(Denied.read(new ConfigFolder(Path.of(""))).denied()).isNotEmpty();
    }

    @Test
    void anEmptyListDeniesNobody() throws IOException {
        written("denied:");
        assertThat(Denied.read(new ConfigFolder(home)).denied()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # entry,                                                                     problem
            '{at: not a host, reason: x}',                                               is no host
            '{at: https://a.example, reason: x}',                                        is no host
            '{at: A.example, reason: x}',                                                is no host
            '{at: a.example}',                                                           reason
            '{at: a.example, reason: x, examples: {denied: [https://b.example/]}}',      does not come out
            '{at: a.example, reason: x, examples: {asked: [https://www.a.example/]}}',   does not come out
            """)
    void mistakesAreNamed(String entry, String problem) throws IOException {
        written("denied: [" + entry + "]");
        assertThatThrownBy(() -> Denied.read(new ConfigFolder(home)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("denied.yml")
                .hasMessageContaining(problem);
    }

    private void written(String yaml) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("config")).resolve("denied.yml"), yaml);
    }
}
