package promotrace.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import promotrace.picture.NearCopies.Near;

class NearCopiesTest {
    private static final int MANY = 100_000;
    private static final long[] HASHES = hashes();
    private static final NearCopies INDEX = NearCopies.of(HASHES, idsOf(HASHES));

    /// A third by chance, two thirds in clusters of copies that differ in up to 14 bits; some many times, some extreme.
    private static long[] hashes() {
        Random random = new Random(1);
        long[] hashes = new long[MANY];
        long centre = 0;
        for (int i = 0; i < MANY; i++) {
            if (i % 20 == 0) centre = random.nextLong();
            hashes[i] = i % 3 == 0 ? random.nextLong() : flipped(centre, random.nextInt(15), random);
        }
        for (int i = 0; i < 50; i++) hashes[random.nextInt(MANY)] = 42;
        for (int i = 0; i < 50; i++) hashes[random.nextInt(MANY)] = -1;
        for (int i = 0; i < 50; i++) hashes[random.nextInt(MANY)] = 0;
        return hashes;
    }

    private static long[] idsOf(long[] hashes) {
        long[] ids = new long[hashes.length];
        for (int i = 0; i < ids.length; i++) ids[i] = 7_000_000_000L + i;
        return ids;
    }

    /// With that many bits flipped, all different ones.
    private static long flipped(long hash, int bits, Random random) {
        long flips = 0;
        while (Long.bitCount(flips) < bits) flips |= 1L << random.nextInt(64);
        return hash ^ flips;
    }

    private static List<Near> oneByOne(long hash, int distance) {
        List<Near> found = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int bits = Long.bitCount(HASHES[i] ^ hash);
            if (bits <= distance) found.add(new Near(7_000_000_000L + i, bits));
        }
        found.sort(Comparator.comparingInt(Near::distance).thenComparingLong(Near::id));
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void findsExactlyWhatLookingAtEachOneFinds(int distance) {
        Random random = new Random(distance);
        int found = 0;
        for (int i = 0; i < 150; i++) {
            long hash = flipped(HASHES[random.nextInt(MANY)], random.nextInt(12), random);
            List<Near> near = INDEX.find(hash, distance);
            assertThat(near).isEqualTo(oneByOne(hash, distance));
            found += near.size();
        }
        assertThat(found).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 42, Long.MIN_VALUE, 0xffff, 0xffff_0000_0000_0000L, 0x5555_5555_5555_5555L})
    void findsThemAroundExtremeHashes(long hash) {
        for (int distance = 0; distance <= NearCopies.FARTHEST; distance++) {
            assertThat(INDEX.find(hash, distance)).isEqualTo(oneByOne(hash, distance));
        }
    }

    @Test
    void findsADifferenceWhereverItsBitsLie() {
        for (int distance = 0; distance <= NearCopies.FARTHEST; distance++) {
            for (long differs : spreads(distance)) {
                NearCopies one = NearCopies.of(new long[] {differs}, new long[] {5});
                assertThat(one.find(0, distance)).containsExactly(new Near(5, distance));
                if (distance > 0) assertThat(one.find(0, distance - 1)).isEmpty();
            }
        }
    }

    /// For each way to share that many bits among the four chunks a difference of that shape.
    private static List<Long> spreads(int bits) {
        List<Long> out = new ArrayList<>();
        for (int a = 0; a <= bits; a++) {
            for (int b = 0; a + b <= bits; b++) {
                for (int c = 0; a + b + c <= bits; c++) {
                    int d = bits - a - b - c;
                    out.add((1L << a) - 1 | (1L << b) - 1 << 16 | (1L << c) - 1 << 32 | (1L << d) - 1 << 48);
                }
            }
        }
        return out;
    }

    @Test
    void theSameHashManyTimesIsFoundAsOften() {
        long[] same = new long[1000];
        assertThat(NearCopies.of(same, idsOf(same)).find(0b111, 3)).hasSize(1000);
        assertThat(NearCopies.of(same, idsOf(same)).find(0b111, 2)).isEmpty();
    }

    @Test
    void anEmptyIndexFindsNothing() {
        assertThat(NearCopies.of(new long[0], new long[0]).find(0, 10)).isEmpty();
        assertThat(NearCopies.of(new long[0], new long[0]).size()).isZero();
    }

    @Test
    void laterChangesOfTheArraysDoNotMatter() {
        long[] hashes = {1, 2};
        long[] ids = {10, 20};
        NearCopies index = NearCopies.of(hashes, ids);
        hashes[0] = 99;
        ids[0] = 99;
        assertThat(index.find(1, 0)).containsExactly(new Near(10, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 12, 64})
    void otherDistancesAreRefused(int distance) {
        assertThatThrownBy(() -> INDEX.find(0, distance)).hasMessage("a distance is 0 to 11: " + distance);
    }

    @Test
    void eachHashNeedsAnId() {
        assertThatThrownBy(() -> NearCopies.of(new long[2], new long[1])).hasMessage("2 hashes, but 1 ids");
    }
}
