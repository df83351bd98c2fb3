package promotrace.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    @TempDir
    private Path folder;

    private List<String> write(String... records) throws IOException {
        List<String> before = new ArrayList<>();
        Journal journal = Journal.open(folder, r -> before.add(text(r)));
        for (String record : records) journal.flush(journal.append(bytes(record)));
        journal.close();
        return before;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("journal-[0-9]+"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void recordsComeBackInOrder() throws IOException {
        assertThat(write("one", "two")).isEmpty();
        assertThat(write("three")).containsExactly("one", "two");
        assertThat(write()).containsExactly("one", "two", "three");
    }

    @ParameterizedTest(name = "{0} bytes missing at the end")
    @ValueSource(ints = {1, 4, 5, 9, 12})
    void aTornRecordAtTheEndIsCutOffAndTheRestStays(int missing) throws IOException {
        write("one", "three");
        try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
            file.setLength(file.length() - missing);
        }
        assertThat(write("four")).containsExactly("one");
        assertThat(write()).containsExactly("one", "four");
    }

    @Test
    void zerosAtTheEndAreCutOff() throws IOException {
        write("one");
        try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
            file.setLength(file.length() + 4096);
        }
        assertThat(write("two")).containsExactly("one");
        assertThat(write()).containsExactly("one", "two");
    }

    @Test
    void fromADamagedRecordOnEverythingIsKeptBesideTheJournal() throws IOException {
        write("one", "two", "three");
        try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
            file.seek(16 + 8 + 3 + 8);
            file.write('X');
        }
        assertThat(write()).containsExactly("one");
        Path cut = folder.resolve("journal-1.cut-at-27");
        assertThat(text(Files.readAllBytes(cut))).contains("three");
    }

    @Test
    void anUnfinishedNewFileDoesNotCount() throws IOException {
        write("one");
        Files.writeString(folder.resolve("journal.new"), "half of a new journal");
        assertThat(write()).containsExactly("one");
        assertThat(folder.resolve("journal.new")).doesNotExist();
    }

    @Test
    void ofTwoFilesTheLaterCounts() throws IOException {
        write("one");
        Path old = Files.copy(file(), folder.resolve("kept"));
        Journal journal = Journal.open(folder, r -> {});
        journal.shrink(List.of(bytes("1")));
        journal.flush(journal.append(bytes("2")));
        journal.close();
        Files.move(old, folder.resolve("journal-1"));
        assertThat(write()).containsExactly("1", "2");
        assertThat(folder.resolve("journal-1")).doesNotExist();
    }

    @Test
    void aFileOfSomebodyElseIsRefused() throws IOException {
        Files.writeString(folder.resolve("journal-1"), "a diary, written long ago");
        assertThatThrownBy(this::write).hasMessageContaining("not a journal");
    }

    @Test
    void itGrowsUntilWritingAnewPaysOff() throws IOException {
        Journal journal = Journal.open(folder, r -> {});
        byte[] record = new byte[1 << 20];
        for (int i = 0; i < 16; i++) journal.append(record);
        assertThat(journal.grown()).isTrue();
        journal.shrink(List.of(new byte[8 << 20]));
        assertThat(journal.grown()).isFalse();
        for (int i = 0; i < 30; i++) journal.append(record);
        assertThat(journal.grown()).isFalse();
        for (int i = 0; i < 3; i++) journal.append(record);
        assertThat(journal.grown()).isTrue();
        journal.close();
    }

    @Test
    void threadsShareFlushesAndNothingIsLost() throws Exception {
        Journal journal = Journal.open(folder, r -> {});
        Object one = new Object();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 8)
                    .mapToObj(t -> threads.submit(() -> {
                        for (int i = 0; i < 100; i++) {
                            long position;
                            synchronized (one) {
                                position = journal.append(bytes(t + " " + i));
                                if (i == 50) journal.shrink(List.of(bytes("anew")));
                            }
                            journal.flush(position);
                        }
                        return true;
                    }))
                    .toList();
            for (var each : all) each.get();
        }
        journal.close();
        List<String> kept = write();
        assertThat(kept.getFirst()).isEqualTo("anew");
        assertThat(kept).contains("0 99", "1 99", "2 99", "3 99", "4 99", "5 99", "6 99", "7 99");
    }
}
