package promotrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import promotrace.store.Store;
import promotrace.store.StoreException;
import promotrace.store.StoreSettings;

class OutageTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

    private final List<String> said = new ArrayList<>();

    private static StoreException fault(String address) {
        return catchThrowableOfType(
                StoreException.class,
                () -> Store.open(StoreSettings.of(Optional.of(address), Path.of("unused")))
                        .close());
    }

    @Test
    void aServerThatIsAwayIsToldOnceAndWaitedForLongerAndLonger() {
        StoreException away = fault("mongodb://127.0.0.1:1/?directConnection=true");
        Outage outage = new Outage(true, said::add);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) waits.add(outage.met(away, NOW).toSeconds());
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(said).singleElement().asString().contains("127.0.0.1:1").endsWith("nobody is visited meanwhile");
        assertThat(outage.lasts()).isTrue();

        outage.over(NOW.plusSeconds(35));
        outage.over(NOW.plusSeconds(36));
        assertThat(said).hasSize(2).last().isEqualTo("the database is back after 35 s; going on");
        assertThat(outage.lasts()).isFalse();
        assertThat(outage.met(away, NOW).toSeconds())
                .as("nothing was done in between")
                .isEqualTo(60);
        outage.over(NOW);
        outage.forgotten();
        assertThat(outage.met(away, NOW).toSeconds()).isEqualTo(1);
    }

    @Test
    void anyOtherFaultEndsTheRun() {
        StoreException wrong = fault("mangodb://127.0.0.1");
        assertThatThrownBy(() -> new Outage(true, said::add).met(wrong, NOW)).isSameAs(wrong);
        StoreException away = fault("mongodb://127.0.0.1:1/?directConnection=true");
        assertThatThrownBy(() -> new Outage(false, said::add).met(away, NOW))
                .as("the embedded one does not come back")
                .isSameAs(away);
        assertThat(said).isEmpty();
    }
}
