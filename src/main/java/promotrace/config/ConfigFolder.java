package promotrace.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The project's folder, from which `config/…` and `crawlers/…` are read.
///
/// A file is read into a record; absent optional parts are given as `Optional` or an empty list, unknown keys are
/// mistakes.
public final class ConfigFolder {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Path home;

    public ConfigFolder(Path home) {
        this.home = home;
    }

    public Path home() {
        return home;
    }

    /// The files of a folder that end so, by name, as `read` takes them (`crawlers/telegram.yml`).
    public List<String> list(String folder, String ending) {
        try (Stream<Path> files = Files.list(home.resolve(folder))) {
            return files.map(f -> folder + "/" + f.getFileName())
                    .filter(f -> f.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigException(List.of(new Problem(folder, 0, "", "cannot be read: " + e.getMessage())));
        }
    }

    /// The file as that record.
    ///
    /// @throws ConfigException naming file, line and key of what is wrong
    public <T> T read(String file, Class<T> type) {
        try {
            return YAML.readValue(home.resolve(file), type);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String key = e instanceof DatabindException d ? d.getPathReference() : "";
            throw new ConfigException(
                    List.of(new Problem(file, at == null ? 0 : at.getLineNr(), key, e.getOriginalMessage())));
        }
    }
}
