package promotrace;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import promotrace.collect.Watched;
import promotrace.evidence.Vault;
import promotrace.intake.Intake;
import promotrace.store.Store;

/// Brings files of people into the vault and the store, so that the next run follows their links and assesses their
/// accounts. Each row, and each capture, is in the vault before anything that was read from it is stored. Twice changes
/// nothing.
public final class Importing implements AutoCloseable {
    private final Intake intake;
    private final Supplier<BroughtPages> pages;
    private final Where where;

    /// Where everything goes; `now` is when everything is taken to have come that is read.
    record Where(Store store, Vault vault, Onward onward, Instant now) {}

    /// `pages` gives what reads platforms' pages, anew for each file.
    Importing(Intake intake, Supplier<BroughtPages> pages, Where where) {
        this.intake = intake;
        this.pages = pages;
        this.where = where;
    }

    /// Tells what a file is; nothing is stored.
    ///
    /// @throws promotrace.intake.IntakeException where it is of no known kind, is empty or can't be read
    public Intake.Known look(Path file) {
        return intake.look(file);
    }

    /// The account of that platform and handle: as it is watched, where it is.
    public Watched account(String platform, String handle) {
        Watched unknown = Watched.imported(platform, handle, Optional.empty(), "named by hand");
        return where.store().watches().find(unknown.id()).orElse(unknown);
    }

    /// Brings a file in; `account` says whose its rows are where the file does not, `left` is told what is left out, with its
    /// line.
    ///
    /// @throws promotrace.intake.IntakeException where it can't be read to its end; what was read is stored then but for the last
    ///     some hundred rows
    /// @throws promotrace.evidence.WarcException where it is an archive that can't be read
    public Imported bring(Intake.Known file, Optional<Watched> account, Consumer<String> left) {
        ImportTally tally = new ImportTally(file.name(), left);
        if (file.isCaptures()) {
            CaptureImport captures = new CaptureImport(where, pages.get(), tally);
            intake.captures(file, captures);
            captures.readPages();
        } else {
            RowImport rows = new RowImport(where, account, tally);
            intake.rows(file, rows);
            rows.store();
        }
        return tally.told();
    }

    @Override
    public void close() {
        try {
            where.vault().close();
        } finally {
            where.store().close();
        }
    }
}
