package promotrace.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// A stream as blocks of whole lines, in its order, so that several can be worked on at once.
///
/// A line of more than a megabyte is taken for several. For one thread.
final class LineBlocks {
    private static final int USUAL = 128 << 10;
    private static final int MOST = 1 << 20;

    private final InputStream in;
    private byte[] held = new byte[USUAL];
    private int holds;
    private boolean over;

    LineBlocks(InputStream in) {
        this.in = in;
    }

    /// The next lines, the last of the stream perhaps without an end; waits for one line at least, takes no more than has
    /// come. Empty at the end.
    Optional<byte[]> next() throws IOException {
        while (true) {
            int end = over ? holds : lastEnd();
            if (end == 0 && holds == MOST) end = holds;
            if (end > 0) return Optional.of(take(end));
            if (over) return Optional.empty();
            if (holds == held.length) held = Arrays.copyOf(held, Math.min(MOST, held.length * 2));
            int read = in.read(held, holds, held.length - holds);
            if (read < 0) over = true;
            else holds += read;
        }
    }

    /// Whether waiting may be needed before there is another block.
    boolean isDry() throws IOException {
        return !over && lastEnd() == 0 && in.available() == 0;
    }

    /// Behind the last line's end that has come; 0 where there is none.
    private int lastEnd() {
        int end = holds;
        while (end > 0 && held[end - 1] != '\n') end--;
        return end;
    }

    private byte[] take(int end) {
        byte[] block = Arrays.copyOf(held, end);
        System.arraycopy(held, end, held, 0, holds - end);
        holds -= end;
        return block;
    }
}
