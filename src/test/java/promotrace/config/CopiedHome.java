package promotrace.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The project's `config/` and `crawlers/` in a folder of a test's own, to be changed there.
public final class CopiedHome {
    private CopiedHome() {}

    public static void into(Path home) throws IOException {
        for (String folder : new String[] {"crawlers", "config"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = home.resolve(file.toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
    }

    /// Puts `{...}` in the place of what a crawler's file says under `schedule`.
    public static void schedule(Path home, String platform, String block) throws IOException {
        Path file = home.resolve("crawlers/" + platform + ".yml");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll("(?m)^schedule: .*$", "schedule: {" + block + "}"));
    }
}
