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

    @Test
    void enoughOfTheFieldIsKnownByLinksThatWereSeen() {
        CatalogueFigures figures = CatalogueFigures.of(new ConfigFolder(Path.of("")));
        System.out.println(figures.line());
        assertThat(figures.networks()).isGreaterThanOrEqualTo(60);
        assertThat(figures.agents()).isGreaterThanOrEqualTo(40);
        assertThat(figures.marketplaces()).isGreaterThanOrEqualTo(25);
        assertThat(figures.shortHosts()).isGreaterThanOrEqualTo(500);
        assertThat(figures.linkPageHosts()).isGreaterThanOrEqualTo(40);
        assertThat(figures.contactHosts()).isGreaterThanOrEqualTo(30);
    }
}
