package promotrace.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;

class ExamplesTest {
    @Test
    void everyExampleOfTheShippedFilesHolds() {
        assertThat(Assessor.checkAll(new ConfigFolder(Path.of("")))).isEmpty();
    }
}
