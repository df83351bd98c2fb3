package promotrace.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;

/// All kinds of rows that can be read in files that people bring: one for each file `crawlers/imports/<format>.yml`.
///
/// A row is told by what it holds, never by its file's name: of the formats whose `fits` are all there, the one that asks
/// for most.
public final class RowFormats {
    /// The folder of the files.
    public static final String FOLDER = "crawlers/imports";

    private static final Comparator<Map.Entry<RowFormat, Integer>> MOST = Map.Entry.comparingByValue();

    private final List<RowFormat> all;

    private RowFormats(List<RowFormat> all) {
        this.all = List.copyOf(all);
    }

    /// Reads every format's file.
    ///
    /// @throws ConfigException naming each mistake with file, line and key
    public static RowFormats load(ConfigFolder folder, Pseudonyms pseudonyms) {
        TextLinks textLinks = TextLinks.load(folder);
        List<RowFormat> found = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : folder.list(FOLDER, ".yml")) {
            if (name.endsWith(Crawlers.SPEC_ENDING)) continue;
            try {
                ImportFile file = folder.read(name, ImportFile.class);
                List<Problem> wrong = mistakes(folder, name, file);
                problems.addAll(wrong);
                if (wrong.isEmpty()) found.add(new RowFormat(file, pseudonyms, textLinks));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) throw new ConfigException(problems);
        return new RowFormats(found);
    }

    private static List<Problem> mistakes(ConfigFolder folder, String name, ImportFile file) {
        List<Problem> problems = new ArrayList<>();
        if (!name.equals(FOLDER + "/" + file.format() + ".yml")) {
            problems.add(folder.problem(name, "must be the name of the file", "format"));
        }
        if (file.fits().isEmpty())
            problems.add(folder.problem(name, "names nothing that such a row must have", "fits"));
        if (file.posts().stream().anyMatch(p -> !p.next().isEmpty())) {
            problems.add(folder.problem(name, "a row that was brought leads to no step", "posts", "next"));
        }
        if (!file.comments().isEmpty() && file.about().isEmpty()) {
            problems.add(folder.problem(name, "comments need the post that they are about", "about"));
        }
        for (CrawlerPaths.At at : CrawlerPaths.of(file, List.of())) {
            CrawlerPaths.mistake(at, CrawlerFile.Format.JSON)
                    .ifPresent(wrong ->
                            problems.add(folder.problem(name, wrong, at.keys().toArray())));
        }
        return problems;
    }

    /// Every format, by name.
    public List<RowFormat> all() {
        return all;
    }

    /// Where in JSON documents lists of rows are.
    public Set<String> lists() {
        Set<String> out = new TreeSet<>();
        for (RowFormat f : all) out.addAll(f.lists());
        return out;
    }

    /// The columns of CSV, by the names that their formats know them under, each with what else they may be called.
    public Map<String, Set<String>> columns() {
        Map<String, Set<String>> out = new TreeMap<>();
        for (RowFormat f : all) {
            f.columns()
                    .forEach((name, called) -> out.computeIfAbsent(name, n -> new LinkedHashSet<>())
                            .addAll(called));
        }
        return out;
    }

    /// The format among these that fits the row best; of equals, the first by name.
    public static Optional<RowFormat> best(Collection<RowFormat> among, BroughtRow row) {
        Optional<Map.Entry<RowFormat, Integer>> best = Optional.empty();
        for (RowFormat f : among) {
            Map.Entry<RowFormat, Integer> fit = Map.entry(f, f.fit(row));
            if (fit.getValue() > 0 && (best.isEmpty() || MOST.compare(fit, best.get()) > 0)) best = Optional.of(fit);
        }
        return best.map(Map.Entry::getKey);
    }

    /// Those whose rows stand in CSV files, or those whose rows do not.
    public List<RowFormat> of(boolean csv) {
        return all.stream().filter(f -> f.isCsv() == csv).toList();
    }
}
