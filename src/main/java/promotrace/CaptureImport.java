package promotrace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.collect.Harvest;
import promotrace.collect.Step;
import promotrace.collect.Watched;
import promotrace.evidence.Capture;
import promotrace.evidence.Coding;
import promotrace.evidence.Exchange;
import promotrace.evidence.Header;
import promotrace.evidence.Vault;
import promotrace.fetch.SecretParameters;
import promotrace.intake.Intake;
import promotrace.store.Store;

/// Keeps the captures of one file, then reads the platforms' pages among them.
final class CaptureImport implements Intake.Captures {
    private static final int FLUSH = 500;

    /// Whoever brought it let it through; only what would not fit in memory is left out.
    private static final Coding.Limits LIMITS = new Coding.Limits(64 << 20, 1000);

    private final Importing.Where where;
    private final Vault vault;
    private final BroughtPages pages;
    private final ImportTally tally;
    private int unflushed;

    CaptureImport(Importing.Where where, BroughtPages pages, ImportTally tally) {
        this.where = where;
        this.vault = where.vault();
        this.pages = pages;
        this.tally = tally;
    }

    @Override
    public void answer(Exchange brought) {
        // a cookie that a browser was given is somebody's log-in
        Exchange exchange = SecretParameters.hidden(brought.without("Set-Cookie"), LIMITS);
        Capture capture = exchange.capture(LIMITS);
        pages.add(exchange.url(), capture.sha256());
        if (vault.holds(exchange.url(), capture.sha256())) {
            tally.knownAlready();
            return;
        }
        vault.keep(exchange.sent().isPresent() ? asked(exchange) : exchange, capture.sha256());
        tally.kept();
        if (++unflushed % FLUSH == 0) vault.flush();
    }

    /// With a request, which says that it was a POST.
    private static Exchange asked(Exchange e) {
        return new Exchange(
                e.url(),
                e.at(),
                e.sent(),
                List.of(new Header("Host", e.url().server())),
                e.status(),
                e.reason(),
                e.response(),
                e.wire(),
                e.cut(),
                e.protocol(),
                e.peer());
    }

    @Override
    public void page(Capture page) {
        pages.add(page.url(), page.sha256());
        if (vault.find(page.sha256()).isPresent()) {
            tally.knownAlready();
            return;
        }
        vault.keepBrought(page);
        tally.kept();
    }

    @Override
    public void left(String why) {
        tally.left("", why);
    }

    /// Reads the platforms' pages among the captures, of accounts that they name or their addresses mean, and of those
    /// watched. Of several accounts that one page may be of, one that is watched counts.
    void readPages() {
        vault.flush();
        Map<String, Watched> accounts = new LinkedHashMap<>();
        pages.meant().forEach(w -> accounts.put(w.id(), w.asImported(tally.name())));
        Map<String, Watched> watched = new LinkedHashMap<>();
        where.store().watches().all().forEach(w -> watched.put(w.id(), w));
        Map<String, List<Step>> brought = new LinkedHashMap<>();
        for (BroughtPages.Owned page : pages.owned()) {
            Optional<Watched> owner = page.accounts().stream()
                    .filter(w -> watched.containsKey(w.id()))
                    .findFirst()
                    .or(() -> page.accounts().stream().findFirst());
            if (owner.isEmpty() || page.problem().isPresent()) {
                left(page.step(), page.problem().orElse("does not say which account it is of"));
                continue;
            }
            accounts.putIfAbsent(owner.get().id(), owner.get().asImported(tally.name()));
            brought.computeIfAbsent(owner.get().id(), w -> new ArrayList<>()).add(page.step());
        }
        accounts.putAll(watched);
        accounts.values().forEach(w -> read(w, brought.getOrDefault(w.id(), List.of())));
    }

    private void read(Watched account, List<Step> brought) {
        List<BroughtPages.Read> read = pages.of(account, brought);
        if (read.stream().anyMatch(BroughtPages.Read::gave)) {
            where.store().watches().bring(List.of(account));
        }
        for (BroughtPages.Read page : read) {
            if (page.gave()) store(account, page);
            else if (brought.contains(page.step())) {
                left(page.step(), "shows nothing of its account: " + account.id());
            }
        }
    }

    private void left(Step page, String why) {
        tally.left(page.ask().url() + " ", why);
    }

    private void store(Watched account, BroughtPages.Read read) {
        Store store = where.store();
        Harvest harvest = read.harvest();
        store.accounts().put(harvest.profile().stream().toList());
        store.posts().put(harvest.posts(), read.capture().at());
        store.comments().put(harvest.comments(), read.capture().at());
        Keeper.follow(store, where.onward().from(harvest));
        tally.stored(account.id(), harvest);
    }
}
