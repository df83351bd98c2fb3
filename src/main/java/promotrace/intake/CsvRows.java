package promotrace.intake;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import promotrace.collect.BroughtRow;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/// Rows of a table with a header: separated by commas, semicolons or tabs, cells in quotes where they hold those or line
/// breaks (RFC 4180).
///
/// A row is an object of its cells by their columns' names as written, and by the names that formats know the columns
/// under.
final class CsvRows {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvReadFeature.WRAP_AS_ARRAY, CsvReadFeature.SKIP_EMPTY_LINES)
            .build();

    private final List<String> header;
    /// The columns that formats know, by the names that they know them under.
    private final Map<String, Integer> known = new TreeMap<>();

    private CsvRows(List<String> header, Map<String, Set<String>> known) {
        this.header = header;
        List<String> alike = header.stream().map(CsvRows::alike).toList();
        known.forEach((name, called) -> called.stream()
                .map(one -> alike.indexOf(alike(one)))
                .filter(column -> column >= 0)
                .findFirst()
                .ifPresent(column -> this.known.put(name, column)));
    }

    /// What separates the cells of the header; empty where there is no header of two cells.
    static Optional<Character> separator(String text) {
        Optional<Character> best = Optional.empty();
        int most = 0;
        for (char separator : new char[] {',', ';', '\t'}) {
            int count = count(text, separator);
            if (count > most) {
                most = count;
                best = Optional.of(separator);
            }
        }
        return best;
    }

    /// How often it stands in the first line outside of quotes.
    private static int count(String text, char separator) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (!quoted && c == '\n') break;
            else if (!quoted && c == separator) count++;
        }
        return count;
    }

    /// Reads the rows; `known` are the names of columns and what else each may be called.
    static void read(InputStream in, Charset charset, char separator, Map<String, Set<String>> known, RowSink sink) {
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        Reader characters = new InputStreamReader(in, charset);
        try (MappingIterator<String[]> rows =
                CSV.readerFor(String[].class).with(schema).readValues(characters)) {
            long line = 1;
            CsvRows table = new CsvRows(List.of(), known);
            boolean on = true;
            while (on) {
                String[] cells;
                try {
                    if (!rows.hasNextValue()) break;
                    cells = rows.nextValue();
                } catch (JacksonException e) {
                    sink.left(line, "nothing from here on is CSV: " + e.getOriginalMessage());
                    break;
                }
                if (table.header.isEmpty()) table = new CsvRows(header(cells), known);
                else on = table.row(line, cells, sink);
                line = rows.currentLocation().getLineNr();
            }
        }
    }

    private static List<String> header(String[] cells) {
        List<String> out = new ArrayList<>();
        for (String cell : cells) out.add(cell.replace("\ufeff", "").strip());
        return out;
    }

    private boolean row(long line, String[] cells, RowSink sink) {
        if (cells.length == 1 && cells[0].isBlank()) return true;
        if (cells.length != header.size()) {
            return sink.left(line, cells.length + " cells where the header has " + header.size());
        }
        ObjectNode plain = Lines.JSON.createObjectNode();
        for (int i = 0; i < cells.length; i++) plain.put(header.get(i), cells[i]);
        byte[] kept = Lines.JSON.writeValueAsBytes(plain);
        ObjectNode row = plain.deepCopy();
        known.forEach((name, column) -> row.put(name, cells[column]));
        return sink.row(line, new BroughtRow(row, Optional.empty(), kept));
    }

    /// A column's name, whatever the case of its letters, spaces, `-` and `_`.
    private static String alike(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }
}
