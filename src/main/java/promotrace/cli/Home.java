package promotrace.cli;

import java.nio.file.Path;

/// The project's folder, told by the launcher (`promotrace.home`); the current one without it.
final class Home {
    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("promotrace.home", ""))
                .toAbsolutePath()
                .normalize();
    }

    /// A path as a person would type it from where they are.
    static Path shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path full = path.toAbsolutePath().normalize();
        return full.startsWith(here) && !full.equals(here) ? here.relativize(full) : full;
    }
}
