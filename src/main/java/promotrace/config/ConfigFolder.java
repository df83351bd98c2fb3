package promotrace.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The project's folder, from which `config/…` and `crawlers/…` are read.
///
/// A file is read into a record. Absent or empty lists and maps are given as empty ones, an absent yes-or-no as no,
/// `Optional` and `@Nullable` components may be absent; every other component must be there. Unknown keys, keys that
/// stand twice and values of another kind are mistakes.
public final class ConfigFolder {
    private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withConfigOverride(List.class, list -> list.setNullHandling(EMPTY))
            .withConfigOverride(Set.class, set -> set.setNullHandling(EMPTY))
            .withConfigOverride(Map.class, map -> map.setNullHandling(EMPTY))
            .annotationIntrospector(new RequiredKeys())
            .build();

    private final Path home;

    public ConfigFolder(Path home) {
        this.home = home;
    }

    public Path home() {
        return home;
    }

    /// The files of a folder that end so, by name, as `read` takes them (`crawlers/telegram.yml`).
    ///
    /// @throws ConfigException where there is no such folder
    public List<String> list(String folder, String ending) {
        try (Stream<Path> files = Files.list(home.resolve(folder))) {
            return files.map(f -> folder + "/" + f.getFileName())
                    .filter(f -> f.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /// The file as that record.
    ///
    /// @throws ConfigException naming file, line and key of what is wrong
    public <T> T read(String file, Class<T> type) {
        String text = text(file);
        try {
            return YAML.readValue(text, type);
        } catch (JacksonException e) {
            throw new ConfigException(List.of(ReadMistake.of(file, text, e)));
        }
    }

    /// A mistake that was found in what the file says, with the line on which it stands.
    ///
    /// `path` leads to it: keys, and positions in lists from 0, as in `"networks", 3, "examples"`. Where it leads
    /// further than the file, the last part that is there gives the line.
    public Problem problem(String file, String problem, Object... path) {
        YamlPlaces places = YamlPlaces.of(text(file));
        return new Problem(file, places.line(List.of(path)), places.name(List.of(path)), problem);
    }

    /// The file as a tree, its keys unchecked.
    JsonNode tree(String file) {
        String text = text(file);
        try {
            return YAML.readTree(text);
        } catch (JacksonException e) {
            throw new ConfigException(List.of(ReadMistake.of(file, text, e)));
        }
    }

    String text(String file) {
        try {
            return Files.readString(home.resolve(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ConfigException unreadable(String file, IOException e) {
        String why = switch (e) {
            case NoSuchFileException _ -> "is missing";
            case CharacterCodingException _ -> "is not UTF-8 text";
            default -> "cannot be read: " + e.getMessage();
        };
        return new ConfigException(List.of(new Problem(file, 0, "", why)));
    }
}
