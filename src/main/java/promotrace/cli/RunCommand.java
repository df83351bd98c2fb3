package promotrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import promotrace.DiskFloor;
import promotrace.Monitor;
import promotrace.Settings;
import promotrace.collect.WatchList;
import promotrace.collect.Watched;
import promotrace.config.ConfigFolder;
import promotrace.deliver.Channel;
import promotrace.deliver.Channels;
import promotrace.report.Screen;

@Command(
        name = "run",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Watches accounts: collects their posts, follows every link, keeps evidence, assesses.",
        description = {"", "Without --once it goes on by the crawlers' schedules until it is stopped."},
        footer = {
            "",
            "Example:",
            "  ./promotrace run --once --watch accounts.json --contact you@example.org --report report.json",
            "  visits what is due, prints what was seen and writes the report"
        })
final class RunCommand implements Callable<Integer> {
    /// Hosts visited side by side: in replay only to share the disk's flushes, live since strangers' servers are slow.
    static final int REPLAY_HOSTS = 16;

    private static final int LIVE_HOSTS = 48;

    @Option(names = "--once", description = "end when nothing is due (retries within two minutes are waited for)")
    boolean once;

    @Option(
            names = "--watch",
            paramLabel = "accounts.json",
            description = "accounts to add to those watched: [{\"platform\", \"handle\", \"url\", ...}]")
    @Nullable
    Path watch;

    @Option(
            names = "--replay",
            paramLabel = "FILE.warc.gz",
            description = "answer from these captures instead of the network")
    List<Path> replay = new ArrayList<>();

    @Option(names = "--report", paramLabel = "FILE.json", description = "write the report here, and as HTML beside it")
    @Nullable
    Path report;

    @Option(names = "--now", paramLabel = "INSTANT", description = "the world's time, such as 2026-06-30T12:00:00Z")
    @Nullable
    Instant now;

    @Option(
            names = "--contact",
            paramLabel = "MAIL",
            description = "whom visited servers may write to; needed live (also PROMOTRACE_CONTACT)")
    @Nullable
    String contact;

    @Option(names = "--proxy", paramLabel = "URL", description = "an HTTP proxy for all requests")
    @Nullable
    String proxy;

    @Option(
            names = "--trust",
            paramLabel = "CA.pem",
            description = "a certificate authority to trust besides the usual")
    @Nullable
    Path trust;

    @Option(
            names = "--pause",
            paramLabel = "DURATION",
            description = "pause between requests to one host, such as 50ms or PT2S; own servers only (default: 1s)")
    @Nullable
    String pause;

    @Option(
            names = "--per-day",
            paramLabel = "N",
            description = "visits to one host a day at most; the rest waits for the next day (default: 10000)")
    @Nullable
    Integer perDay;

    @Option(
            names = "--allow-private",
            paramLabel = "CIDR",
            description = "an address range to open that is closed by default, such as 127.0.0.0/8")
    List<String> allowPrivate = new ArrayList<>();

    @Option(
            names = "--disk-floor",
            paramLabel = "SIZE",
            defaultValue = "1GB",
            description = "nothing is fetched while less than this is free on the data folder's disk (default: 1GB)")
    String floor = "1GB";

    @Option(
            names = "--compare",
            description =
                    "ask the links of flagged and watched accounts once more, as somebody who follows them on a telephone")
    boolean compare;

    @Option(names = "--dry-run", description = "print what would be asked first, and ask nothing")
    boolean dryRun;

    @Mixin
    StoreOptions where = new StoreOptions();

    @Override
    public Integer call() throws Exception {
        Settings settings = settings();
        if (dryRun) return dryRun(settings);
        long floorBytes = Size.bytes(floor);
        List<Channel> channels = Channels.open(new ConfigFolder(Home.folder()), System.getenv());
        if (!once) return unattended(settings, floorBytes, channels);
        try (Monitor monitor = Monitor.open(settings, floorBytes, channels)) {
            if (watch != null) monitor.pipeline().watch(WatchList.read(watch));
            refuseNobody(monitor);
            if (compare) monitor.pipeline().compareSuspects();
            Run run = new Run(monitor, origin(settings));
            Runtime.getRuntime().addShutdownHook(new Thread(monitor::stopAndWait));
            Told.run(monitor, run::once);
            if (monitor.stopping()) return stopped();
            monitor.telling().runWell();
            monitor.telling().deliver();
            run.summary();
            write(run);
            sayWhatIsLeft(monitor.pipeline().open());
            monitor.pipeline().quotas(Instant.now()).forEach(System.err::println);
        }
        return 0;
    }

