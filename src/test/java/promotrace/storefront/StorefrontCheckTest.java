package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;

class StorefrontCheckTest {
    @Test
    void everyExampleIsReadAsItSays() {
        assertThat(Storefronts.checkAll(new ConfigFolder(Path.of(".")))).isEmpty();
    }
}
