package promotrace.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds among many 64-bit hashes all that differ from one in few bits, and only those.
///
/// A hash is cut into four chunks of 16 bits. Where two hashes differ in at most d bits, in one of the chunks they differ in at
/// most d / 4 (multi-index hashing: Norouzi, Punjani, Fleet 2012). So for each chunk the hashes lie sorted by it, and a search
/// looks only at those whose chunk is near the one sought: some 430 short stretches for d = 10.
///
/// Looking at each of a million hashes takes a quarter of a millisecond, a search here 30 microseconds; of ten million, three
/// milliseconds and 0.2. It pays where all are compared with all.
///
/// Never changed once it is made, so that many may search at once. It takes 56 bytes a hash (up to 2^28 of them), and making it one
/// pass for each chunk. Hashes that crowd in few values of a chunk cost a search more; at worst, all of them being alike, four
/// times what looking at each hash once would cost.
public final class NearCopies {
    /// The largest distance that can be asked for.
    public static final int FARTHEST = 11;

    private static final int CHUNKS = 4;
    private static final int CHUNK_BITS = 16;
    private static final int VALUES = 1 << CHUNK_BITS;

    /// What to change in a chunk to come to each value that is at most two bits away, nearest first.
    private static final char[] CHANGES = changes();

    /// How many of [#CHANGES] change at most 0, 1, 2 bits.
    private static final int[] REACH = {1, 1 + CHUNK_BITS, 1 + CHUNK_BITS + CHUNK_BITS * (CHUNK_BITS - 1) / 2};

    private static final Comparator<Near> NEAREST_FIRST =
            Comparator.comparingInt(Near::distance).thenComparingLong(Near::id);

    private final long[] ids;
    private final Table[] tables = new Table[CHUNKS];

    /// The hashes sorted by one chunk. Those with value v in it stand at `starts[v]` up to `starts[v + 1]`; `rows` says which
    /// each one was.
    private static final class Table {
        final int[] starts = new int[VALUES + 1];
        final long[] hashes;
        final int[] rows;

        Table(long[] all, int chunk) {
            for (long hash : all) starts[value(hash, chunk) + 1]++;
            for (int value = 0; value < VALUES; value++) starts[value + 1] += starts[value];
            int[] next = starts.clone();
            hashes = new long[all.length];
            rows = new int[all.length];
            for (int row = 0; row < all.length; row++) {
                int at = next[value(all[row], chunk)]++;
                hashes[at] = all[row];
                rows[at] = row;
            }
        }
    }

    /// A hash that was found: its id, and in how many bits it differs.
    public record Near(long id, int distance) {}

    private NearCopies(long[] hashes, long[] ids) {
        this.ids = ids.clone();
        for (int chunk = 0; chunk < CHUNKS; chunk++) tables[chunk] = new Table(hashes, chunk);
    }

    /// An index of `hashes`, of which the n-th belongs to the n-th of `ids`. The same hash and the same id may come many times.
    public static NearCopies of(long[] hashes, long[] ids) {
        if (hashes.length != ids.length)
            throw new IllegalArgumentException(hashes.length + " hashes, but " + ids.length + " ids");
        return new NearCopies(hashes, ids);
    }

    public int size() {
        return ids.length;
    }

    /// All that differ from `hash` in at most `distance` bits (0 to [#FARTHEST]), nearest first, then by id.
    public List<Near> find(long hash, int distance) {
        if (distance < 0 || distance > FARTHEST)
            throw new IllegalArgumentException("a distance is 0 to " + FARTHEST + ": " + distance);
        List<Near> found = new ArrayList<>();
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            int reach = reach(chunk, distance);
            if (reach < 0) break;
            find(hash, distance, chunk, found);
        }
        found.sort(NEAREST_FIRST);
        return found;
    }

    private void find(long hash, int distance, int chunk, List<Near> found) {
        Table table = tables[chunk];
        long[] hashes = table.hashes;
        int value = value(hash, chunk);
        for (int change = 0; change < REACH[reach(chunk, distance)]; change++) {
            int near = value ^ CHANGES[change];
            int end = table.starts[near + 1];
            for (int at = table.starts[near]; at < end; at++) {
                long differs = hashes[at] ^ hash;
                int bits = Long.bitCount(differs);
                if (bits > distance || isFoundBefore(differs, chunk, distance)) continue;
                found.add(new Near(ids[table.rows[at]], bits));
            }
        }
    }

    /// In how many bits this chunk may differ, so that whatever differs in `distance` bits over all is found by one chunk; -1
    /// where the chunks before it find everything.
    ///
    /// With d = 4 q + r, either one of the first r + 1 chunks differs in at most q bits, or they make up (r + 1) (q + 1) and one
    /// of the others has at most q - 1.
    private static int reach(int chunk, int distance) {
        return distance / CHUNKS - (chunk > distance % CHUNKS ? 1 : 0);
    }

    private static boolean isFoundBefore(long differs, int chunk, int distance) {
        for (int before = 0; before < chunk; before++) {
            if (Integer.bitCount(value(differs, before)) <= reach(before, distance)) return true;
        }
        return false;
    }

    private static int value(long hash, int chunk) {
        return (int) (hash >>> chunk * CHUNK_BITS) & VALUES - 1;
    }

    private static char[] changes() {
        char[] out = new char[1 + CHUNK_BITS + CHUNK_BITS * (CHUNK_BITS - 1) / 2];
        int at = 1;
        for (int bit = 0; bit < CHUNK_BITS; bit++) out[at++] = (char) (1 << bit);
        for (int one = 0; one < CHUNK_BITS; one++) {
            for (int two = one + 1; two < CHUNK_BITS; two++) out[at++] = (char) (1 << one | 1 << two);
        }
        return out;
    }
}
