package promotrace.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;

class ImportSpecsTest {
    @Test
    void everySpecHolds() {
        assertThat(ImportSpecs.checkAll(new ConfigFolder(Path.of(".")))).isEmpty();
    }
}
