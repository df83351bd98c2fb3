package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;

class CatalogueExamplesTest {
    @Test
    void everyExampleOfEveryEntryHolds() {
        assertThat(Catalogue.checkAll(new ConfigFolder(Path.of("")))).isEmpty();
    }
}
