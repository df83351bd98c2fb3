package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;

final class ProfileWordsTest {
    @Test
    void everyExampleComesOutAsItSays() {
        assertThat(ProfileWords.checkAll(new ConfigFolder(Path.of("").toAbsolutePath())))
                .isEmpty();
    }
}
