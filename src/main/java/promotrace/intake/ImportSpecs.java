package promotrace.intake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.collect.BroughtRow;
import promotrace.collect.RowFormat;
import promotrace.collect.RowFormats;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;

/// Runs every row format's spec on its small files, which are told, as always, by what they hold.
public final class ImportSpecs {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

    private final ConfigFolder folder;
    private final RowFormats formats;
    private final List<Problem> problems = new ArrayList<>();

    private ImportSpecs(ConfigFolder folder, RowFormats formats) {
        this.folder = folder;
        this.formats = formats;
    }

    /// Every difference between what the specs expect and what is found; empty when all is well.
    public static List<Problem> checkAll(ConfigFolder folder) {
        try {
            ImportSpecs specs = new ImportSpecs(folder, RowFormats.load(folder, (platform, name) -> name));
            for (RowFormat format : specs.formats.all()) specs.check(format);
            return List.copyOf(specs.problems);
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    private void check(RowFormat format) {
        String file = RowFormats.FOLDER + "/" + format.name() + ".spec.yml";
        try {
            ImportSpec spec = folder.read(file, ImportSpec.class);
            if (spec.cases().isEmpty()) problems.add(new Problem(file, 0, "cases", "has no case"));
            for (int i = 0; i < spec.cases().size(); i++) {
                for (String wrong : differences(format, spec.cases().get(i))) {
                    problems.add(folder.problem(file, wrong, "cases", i));
                }
            }
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
    }

    private List<String> differences(RowFormat format, ImportSpec.Case wanted) {
        Path file = folder.home().resolve(RowFormats.FOLDER).resolve("files").resolve(wanted.file());
        List<RowFormat.Read.Found> found = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Intake intake = new Intake(formats);
        try {
            Intake.Known known = intake.look(file);
            if (!known.name().equals(format.name())) return List.of("is taken for " + known.name());
            intake.rows(known, new Intake.Rows() {
                @Override
                public void row(long line, RowFormat of, BroughtRow row) {
                    switch (of.read(row, NOW, Optional.empty())) {
                        case RowFormat.Read.Found f -> found.add(f);
                        case RowFormat.Read.Left(String why) -> left(line, why);
                    }
                }

                @Override
                public void left(long line, String why) {
                    left.add("line " + line + ": " + why);
                }
            });
        } catch (IntakeException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
        List<String> out = new ArrayList<>(wanted.found().differences(found));
        if (!left.equals(wanted.left())) out.add("left out is " + left + " where " + wanted.left() + " is expected");
        return out;
    }
}
