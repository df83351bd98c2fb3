package promotrace.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import promotrace.collect.BroughtRow;
import promotrace.collect.RowFormat;
import promotrace.collect.RowFormats;
import promotrace.evidence.Archive;
import promotrace.evidence.Capture;
import promotrace.evidence.Exchange;
import promotrace.evidence.Header;
import promotrace.url.WebUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads files that people bring.
public final class Intake {
    /// So many rows are looked at to tell which formats a file holds.
    private static final int LOOKED_AT = 50;

    private static final int HEAD = 1 << 20;

    private final RowFormats formats;

    public Intake(RowFormats formats) {
        this.formats = formats;
    }

    /// A file of a known kind; of rows with the formats among which each of its rows is one.
    public static final class Known {
        private final Path file;
        private final FileKind kind;
        private final List<RowFormat> formats;

        private Known(Path file, FileKind kind, List<RowFormat> formats) {
            this.file = file;
            this.kind = kind;
            this.formats = List.copyOf(formats);
        }

        /// Whether it holds captures of pages rather than rows.
        public boolean isCaptures() {
            return kind.isCaptures();
        }

        /// What the file is, in a word: `warc`, `wacz`, `har`, `page`; of rows the names of their formats.
        public String name() {
            if (isCaptures()) return kind.name().toLowerCase(Locale.ROOT);
            return String.join("+", formats.stream().map(RowFormat::name).toList());
        }
    }

    /// Tells what a file is.
    ///
    /// @throws IntakeException where it is of no known kind, is empty or can't be read
    public Known look(Path file) {
        FileKind kind = FileKind.of(file);
        if (kind.isCaptures()) return new Known(file, kind, List.of());
        Set<RowFormat> found = new LinkedHashSet<>();
        List<RowFormat> among = formats.of(kind == FileKind.CSV);
        int[] looked = {0};
        stream(file, kind, new RowSink() {
            @Override
            public boolean row(long line, BroughtRow row) {
                RowFormats.best(among, row).ifPresent(found::add);
                return ++looked[0] < LOOKED_AT;
            }

            @Override
            public boolean left(long line, String why) {
                return ++looked[0] < LOOKED_AT;
            }
        });
        if (found.isEmpty()) {
            throw new IntakeException(file, "holds rows of no format that is known in " + RowFormats.FOLDER, null);
        }
        return new Known(file, kind, new ArrayList<>(found));
    }

    /// Takes the rows of a file in their order, with the line (from 1) on which each begins.
    public interface Rows {
        void row(long line, RowFormat format, BroughtRow row);

        /// What there is no row, and why.
        void left(long line, String why);
    }

    /// Gives all rows of a file of rows.
    ///
    /// @throws IntakeException where it can't be read any more
    public void rows(Known known, Rows rows) {
        stream(known.file, known.kind, new RowSink() {
            @Override
            public boolean row(long line, BroughtRow row) {
                Optional<RowFormat> format = RowFormats.best(known.formats, row);
                if (format.isPresent()) rows.row(line, format.get(), row);
                else rows.left(line, "lacks what rows of " + known.name() + " have");
                return true;
            }

            @Override
            public boolean left(long line, String why) {
                rows.left(line, why);
                return true;
            }
        });
    }

    private void stream(Path file, FileKind kind, RowSink sink) {
        try (InputStream in = Unpacked.open(file)) {
            switch (kind) {
                case LINES -> Lines.read(in, sink);
                case DOCUMENT -> {
                    if (!Document.read(in, formats.lists(), sink)) alone(file, sink);
                }
                case CSV -> {
                    byte[] head = Unpacked.head(file, HEAD);
                    char separator = CsvRows.separator(Text.of(head).strip()).orElse(',');
                    CsvRows.read(in, Text.charset(head), separator, formats.columns(), sink);
                }
                case WARC, WACZ, HAR, PAGE -> throw new IllegalStateException("holds no rows: " + file);
            }
        } catch (IOException e) {
            throw new IntakeException(file, "can't be read: " + e.getMessage(), e);
        }
    }

    /// The whole document as one row.
    private static void alone(Path file, RowSink sink) {
        byte[] whole = Unpacked.whole(file);
        try {
            JsonNode row = Lines.whole(whole);
            if (row.isObject()) sink.row(1, new BroughtRow(row, Optional.empty(), whole));
            else sink.left(1, "no JSON object");
        } catch (JacksonException e) {
            sink.left(1, Lines.noJson(e));
        }
    }

    /// Takes the captures of a file in their order.
    public interface Captures {
        void answer(Exchange exchange);

        /// A page as a browser saved it.
        void page(Capture page);

        /// What is none, and why.
        void left(String why);
    }

    /// Gives all captures of a file of captures, oldest first where they are in a WARC.
    ///
    /// @throws IntakeException where it can't be read any more
    /// @throws promotrace.evidence.WarcException where a WARC can't be read
    public void captures(Known known, Captures sink) {
        try {
            switch (known.kind) {
                case WARC -> warc(known.file, sink);
                case WACZ -> Wacz.each(known.file, warc -> warc(warc, sink));
                case HAR -> har(known.file, sink);
                case PAGE -> page(known.file, sink);
                case LINES, DOCUMENT, CSV -> throw new IllegalStateException("holds no captures: " + known.file);
            }
        } catch (IOException e) {
            throw new IntakeException(known.file, "can't be read: " + e.getMessage(), e);
        }
    }

    private static void warc(Path file, Captures sink) {
        try (Archive archive = Archive.open(List.of(file))) {
            List<Archive.Entry> oldestFirst = archive.all().stream()
                    .sorted(Comparator.comparing(Archive.Entry::at).thenComparingLong(Archive.Entry::offset))
                    .toList();
            for (Archive.Entry entry : oldestFirst) {
                archive.exchange(entry)
                        .ifPresentOrElse(sink::answer, () -> sink.left("a record without an answer's bytes"));
            }
        }
    }

    private static void har(Path file, Captures sink) throws IOException {
        try (InputStream in = Unpacked.open(file)) {
            Document.read(in, Set.of(HarEntry.LIST), new RowSink() {
                @Override
                public boolean row(long line, BroughtRow row) {
                    switch (HarEntry.read(row.row())) {
                        case HarEntry.Read.Answer(Exchange exchange) -> sink.answer(exchange);
                        case HarEntry.Read.Left(String why) -> sink.left("line " + line + ": " + why);
                    }
                    return true;
                }

                @Override
                public boolean left(long line, String why) {
                    sink.left("line " + line + ": " + why);
                    return true;
                }
            });
        }
    }

    /// When a page was saved is told by its file alone.
    private static void page(Path file, Captures sink) throws IOException {
        byte[] body = Unpacked.whole(file);
        WebUrl url = SavedPage.address(body)
                .orElseThrow(() -> new IntakeException(file, "is a page that does not tell its address", null));
        List<Header> headers = List.of(new Header("Content-Type", "text/html"));
        sink.page(Capture.of(
                url.withoutFragment(),
                Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS),
                "GET",
                200,
                headers,
                body));
    }
}
