package promotrace.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Lines of a stream worked on by all processors at once, their results printed in the lines' order.
///
/// Holds a few blocks of lines at a time, however many there are; where none has come yet, what was worked on so far is
/// printed.
final class ManyLinks {
    /// Bytes that are made ready for what is printed of each byte read.
    private static final int PER_BYTE = 8;

    private final Charset charset = Terminal.charset();
    private final Work work;
    private final PrintStream out;
    private final PrintStream err;

    /// Opens work that prints to these; called by several threads.
    interface Work {
        OnLines open(PrintStream out, PrintStream err);
    }

    /// Works on lines, by one thread. All is printed once it is closed.
    interface OnLines extends AutoCloseable {
        /// Works on a line, which is neither blank nor has spaces around it; false when it is wrong, which it says.
        boolean on(String line) throws InterruptedException, IOException;

        @Override
        void close();
    }

    /// What came of a block.
    private record Done(ByteArrayOutputStream out, ByteArrayOutputStream err, boolean right) {}

    ManyLinks(Work work, PrintStream out, PrintStream err) {
        this.work = work;
        this.out = out;
        this.err = err;
    }

    /// Works through the stream; false when some line was wrong.
    boolean run(InputStream in) throws IOException, InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        LineBlocks blocks = new LineBlocks(in);
        Deque<Future<Done>> underWay = new ArrayDeque<>();
        boolean right = true;
        try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
            for (Optional<byte[]> block = blocks.next(); block.isPresent(); block = blocks.next()) {
                byte[] lines = block.get();
                Callable<Done> task = () -> done(lines);
                underWay.addLast(workers.submit(task));
                boolean dry = blocks.isDry();
                while (underWay.size() > (dry ? 0 : 2 * processors)) right &= print(underWay.removeFirst());
            }
            while (!underWay.isEmpty()) right &= print(underWay.removeFirst());
        }
        return right;
    }

    private Done done(byte[] lines) throws InterruptedException, IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream(PER_BYTE * lines.length);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        boolean right = true;
        try (PrintStream to = new PrintStream(printed, false, charset);
                PrintStream wrong = new PrintStream(said, false, charset);
                OnLines lineByLine = work.open(to, wrong)) {
            for (int from = 0; from < lines.length; ) {
                int end = from;
                while (end < lines.length && lines[end] != '\n') end++;
                String line = new String(lines, from, end - from, StandardCharsets.UTF_8).strip();
                if (!line.isEmpty()) right &= lineByLine.on(line);
                from = end + 1;
            }
        }
        return new Done(printed, said, right);
    }

    private boolean print(Future<Done> task) throws IOException, InterruptedException {
        try {
            Done done = task.get();
            done.out.writeTo(out);
            out.flush();
            done.err.writeTo(err);
            err.flush();
            return done.right;
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading an address asks nobody and can't fail", e.getCause());
        }
    }
}
