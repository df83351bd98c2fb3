package promotrace;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import promotrace.collect.BroughtRow;
import promotrace.collect.Comment;
import promotrace.collect.Post;
import promotrace.collect.RowFormat;
import promotrace.collect.Watched;
import promotrace.evidence.Capture;
import promotrace.evidence.Coding;
import promotrace.evidence.Exchange;
import promotrace.evidence.Header;
import promotrace.evidence.Sha256;
import promotrace.evidence.Vault;
import promotrace.intake.Intake;
import promotrace.store.Store;

/// Brings files of people into the vault and the store, so that the next run follows their links and assesses their
/// accounts. Each row, and each capture, is in the vault before anything that was read from it is stored. Twice changes
/// nothing.
public final class Importing implements AutoCloseable {
    private static final int BATCH = 500;

    /// Whoever brought it let it through; only what would not fit in memory is left out.
    private static final Coding.Limits LIMITS = new Coding.Limits(64 << 20, 1000);

    private final Store store;
    private final Vault vault;
    private final Intake intake;
    private final Supplier<BroughtPages> pages;
    private final Onward onward;
    private final Instant now;

    /// `now` is when everything is taken to have come that this reads.
    Importing(Store store, Vault vault, Intake intake, Supplier<BroughtPages> pages, Onward onward, Instant now) {
        this.store = store;
        this.vault = vault;
        this.intake = intake;
        this.pages = pages;
        this.onward = onward;
        this.now = now;
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
        return store.watches().find(unknown.id()).orElse(unknown);
    }

    /// Brings a file in; `account` says whose its rows are where the file does not, `left` is told what is left out, with its
    /// line.
    ///
    /// @throws promotrace.intake.IntakeException where it can't be read to its end; what was read is stored then
    public Imported bring(Intake.Known file, Optional<Watched> account, Consumer<String> left) {
        Work work = new Work(file.name(), account, left);
        if (file.isCaptures()) intake.captures(file, work);
        else intake.rows(file, work);
        work.store();
        if (file.isCaptures()) work.readPages();
        return work.told();
    }

    @Override
    public void close() {
        try {
            vault.close();
        } finally {
            store.close();
        }
    }

    /// A row that is in the vault, and since when.
    private record Seen(RowFormat.Read.Found found, Instant kept) {}

    /// One file under way.
    private final class Work implements Intake.Rows, Intake.Captures {
        private final String name;
        private final Optional<Watched> account;
        private final Consumer<String> tell;
        private final BroughtPages platforms = pages.get();
        private final List<RowFormat.Read.Found> batch = new ArrayList<>();
        private final Set<String> accounts = new HashSet<>();
        private final Map<String, Long> left = new TreeMap<>();
        private long posts;
        private long comments;
        private long links;
        private long captures;
        private long known;

        Work(String name, Optional<Watched> account, Consumer<String> tell) {
            this.name = name;
            this.account = account;
            this.tell = tell;
        }

        @Override
        public void row(long line, RowFormat format, BroughtRow row) {
            switch (format.read(row, now, account)) {
                case RowFormat.Read.Left(String why) -> left(line, why);
                case RowFormat.Read.Found found -> {
                    batch.add(found);
                    if (batch.size() >= BATCH) store();
                }
            }
        }

        @Override
        public void left(long line, String why) {
            left("line " + line + ": ", why);
        }

        @Override
        public void left(String why) {
            left("", why);
        }

        private void left(String where, String why) {
            tell.accept(where + why);
            left.merge(why.replaceFirst(":.*", ""), 1L, Long::sum);
        }

        @Override
        public void answer(Exchange brought) {
            // a cookie that a browser was given is somebody's log-in
            Exchange exchange = brought.without("Set-Cookie");
            Capture capture = exchange.capture(LIMITS);
            platforms.add(exchange.url(), capture.sha256());
            if (vault.holds(exchange.url(), capture.sha256())) {
                known++;
                return;
            }
            vault.keep(exchange.sent().isPresent() ? asked(exchange) : exchange, capture.sha256());
            if (++captures % BATCH == 0) vault.flush();
        }

