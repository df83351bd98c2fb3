package promotrace;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Archive;
import promotrace.evidence.Vault;
import promotrace.fetch.BrowserDoor;
import promotrace.fetch.Denied;
import promotrace.fetch.Door;
import promotrace.fetch.DoorSettings;
import promotrace.fetch.IpRange;
import promotrace.fetch.LiveDoor;
import promotrace.fetch.Memory;
import promotrace.fetch.Outcomes;
import promotrace.fetch.RenderRules;
import promotrace.fetch.Renderer;
import promotrace.fetch.ReplayDoor;
import promotrace.fetch.Secrets;
import promotrace.fetch.Walls;
import promotrace.fetch.browser.ChromiumRenderer;
import promotrace.url.WebUrl;

/// The way to the watched web: the door, the vault that keeps what comes through it, and the world's time behind it.
record Outside(String worker, Door door, Optional<Vault> vault, Optional<Archive> archive, Supplier<Instant> now)
        implements AutoCloseable {
    /// Where captures are kept, below the data folder.
    static final String VAULT = "warc";

    static Outside open(Settings settings, ConfigFolder config, Clock machine, Memory memory) {
        Outcomes outcomes = new Outcomes(Walls.read(config));
        Denied denied = Denied.read(config);
        String worker = processName();
        if (settings.replayed()) {
            Archive archive = Archive.open(settings.replay());
            ReplayDoor newest = new ReplayDoor(archive, outcomes, denied);
            ReplayDoor door = settings.now().map(newest::at).orElse(newest);
            Instant time = settings.now().orElseGet(door::worldTime);
            return new Outside(worker, door, Optional.empty(), Optional.of(archive), () -> time);
        }
        Vault vault = Vault.open(settings.data().resolve(VAULT), worker);
        Supplier<Instant> now = () -> settings.now().orElseGet(machine::instant);
        RenderRules rendering = RenderRules.read(config);
        DoorSettings polite = door(settings).withDenied(denied);
        Door plain = new LiveDoor(polite, secrets(settings), vault, memory, outcomes, now::get);
        Renderer browser = new ChromiumRenderer(rendering, polite.userAgent(), System.getenv());
        Door door = new BrowserDoor(
                plain, browser, vault, outcomes, rendering.limits().whole());
        return new Outside(worker, door, Optional.of(vault), Optional.empty(), now);
    }

    private static DoorSettings door(Settings s) {
        DoorSettings out = DoorSettings.of(s.contact().orElse(""))
                .withProxy(s.proxy()
                        .map(p -> WebUrl.parse(p)
                                .orElseThrow(() -> new SettingsException("not a proxy's address: " + p))))
                .withTrust(s.trust())
                .withAllowed(s.allowPrivate().stream()
                        .map(range -> IpRange.parse(range)
                                .orElseThrow(() -> new SettingsException("not an address range: " + range)))
                        .toList());
        return s.pause().map(out::withPause).orElse(out);
    }

    private static Secrets secrets(Settings s) {
        Path file = s.data().resolve("secrets");
        try {
            return Secrets.of(System.getenv(), Files.exists(file) ? Optional.of(file) : Optional.empty());
        } catch (IllegalArgumentException wrong) {
            throw new SettingsException(String.valueOf(wrong.getMessage()));
        }
    }

    /// What this process is called beside others.
    static String processName() {
        return host() + "-" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "");
        } catch (UnknownHostException unnamed) {
            return "worker";
        }
    }

    @Override
    public void close() {
        door.close();
        vault.ifPresent(Vault::close);
        archive.ifPresent(Archive::close);
    }
}
