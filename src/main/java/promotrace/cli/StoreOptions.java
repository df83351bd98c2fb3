package promotrace.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where results are kept: the options that every command on stored data takes.
final class StoreOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where results, captures and the embedded database live (default: data in the project)")
    @Nullable
    Path data;

    @Option(
            names = "--mongodb",
            paramLabel = "URI",
            description = "a real MongoDB instead of the embedded one (also PROMOTRACE_MONGODB)")
    @Nullable
    String mongodb;

    Path data(String standard) {
        return data == null ? Home.folder().resolve(standard) : data.toAbsolutePath();
    }

    Optional<String> mongodb() {
        return Optional.ofNullable(mongodb)
                .or(() -> Optional.ofNullable(System.getenv("PROMOTRACE_MONGODB")))
                .filter(uri -> !uri.isBlank());
    }
}
