package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MadeOnceTest {
    @TempDir
    private Path folder;

    @Test
    void whoComesFirstMakesItAndItStays() throws IOException {
        MadeOnce once = new MadeOnce(folder.resolve("not there yet"), "key");
        assertThat(once.read(() -> new byte[] {1, 2})).containsExactly(1, 2);
        assertThat(once.read(() -> new byte[] {3})).containsExactly(1, 2);
    }

    @Test
    void allWhoComeAtOnceReadTheSameAndNothingIsLeftBeside() throws Exception {
        int many = 50;
        CountDownLatch go = new CountDownLatch(1);
        List<Future<byte[]>> read = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < many; i++) {
                byte[] mine = new byte[4096];
                mine[0] = mine[4095] = (byte) i;
                read.add(threads.submit(() -> {
                    go.await();
                    return new MadeOnce(folder, "key").read(() -> mine);
                }));
            }
            go.countDown();
        }
        byte[] first = read.getFirst().get();
        assertThat(first).hasSize(4096);
        for (Future<byte[]> other : read) assertThat(other.get()).isEqualTo(first);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("key"));
        }
    }

    @Test
    void itsOwnerAloneMayReadIt() throws IOException {
        new MadeOnce(folder, "key").read(() -> new byte[] {1});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
    }
}
