package promotrace.picture;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long one search among many hashes takes, by the index and by looking at each hash. Half of the hashes are by chance, half
/// in clusters of copies; so are the ones sought. `crowded`: the upper half of each hash takes one of 1,000 values only, as
/// with pictures that share their ground.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class NearCopiesBench {
    private static final int CLUSTER = 20;
    private static final int QUERIES = 4096;

    @Param({"1000000", "10000000"})
    private int hashes;

    @Param({"spread", "crowded"})
    private String kind;

    @Param("10")
    private int distance;

    private final long[] queries = new long[QUERIES];
    private long[] all;
    private NearCopies index;
    private int next;

    @Setup
    public void build() {
        Random random = new Random(1);
        all = new long[hashes];
        long centre = 0;
        for (int i = 0; i < hashes; i++) {
            if (i % CLUSTER == 0) centre = random.nextLong();
            all[i] = i % 2 == 0 ? random.nextLong() : flipped(centre, random);
            if (kind.equals("crowded"))
                all[i] = all[i] & 0xffff_ffffL | new Random(random.nextInt(1000)).nextLong() << 32;
        }
        for (int i = 0; i < QUERIES; i++) {
            queries[i] = i % 2 == 0 ? random.nextLong() : flipped(all[random.nextInt(hashes)], random);
        }
        long[] ids = new long[hashes];
        for (int i = 0; i < hashes; i++) ids[i] = i;
        long before = used();
        long start = System.nanoTime();
        index = NearCopies.of(all, ids);
        System.out.printf(
                "# built in %d ms, %d bytes a hash%n",
                (System.nanoTime() - start) / 1_000_000, (used() - before) / hashes);
        long found = 0;
        for (int i = 0; i < 200; i++) {
            int near = index.find(queries[i], distance).size();
            if (near != oneByOne(queries[i])) throw new IllegalStateException("not all found");
            found += near;
        }
        System.out.println("# found in 200 searches " + found);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long flipped(long hash, Random random) {
        long out = hash;
        for (int i = random.nextInt(12); i > 0; i--) out ^= 1L << random.nextInt(64);
        return out;
    }

    private long query() {
        return queries[next++ & QUERIES - 1];
    }

    @Benchmark
    public List<NearCopies.Near> index() {
        return index.find(query(), distance);
    }

    /// What the index must beat: one pass over an array.
    @Benchmark
    public int eachOne() {
        return oneByOne(query());
    }

    private int oneByOne(long hash) {
        int found = 0;
        for (long one : all) {
            if (Long.bitCount(one ^ hash) <= distance) found++;
        }
        return found;
    }
}
