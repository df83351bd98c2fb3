package promotrace.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import promotrace.config.ConfigFolder;
import promotrace.fetch.browser.ChromiumRenderer;

/// The browser ends with the process it belongs to, however that ends.
class KilledBrowserTest {
    /// Opens a page that never ends, in a process of its own.
    static final class Opening {
        private Opening() {}

        public static void main(String[] args) throws InterruptedException {
            String html = "<p>x</p><script>setInterval(() => fetch('/' + Math.random()), 100)</script>";
            Fetched.Page page = new Fetched.Page(Given.capture("http://shop.example/", 200, html), html);
            RenderRules rules = RenderRules.read(new ConfigFolder(Path.of("")));
            Renderer renderer = new ChromiumRenderer(rules, "x", System.getenv());
            Door door = new Door() {
                @Override
                public Fetched ask(Ask ask) {
                    return new Fetched.Page(Given.capture(ask.url().toString(), 200, "x"), "x");
                }

                @Override
                public void close() {}
            };
            renderer.render(
                    page, door, System.nanoTime() + Duration.ofMinutes(2).toNanos());
        }
    }

    @Test
    void nothingIsLeftOfTheBrowserOfAKilledProcess() throws Exception {
        try (Renderer here =
                new ChromiumRenderer(RenderRules.read(new ConfigFolder(Path.of(""))), "x", System.getenv())) {
            here.missing().ifPresent(why -> assumeTrue(false, "pages in a browser are not tested: " + why));
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        "-XX:TieredStopAtLevel=1",
                        Opening.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> process.descendants().count() > 5); // Node.js, Chromium, its helpers
            List<ProcessHandle> browser = process.descendants().toList();
            process.destroyForcibly().waitFor();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(browser).noneMatch(ProcessHandle::isAlive));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
