package promotrace.fetch.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What this machine has to open pages with: a Chromium, and the Node.js that Playwright speaks to it through.
///
/// `node` is empty where Playwright's own is on the class path.
record Installed(Path chromium, Optional<Path> node) {
    private static final List<String> CHROMIUM =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");
    private static final List<Path> ELSEWHERE = List.of(
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
    private static final List<String> SYSTEMS = List.of("linux", "linux-arm64", "mac", "mac-arm64", "win32_x64");

    /// Playwright 1.62 asks for it.
    private static final int OLDEST_NODE = 20;

    /// What was found, or why pages can't be opened, in words for the operator.
    sealed interface Search {
        record Found(Installed installed) implements Search {}

        record Missing(String why) implements Search {}
    }

    /// Looks on the `PATH`; `PROMOTRACE_CHROMIUM` and `PROMOTRACE_NODE` name other places.
    static Search search(Map<String, String> environment) {
        Optional<Path> chromium = named(environment, "PROMOTRACE_CHROMIUM")
                .or(() -> onPath(environment, CHROMIUM))
                .or(() -> ELSEWHERE.stream().filter(Files::isExecutable).findFirst());
        if (chromium.isEmpty()) return new Search.Missing("install chromium (./promotrace browser)");
        if (!Files.isExecutable(chromium.get())) {
            return new Search.Missing("there is no program at PROMOTRACE_CHROMIUM=" + chromium.get());
        }
        Optional<Path> node =
                named(environment, "PROMOTRACE_NODE").or(() -> onPath(environment, List.of("node", "nodejs")));
        if (node.filter(Installed::isNewEnough).isPresent()) {
            return new Search.Found(new Installed(chromium.get(), node));
        }
        boolean brought = SYSTEMS.stream()
                .map(system -> "driver/" + system + "/node" + (system.startsWith("win") ? ".exe" : ""))
                .anyMatch(file -> Installed.class.getClassLoader().getResource(file) != null);
        return brought
                ? new Search.Found(new Installed(chromium.get(), Optional.empty()))
                : new Search.Missing("install Node.js " + OLDEST_NODE + " or later (./promotrace browser)");
    }

    private static Optional<Path> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(p -> !p.isBlank())
                .map(Path::of);
    }

    private static Optional<Path> onPath(Map<String, String> environment, List<String> names) {
        List<Path> folders = Stream.of(environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .filter(f -> !f.isEmpty())
                .map(Path::of)
                .toList();
        return names.stream()
                .flatMap(name -> folders.stream().map(f -> f.resolve(name)))
                .filter(f -> Files.isRegularFile(f) && Files.isExecutable(f))
                .findFirst();
    }

    private static boolean isNewEnough(Path node) {
        try {
            Process asked = new ProcessBuilder(node.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            asked.getOutputStream().close();
            if (!asked.waitFor(10, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return false;
            }
            String said =
                    new String(asked.getInputStream().readNBytes(100), java.nio.charset.StandardCharsets.US_ASCII);
            String major = said.strip().replaceAll("^v(\\d{1,4})\\..*", "$1");
            return major.matches("\\d{1,4}") && Integer.parseInt(major) >= OLDEST_NODE;
        } catch (IOException noProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
