package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyedPseudonymsTest {
    private final Pseudonyms ours = new KeyedPseudonyms("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    private final Pseudonyms theirs = new KeyedPseudonyms("0123456789abcdeX".getBytes(StandardCharsets.UTF_8));

    @Test
    void aPersonKeepsOnePseudonymInOneInstallation() {
        assertThat(ours.of("reddit", "PlantDad")).isEqualTo(ours.of("reddit", " plantdad "));
        assertThat(ours.of("reddit", "plantdad")).matches("u[a-z2-7]{16}");
    }

    @Test
    void otherPlatformsNamesAndKeysGiveOthers() {
        assertThat(ours.of("reddit", "plantdad"))
                .isNotEqualTo(ours.of("telegram", "plantdad"))
                .isNotEqualTo(ours.of("reddit", "plantdad2"))
                .isNotEqualTo(theirs.of("reddit", "plantdad"));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new KeyedPseudonyms(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }
}
