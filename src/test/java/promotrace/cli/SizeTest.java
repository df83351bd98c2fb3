package promotrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1GB, 1000000000", "500 MB, 500000000", "20kb, 20000", "7B, 7", "2tb, 2000000000000"})
    void sizes(String written, long bytes) {
        assertThat(Size.bytes(written)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "GB", "-1GB", "1.5GB", "1GiB", "1 G B", "99999999999GB"})
    void whatIsNone(String written) {
        assertThatThrownBy(() -> Size.bytes(written))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("not a size");
    }
}