    private static void refuseNobody(Monitor monitor) {
        if (monitor.pipeline().watched() == 0) {
            throw Failure.wrongUse("nobody is watched yet; give a list with --watch accounts.json");
        }
    }

    private static String origin(Settings settings) {
        return settings.replayed() ? "replayed from captures" : "seen on the live web";
    }

    private static int stopped() {
        System.err.println("stopped; what was seen is stored, and the same command goes on from there");
        return 0;
    }

    private int unattended(Settings settings, long floorBytes, List<Channel> channels)
            throws InterruptedException, IOException {
        LogFile.open(settings.data());
        LongRun.Work work = new LongRun.Work() {
            @Override
            public Monitor open() {
                return Monitor.open(settings, floorBytes, channels);
            }

            @Override
            public void run(Monitor monitor) throws InterruptedException, IOException {
                if (watch != null) monitor.pipeline().watch(WatchList.read(watch));
                refuseNobody(monitor);
                if (compare) monitor.pipeline().compareSuspects();
                Unattended.run(monitor, new Run(monitor, origin(settings)), run -> {
                    write(run);
                    monitor.telling().runWell();
                });
            }
        };
        LongRun run = new LongRun(work, new DiskFloor(settings.data(), floorBytes), channels, settings.mongodb());
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop));
        run.run();
        return stopped();
    }

    private static void sayWhatIsLeft(long open) {
        if (open == 0) return;
        System.err.println(
                open + (open == 1 ? " visit" : " visits")
                        + " did not work out, or the host had enough for today; the next run tries again when its time has come");
    }

    private void write(Run run) throws IOException {
        if (report == null) return;
        Path json = report.toAbsolutePath();
        String name = json.getFileName().toString();
        String html = name.endsWith(".json") ? name.substring(0, name.length() - 5) + ".html" : name + ".html";
        run.write(json, json.resolveSibling(html));
    }

    /// Nothing is stored either: the list counts for this once.
    private int dryRun(Settings settings) {
        List<Watched> listed = watch == null ? List.of() : WatchList.read(watch);
        Screen screen = Terminal.screen();
        Monitor.firstRequests(settings, listed).forEach(url -> System.out.println(screen.address(url)));
        return 0;
    }

    private Settings settings() {
        for (Path file : replay) {
            if (!Files.isRegularFile(file)) throw Failure.wrongUse("there is no file " + Home.shown(file));
        }
        if (trust != null && !Files.isRegularFile(trust)) {
            throw Failure.wrongUse("there is no file " + Home.shown(trust));
        }
        if (perDay != null && perDay < 1) throw Failure.wrongUse("--per-day is at least 1");
        Optional<String> contactGiven = contact(contact);
        if (replay.isEmpty() && contactGiven.isEmpty() && !dryRun) {
            throw Failure.wrongUse("a live run needs --contact MAIL (or PROMOTRACE_CONTACT), so that the servers it"
                    + " visits know whom to write to");
        }
        return new Settings(
                Home.folder(),
                where.data("data"),
                where.mongodb(),
                replay,
                Optional.ofNullable(now),
                contactGiven,
                Optional.ofNullable(proxy),
                Optional.ofNullable(trust),
                Optional.ofNullable(pause).map(RunCommand::duration),
                allowPrivate,
                Optional.ofNullable(perDay),
                replay.isEmpty() ? LIVE_HOSTS : REPLAY_HOSTS);
    }

    /// The contact that was given, or that stands in the environment.
    static Optional<String> contact(@Nullable String given) {
        return Optional.ofNullable(given)
                .or(() -> Optional.ofNullable(System.getenv("PROMOTRACE_CONTACT")))
                .filter(c -> !c.isBlank());
    }

    /// `50ms`, `2s`, `1m` or ISO-8601.
    static Duration duration(String written) {
        try {
            if (written.startsWith("P")) return Duration.parse(written);
            if (written.matches("\\d+ms")) return Duration.ofMillis(Long.parseLong(written.replace("ms", "")));
            if (written.matches("\\d+s")) return Duration.ofSeconds(Long.parseLong(written.replace("s", "")));
            if (written.matches("\\d+m")) return Duration.ofMinutes(Long.parseLong(written.replace("m", "")));
            if (written.equals("0")) return Duration.ZERO;
        } catch (DateTimeParseException | NumberFormatException e) {
            throw Failure.wrongUse("not a duration: " + written + " (such as 50ms, 2s or PT2S)");
        }
        throw Failure.wrongUse("not a duration: " + written + " (such as 50ms, 2s or PT2S)");
    }
}
