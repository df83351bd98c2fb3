package promotrace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import promotrace.assess.Assessor;
import promotrace.collect.Crawlers;
import promotrace.collect.ProfileWords;
import promotrace.collect.Pseudonyms;
import promotrace.collect.Quota;
import promotrace.collect.RowFormats;
import promotrace.collect.Watched;
import promotrace.config.ConfigFolder;
import promotrace.deliver.Channel;
import promotrace.evidence.Vault;
import promotrace.fetch.Outcomes;
import promotrace.fetch.Walls;
import promotrace.frontier.Frontier;
import promotrace.frontier.Lease;
import promotrace.intake.Intake;
import promotrace.network.CommissionRates;
import promotrace.network.Commissions;
import promotrace.network.Edges;
import promotrace.network.IdentityRules;
import promotrace.network.Operators;
import promotrace.resolve.Catalogue;
import promotrace.resolve.Chains;
import promotrace.resolve.Resolver;
import promotrace.store.Alerts;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.storefront.Storefronts;
import promotrace.url.WebUrl;

/// Builds everything from settings: the only place where the big things are made, and where they are closed.
public final class Monitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

    /// How long a stopping run may take to finish what is in hand.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Store store;
    private final Outside outside;
    private final Pipeline pipeline;
    private final Cases cases;
    private final Telling telling;
    private final DiskFloor floor;
    private final Retention retention;
    private final List<Runnable> onStop = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean stopping;

    private Monitor(
            Store store,
            Outside outside,
            Pipeline pipeline,
            Cases cases,
            Telling telling,
            DiskFloor floor,
            Retention retention) {
        this.store = store;
        this.outside = outside;
        this.pipeline = pipeline;
        this.cases = cases;
        this.telling = telling;
        this.floor = floor;
        this.retention = retention;
    }

    /// A monitor that can run, however little space the disk has, and tells nobody but the log.
    ///
    /// Throws what [#open(Settings, long, List)] throws.
    public static Monitor open(Settings settings) {
        return open(settings, 0, List.of());
    }

    /// A monitor that can run while `floorBytes` are free on the data folder's disk (0: always), and tells the operator
    /// over these channels.
    ///
    /// @throws promotrace.config.ConfigException naming each mistake in `config/` and `crawlers/`
    /// @throws promotrace.store.StoreException when the database is not there
    /// @throws promotrace.evidence.WarcException when a file to replay can't be read
    public static Monitor open(Settings settings, long floorBytes, List<Channel> channels) {
        ConfigFolder config = new ConfigFolder(settings.home());
        Clock machine = Clock.tickMillis(ZoneOffset.UTC);
        Crawlers crawlers = Crawlers.load(config, PseudonymKey.of(settings.data()));
        Catalogue catalogue = Catalogue.load(config);
        Assessor assessor = Assessor.load(config);
        Retention retention = Retention.read(config);
        ProfileWords profile = ProfileWords.load(config);
        Commissions commissions = commissions(config);
        Operators operators = new Operators(config.read("config/identities.yml", IdentityRules.class));
        int perDay = settings.replayed() ? Integer.MAX_VALUE : settings.perDay().orElse(Lease.Terms.USUAL.perDay());
        Lease.Terms terms = Lease.Terms.USUAL
                .withPerDay(perDay)
                .withHosts(settings.replayed() ? Map.of() : QuotaLines.ofHosts(crawlers.quotas()));
        Store store =
                Store.open(StoreSettings.of(settings.mongodb(), settings.data()).withTerms(terms));
        Optional<Outside> opened = Optional.empty();
        try {
            Outside outside = Outside.open(settings, config, machine, store.validators());
            opened = Optional.of(outside);
            Depicting depicting = new Depicting(PictureRules.read(config), machine);
            Reader reader = new Reader(
                    crawlers,
                    new Resolver(catalogue),
                    Storefronts.load(config, catalogue),
                    depicting,
                    !settings.replayed(),
                    machine,
                    outside.now());
            DiskFloor floor = new DiskFloor(settings.data(), floorBytes);
            Telling telling = new Telling(store.alerts(), channels, DataFolder.id(settings.data()), machine);
            Visiting visiting = new Visiting(
                    outside.worker(),
                    outside.door(),
                    reader,
                    new Keeper(store, outside.door(), depicting, outside.now()),
                    store.visits(),
                    machine,
                    settings.workers(),
                    floor);
            Chains chains = new Chains(catalogue);
            Dossiers dossiers = new Dossiers(store, chains, post -> profile.sends(post.text()));
            Revisits again = settings.replayed() ? Revisits.NEVER : Revisits.read(config);
            Pipeline pipeline = new Pipeline(
                    store,
                    crawlers,
                    visiting,
                    new Agenda(store, crawlers, settings.replayed()),
                    dossiers,
                    new Retracing(store, dossiers, visiting, machine),
                    new Revisiting(store, dossiers, chains, again),
                    new Comparing(store, chains, visiting, outside.now(), machine),
                    assessor,
                    new Edges(commissions),
                    operators,
                    outside.now(),
                    telling);
            Cases cases = new Cases(store, commissions, catalogue::name);
            return new Monitor(store, outside, pipeline, cases, telling, floor, retention);
        } catch (RuntimeException e) {
            opened.ifPresent(Outside::close);
            store.close();
            throw e;
        }
    }

    /// What reads files that people bring into the store and the vault of a data folder.
    ///
    /// @throws promotrace.config.ConfigException naming each mistake in `config/` and `crawlers/`
    /// @throws promotrace.store.StoreException when the database is not there
    public static Importing importing(Path home, Path data, Optional<String> mongodb) {
        ConfigFolder config = new ConfigFolder(home);
        Pseudonyms pseudonyms = PseudonymKey.of(data);
        RowFormats formats = RowFormats.load(config, pseudonyms);
        Crawlers crawlers = Crawlers.load(config, pseudonyms);
        Outcomes outcomes = new Outcomes(Walls.read(config));
        Clock machine = Clock.tickMillis(ZoneOffset.UTC);
        Onward onward = new Onward(new Resolver(Catalogue.load(config)), machine);
        Store store = Store.open(StoreSettings.of(mongodb, data));
        try {
            Vault vault = Vault.open(data.resolve(Outside.VAULT), Outside.processName());
            return new Importing(
                    new Intake(formats),
                    () -> new BroughtPages(
                            crawlers, outcomes, s -> vault.find(s).flatMap(vault::read)),
                    new Importing.Where(store, vault, onward, machine.instant()));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /// What is stored, for reading and for people's decisions; nothing is asked of the web and nothing is made.
    ///
    /// @throws SettingsException when the folder is not there and no server is named
    public static Desk stored(Path home, Path data, Optional<String> mongodb) {
        if (mongodb.isEmpty() && Files.notExists(data)) {
            throw new SettingsException(
                    "nothing has been collected in " + data + " yet; start with ./promotrace run or ./promotrace demo");
        }
        return desk(home, data, mongodb);
    }

    /// The same, where nothing needs to be stored yet.
    public static Desk desk(Path home, Path data, Optional<String> mongodb) {
        ConfigFolder config = new ConfigFolder(home);
        Commissions commissions = commissions(config);
        Catalogue catalogue = Catalogue.load(config);
        Store store = Store.open(StoreSettings.of(mongodb, data));
        return new Desk(data, store, new Cases(store, commissions, catalogue::name));
    }

    /// Puts accounts on the watch list that addresses mean.
    public static Watching watching(Path home, Desk desk) {
        return new Watching(desk.store(), crawlers(home), Clock.tickMillis(ZoneOffset.UTC));
    }

    /// What a run would ask first: of the accounts that are watched, and of these others. Nothing is stored or asked.
    public static List<WebUrl> firstRequests(Settings settings, List<Watched> others) {
        Map<String, Watched> all = new TreeMap<>();
        if (settings.mongodb().isPresent() || Files.exists(settings.data())) {
            try (Desk desk = desk(settings.home(), settings.data(), settings.mongodb())) {
                desk.store().watches().all().stream()
                        .filter(w -> !w.isImported())
                        .forEach(w -> all.put(w.id(), w));
            }
        }
        others.forEach(w -> all.put(w.id(), w));
        Crawlers crawlers = crawlers(settings.home());
        return all.values().stream()
                .flatMap(w -> crawlers.of(w).map(c -> c.start(w)).orElse(List.of()).stream())
                .map(step -> step.ask().url())
                .toList();
    }

    /// Finds accounts that watched ones point to.
    public static Discovery discovery(Path home, Desk desk) {
        ConfigFolder config = new ConfigFolder(home);
        Chains chains = new Chains(Catalogue.load(config));
        Dossiers dossiers = new Dossiers(desk.store(), chains, post -> false); // only the ways of links are asked for
        return new Discovery(desk.store(), watching(home, desk), dossiers);
    }

    /// The crawlers' files, for what needs no page read.
    private static Crawlers crawlers(Path home) {
        return Crawlers.load(new ConfigFolder(home), (platform, name) -> name);
    }

    /// The stored case on somebody's desk.
    public record Desk(Path data, Store store, Cases cases) implements AutoCloseable {
        /// Less than this is a full disk.
        private static final long LITTLE_BYTES = 1_000_000;

        /// The troubles that last, oldest first; this folder's own disk is looked at again.
        public List<Alerts.Trouble> troubles() {
            String disk = Telling.diskKey(DataFolder.id(data));
            long free = new DiskFloor(data, 0).free();
            return store.alerts().open().stream()
                    .filter(t -> !t.key().equals(disk)
                            || free < Math.max(LITTLE_BYTES, t.floor().orElse(0)))
                    .toList();
        }

        /// Takes out what is older than `config/retention.yml` of `home` says; with `dry` only says what would go. Empty
        /// when another process is at it.
        public Optional<List<SweptLine>> sweep(Path home, boolean dry) {
            return new Sweeping(store, data, Retention.read(new ConfigFolder(home)), Instant.now(), dry).run();
        }

        /// Tells over these channels what the store says is to be told.
        public Telling telling(List<Channel> channels) {
            return new Telling(store.alerts(), channels, DataFolder.id(data), InstantSource.system());
        }

        public Frontier frontier() {
            return store.visits();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    /// When each watched account is visited next, and why, as it is stored and as `crawlers/` says.
    public static List<Agenda.Entry> agenda(Path home, Desk desk, Instant worldNow) {
        return new Agenda(desk.store(), crawlers(home)).entries(worldNow);
    }

    /// How much of what links led over is to be asked again, as it is stored and as `config/` says.
    public static Revisiting.Standing revisits(Path home, Desk desk, Instant worldNow) {
        ConfigFolder config = new ConfigFolder(home);
        ProfileWords profile = ProfileWords.load(config);
        Chains chains = new Chains(Catalogue.load(config));
        Dossiers dossiers = new Dossiers(desk.store(), chains, post -> profile.sends(post.text()));
        return new Revisiting(desk.store(), dossiers, chains, Revisits.read(config))
                .standing(desk.store().watches().all(), worldNow);
    }

    /// What is left of this day's requests, a line for each watched platform that bounds them.
    public static List<String> quotas(Path home, Desk desk, Instant machineNow) {
        List<Quota> quotas =
                QuotaLines.of(crawlers(home).quotas(), desk.store().watches().all());
        return QuotaLines.lines(quotas, desk.store().visits().left(QuotaLines.ofHosts(quotas), machineNow), machineNow);
    }

    private static Commissions commissions(ConfigFolder config) {
        return new Commissions(config.read("config/commission.yml", CommissionRates.class));
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    public Cases cases() {
        return cases;
    }

    public Telling telling() {
        return telling;
    }

    /// What is looked after between the passes of an unattended run: who is to be told, and once a day what goes.
    public void lookAfter() {
        telling.deliver();
        Path data = floor.folder();
        if (store.runs().takeSweep(DataFolder.id(data), Instant.now(), Duration.ofDays(1))) {
            Optional<List<SweptLine>> swept =
                    Sweeping.daily(store, data, retention, worldNow()).run();
            if (swept.isEmpty()) LOG.info("sweep left to another process");
        }
    }

    public DiskFloor floor() {
        return floor;
    }

    /// The world's time: the captures' own in replay, `--now` where it was given, else the clock's.
    public Instant worldNow() {
        return outside.now().get();
    }

    /// Whether the database is a server of its own, which may go away and come back.
    public boolean hasServer() {
        return !store.isEmbedded();
    }

    /// Told once when the run is to end.
    public void onStop(Runnable then) {
        onStop.add(then);
    }

    public boolean stopping() {
        return stopping;
    }

    /// Ends a run after the requests under way and waits until the monitor is closed, for ten seconds at most. For a
    /// shutdown hook.
    public void stopAndWait() {
        stopping = true;
        pipeline.stop();
        onStop.forEach(Runnable::run);
        try {
            closed.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            outside.close();
        } finally {
            try {
                store.close();
            } finally {
                closed.countDown();
            }
        }
    }
}
