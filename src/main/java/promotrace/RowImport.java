package promotrace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.collect.BroughtRow;
import promotrace.collect.Comment;
import promotrace.collect.Post;
import promotrace.collect.RowFormat;
import promotrace.collect.Watched;
import promotrace.evidence.Sha256;
import promotrace.intake.Intake;
import promotrace.store.Store;

/// Keeps and stores the rows of one file, some hundred at a time: evidence first.
final class RowImport implements Intake.Rows {
    private static final int BATCH = 500;

    private final Importing.Where where;
    private final Store store;
    private final Optional<Watched> account;
    private final ImportTally tally;
    private final List<RowFormat.Read.Found> batch = new ArrayList<>();

    RowImport(Importing.Where where, Optional<Watched> account, ImportTally tally) {
        this.where = where;
        this.store = where.store();
        this.account = account;
        this.tally = tally;
    }

    /// A row that is in the vault, and since when.
    private record Seen(RowFormat.Read.Found found, Instant kept) {
        boolean tellsWhen() {
            return found.collected().isPresent();
        }
    }

    @Override
    public void row(long line, RowFormat format, BroughtRow row) {
        switch (format.read(row, where.now(), account)) {
            case RowFormat.Read.Left(String why) -> left(line, why);
            case RowFormat.Read.Found found -> {
                batch.add(found);
                if (batch.size() >= BATCH) store();
            }
        }
    }

    @Override
    public void left(long line, String why) {
        tally.left("line " + line + ": ", why);
    }

    /// Stores what was read and not stored yet.
    void store() {
        List<Seen> seen = new ArrayList<>();
        for (RowFormat.Read.Found found : batch) {
            seen.add(new Seen(found, where.vault().keepBrought(found.capture())));
        }
        where.vault().flush();
        batch.clear();
        accounts(seen);
        posts(seen);
        Keeper.follow(
                store,
                seen.stream()
                        .flatMap(s -> where.onward().from(s.found.harvest()).stream())
                        .toList());
        seen.forEach(s -> tally.stored(s.found.account().id(), s.found.harvest()));
    }

    /// A row says little of its account: what is known already stays.
    private void accounts(List<Seen> seen) {
        List<RowFormat.Read.Found> fresh = seen.stream()
                .map(Seen::found)
                .filter(f -> !tally.has(f.account().id()))
                .toList();
        store.watches()
                .bring(fresh.stream()
                        .map(RowFormat.Read.Found::account)
                        .distinct()
                        .toList());
        store.accounts()
                .putOnce(fresh.stream()
                        .flatMap(f -> f.harvest().profile().stream())
                        .toList());
    }

    /// What says when it was seen counts as seen then. What does not, changes nothing that is known already: nobody knows
    /// which is newer.
    private void posts(List<Seen> seen) {
        Map<Sha256, Instant> times = new HashMap<>();
        List<Post> dated = new ArrayList<>();
        List<Post> undated = new ArrayList<>();
        List<Comment> datedComments = new ArrayList<>();
        List<Comment> undatedComments = new ArrayList<>();
        for (Seen s : seen) {
            times.put(s.found.capture().sha256(), s.found.collected().orElse(s.kept));
            (s.tellsWhen() ? dated : undated).addAll(s.found.harvest().posts());
            (s.tellsWhen() ? datedComments : undatedComments)
                    .addAll(s.found.harvest().comments());
        }
        store.posts().putBrought(dated, p -> times.getOrDefault(p.capture(), where.now()));
        store.posts().putBroughtOnce(undated, p -> times.getOrDefault(p.capture(), where.now()));
        store.comments().put(datedComments, c -> times.getOrDefault(c.capture(), where.now()));
        store.comments().putOnce(undatedComments, c -> times.getOrDefault(c.capture(), where.now()));
    }
}
