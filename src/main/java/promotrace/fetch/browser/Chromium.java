package promotrace.fetch.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// One running Chromium. Everything but [#close] belongs to the thread that started it.
///
/// It has no way out by itself: no name is looked up, and every connection, to this machine too, is to go through a proxy
/// that is nowhere; what is not routed through the door fails. Where it hangs, or takes too much memory, its processes are
/// ended and whatever waits for it throws.
final class Chromium implements AutoCloseable {
    static final int WIDTH = 1280;
    private static final int HEIGHT = 1024;

    private static final List<String> NO_WAY_OUT = List.of(
            "--proxy-server=http://nowhere.invalid:1",
            "--proxy-bypass-list=<-loopback>",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--disable-quic",
            "--disable-domain-reliability",
            "--dns-prefetch-disable",
            "--no-pings");
    private static final List<String> SMALL = List.of(
            "--disable-gpu",
            "--disk-cache-size=1",
            "--js-flags=--max-old-space-size=384",
            "--blink-settings=imagesEnabled=false");

    /// What of our own environment the browser gets to see: no key of the user's is among it.
    private static final List<String> ENVIRONMENT = List.of("PATH", "LANG", "LC_ALL", "XDG_RUNTIME_DIR");

    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext hub;
    private final Watch watch;
    private final String userAgent;

    private Chromium(Playwright playwright, Browser browser, Watch watch, String userAgent) {
        this.playwright = playwright;
        this.browser = browser;
        this.hub = browser.newContext();
        this.watch = watch;
        this.userAgent = userAgent;
    }

    /// @throws PlaywrightException when it does not start
    static Chromium start(Installed installed, String userAgent, int maxMegabytes) {
        Path scratch = Scratch.enter();
        try {
            return started(installed, userAgent, maxMegabytes, scratch);
        } catch (RuntimeException e) {
            Scratch.leave();
            throw e;
        }
    }

    private static Chromium started(Installed installed, String userAgent, int maxMegabytes, Path scratch) {
        Map<String, String> driver = new HashMap<>();
        driver.put("TMPDIR", scratch.toString());
        driver.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        installed.node().ifPresent(node -> driver.put("PLAYWRIGHT_NODEJS_PATH", node.toString()));
        Set<ProcessHandle> before = children();
        Playwright playwright = playwright(driver);
        Set<ProcessHandle> ours = children();
        ours.removeAll(before);
        Watch watch = new Watch(ours, maxMegabytes);
        try {
            Browser browser = watch.within(
                    Duration.ofSeconds(30), () -> playwright.chromium().launch(options(installed, scratch)));
            return new Chromium(playwright, browser, watch, userAgent);
        } catch (RuntimeException e) {
            watch.end();
            throw e;
        }
    }

    /// Quirk: where its files can't be unpacked or Node.js does not start, Playwright throws whatever comes.
    private static Playwright playwright(Map<String, String> environment) {
        try {
            return Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        } catch (PlaywrightException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PlaywrightException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Set<ProcessHandle> children() {
        Set<ProcessHandle> out = new HashSet<>();
        ProcessHandle.current()
                .children()
                .filter(p -> p.info().command().orElse("").contains("node"))
                .forEach(out::add);
        return out;
    }

    private static BrowserType.LaunchOptions options(Installed installed, Path scratch) {
        List<String> args = new ArrayList<>(NO_WAY_OUT);
        args.addAll(SMALL);
        Map<String, String> environment = new HashMap<>();
        for (String name : ENVIRONMENT) {
            String value = System.getenv(name);
            if (value != null) environment.put(name, value);
        }
        environment.put("TMPDIR", scratch.toString());
        environment.put("HOME", scratch.toString());
        return new BrowserType.LaunchOptions()
                .setExecutablePath(installed.chromium())
                .setChromiumSandbox(!isRoot()) // Chromium has none for root
                .setIgnoreDefaultArgs(List.of("--disable-popup-blocking", "--disable-ipc-flooding-protection"))
                .setHandleSIGINT(false)
                .setEnv(environment)
                .setTimeout(25_000)
                .setArgs(args);
    }

    private static boolean isRoot() {
        return ProcessHandle.current().info().user().orElse("").equals("root");
    }

    /// A context that knows nothing of others and keeps nothing.
    BrowserContext context() {
        return browser.newContext(new Browser.NewContextOptions()
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
                .setAcceptDownloads(false)
                .setPermissions(List.of())
                .setUserAgent(userAgent)
                .setLocale("en-US")
                .setTimezoneId("UTC")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(WIDTH, HEIGHT));
    }

    /// Lets the browser's events come in until `done`, which is asked about every ten milliseconds. Over `longest` the
    /// whole browser is ended.
    void until(Duration longest, BooleanSupplier done) {
        BrowserContext.WaitForConditionOptions unlimited = new BrowserContext.WaitForConditionOptions().setTimeout(0);
        watch.within(longest, () -> {
            hub.waitForCondition(done, unlimited);
            return true;
        });
    }

    /// Does something that a page could make last for ever: over `time` the whole browser is ended.
    <T> T within(Duration time, Supplier<T> work) {
        return watch.within(time, work);
    }

    boolean isAlive() {
        return ended().isEmpty() && browser.isConnected() && watch.isAlive();
    }

    /// Why the browser was ended; empty when it was not ended by us.
    Optional<String> ended() {
        return watch.why();
    }

    /// Ends the browser at once, from any thread.
    void kill() {
        watch.kill("closed");
    }

    String version() {
        return browser.version();
    }

    @Override
    public void close() {
        try {
            watch.within(Duration.ofSeconds(10), () -> {
                browser.close();
                playwright.close();
                return true;
            });
        } catch (PlaywrightException gone) {
            // it died before
        } finally {
            watch.end();
            Scratch.leave();
        }
    }
}