        /// With a request, which says that it was a POST.
        private Exchange asked(Exchange e) {
            List<Header> request = List.of(new Header("Host", e.url().server()));
            return new Exchange(
                    e.url(),
                    e.at(),
                    e.sent(),
                    request,
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
            platforms.add(page.url(), page.sha256());
            if (vault.find(page.sha256()).isPresent()) {
                known++;
                return;
            }
            vault.keepBrought(page);
            captures++;
        }

        /// Stores what was read and not stored yet: evidence first.
        void store() {
            List<Seen> seen = new ArrayList<>();
            for (RowFormat.Read.Found found : batch) seen.add(new Seen(found, vault.keepBrought(found.capture())));
            vault.flush();
            batch.clear();
            // a row says little of its account: what is known already stays
            store.accounts()
                    .putOnce(seen.stream()
                            .filter(s -> !accounts.contains(s.found.account().id()))
                            .flatMap(s -> s.found.harvest().profile().stream())
                            .toList());
            put(seen);
        }

        /// Reads the platforms' pages among the captures, of accounts that their addresses mean and of those watched.
        void readPages() {
            Map<String, Watched> accounts = new LinkedHashMap<>();
            platforms.meant().forEach(w -> accounts.put(w.id(), w.asImported(name)));
            store.watches().all().forEach(w -> accounts.put(w.id(), w));
            for (Watched w : accounts.values()) {
                List<Seen> seen = new ArrayList<>();
                for (BroughtPages.Read read : platforms.of(w, s -> vault.find(s).flatMap(vault::read))) {
                    Instant at = read.capture().at();
                    seen.add(
                            new Seen(new RowFormat.Read.Found(w, read.capture(), Optional.of(at), read.harvest()), at));
                }
                if (seen.isEmpty()) continue;
                store.accounts()
                        .put(seen.stream()
                                .flatMap(s -> s.found.harvest().profile().stream())
                                .toList());
                put(seen);
            }
        }

        private void put(List<Seen> seen) {
            store.watches()
                    .bring(seen.stream()
                            .map(s -> s.found.account())
                            .filter(w -> !accounts.contains(w.id()))
                            .distinct()
                            .toList());
            putPosts(seen);
            Keeper.follow(
                    store,
                    seen.stream()
                            .flatMap(s -> onward.from(s.found.harvest()).stream())
                            .toList());
            seen.forEach(this::count);
        }

        /// What says when it was seen counts as seen then. What does not, changes nothing that is known already: nobody
        /// knows which is newer.
        private void putPosts(List<Seen> seen) {
            Map<Sha256, Instant> times = new HashMap<>();
            List<Post> dated = new ArrayList<>();
            List<Post> undated = new ArrayList<>();
            List<Comment> datedComments = new ArrayList<>();
            List<Comment> undatedComments = new ArrayList<>();
            for (Seen s : seen) {
                boolean tells = s.found.collected().isPresent();
                times.put(s.found.capture().sha256(), s.found.collected().orElse(s.kept));
                (tells ? dated : undated).addAll(s.found.harvest().posts());
                (tells ? datedComments : undatedComments)
                        .addAll(s.found.harvest().comments());
            }
            store.posts().put(dated, p -> times.getOrDefault(p.capture(), now));
            store.posts().putOnce(undated, p -> times.getOrDefault(p.capture(), now));
            store.comments().put(datedComments, c -> times.getOrDefault(c.capture(), now));
            store.comments().putOnce(undatedComments, c -> times.getOrDefault(c.capture(), now));
        }

        private void count(Seen s) {
            accounts.add(s.found.account().id());
            posts += s.found.harvest().posts().size();
            comments += s.found.harvest().comments().size();
            s.found.harvest().posts().forEach(p -> links += p.links().size());
        }

        Imported told() {
            return new Imported(name, accounts, posts, comments, links, captures, known, left);
        }
    }
}
