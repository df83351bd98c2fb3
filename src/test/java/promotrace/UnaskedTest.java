package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.collect.Watched;
import promotrace.report.CaseFile;

/// An account of which nothing can be asked is told, not passed over.
class UnaskedTest {
    @Test
    void anEntryThatLeadsToNoAddressIsSaidToBeNotRead(@TempDir Path data) throws Exception {
        Settings settings = Settings.replaying(Path.of("").toAbsolutePath(), data, Path.of("src/demo/case.warc.gz"), 2);
        Watched page = new Watched("linkinbio:x", "linkinbio", "x", Optional.empty(), Map.of());
        try (Monitor monitor = Monitor.open(settings)) {
            monitor.pipeline().watch(List.of(page));
            monitor.pipeline().allDue(Instant.now());
            monitor.pipeline().run("test", Progress.SILENT);
            assertThat(monitor.cases().whole().orElseThrow().unserved())
                    .containsExactly(new CaseFile.Unserved(
                            "linkinbio:x", "its entry of the watch list leads to no address to ask"));
        }
    }
}
