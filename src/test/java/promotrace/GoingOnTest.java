package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.collect.Watched;

/// A run over all accounts that did not end is gone on with; one that ended is begun anew.
class GoingOnTest {
    private static final Instant MACHINE = Instant.parse("2026-06-30T12:00:00Z");
    private static final Instant SOON = MACHINE.plus(Duration.ofHours(1));

    @TempDir
    private Path data;

    @Test
    void whatARunThatDidNotEndMadeDueIsNotMadeDueAgain() throws Exception {
        try (Monitor monitor = monitor()) {
            watch(monitor, "zerkala_doma");
            assertThat(monitor.pipeline().allDue(MACHINE)).isFalse();
            assertThat(monitor.pipeline().open()).isEqualTo(1);
        }
        try (Monitor monitor = monitor()) { // it was killed before it asked anything
            watch(monitor, "lux_zerkalo_room");
            assertThat(monitor.pipeline().allDue(SOON)).isTrue();
            assertThat(monitor.pipeline().open()).isEqualTo(2);
            assertThat(monitor.pipeline().allDue(SOON)).as("another worker").isTrue();
            assertThat(monitor.pipeline().open()).isEqualTo(2);
            monitor.pipeline().run("test", Progress.SILENT);
            assertThat(monitor.pipeline().open()).isZero();
            assertThat(monitor.pipeline().allDue(SOON)).as("after its end").isFalse();
            assertThat(monitor.pipeline().open()).isEqualTo(2);
        }
    }

    @Test
    void aRunThatDidNotEndLongAgoIsBegunAnew() {
        try (Monitor monitor = monitor()) {
            watch(monitor, "zerkala_doma");
            monitor.pipeline().allDue(MACHINE);
            assertThat(monitor.pipeline().allDue(MACHINE.plus(Duration.ofHours(13))))
                    .isFalse();
            assertThat(monitor.pipeline().allDue(MACHINE.plus(Duration.ofHours(14))))
                    .isTrue();
        }
    }

    private static void watch(Monitor monitor, String handle) {
        monitor.pipeline()
                .watch(List.of(new Watched("telegram:" + handle, "telegram", handle, Optional.empty(), Map.of())));
    }

    private Monitor monitor() {
        return Monitor.open(
                Settings.replaying(Path.of("").toAbsolutePath(), data, Path.of("src/demo/case.warc.gz"), 2));
    }
}
