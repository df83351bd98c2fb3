package promotrace.config;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Whether every file of `config/` and `crawlers/` keeps to its JSON Schema (draft 2020-12) in `config/schemas`.
///
/// | schema | files |
/// | --- | --- |
/// | `crawler.schema.json` | `crawlers/*.yml` but specs |
/// | `crawler-spec.schema.json` | `crawlers/*.spec.yml` |
/// | `import.schema.json` | `crawlers/imports/*.yml` but specs |
/// | `import-spec.schema.json` | `crawlers/imports/*.spec.yml` |
/// | `NAME.schema.json` | `config/NAME.yml`, and every YAML file of the folder `config/NAME` |
///
/// The same schemas serve editors. Slow (they are compiled anew): for `check` and for tests, never for a start.
public final class Schemas {
    private static final String FOLDER = "config/schemas",
            ENDING = ".schema.json",
            YAML = ".yml",
            SPEC = ".spec.yml",
            IMPORTS = "crawlers/imports";

    private final ConfigFolder folder;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Schemas(ConfigFolder folder) {
        this.folder = folder;
    }

    /// All mistakes, in the order of schemas and files: what a schema refuses, files without schema, schemas without
    /// file, schemas and files that can't be read. Empty when all is well.
    public static List<Problem> check(ConfigFolder folder) {
        return new Schemas(folder).checkAll();
    }

    private List<Problem> checkAll() {
        List<Problem> problems = new ArrayList<>();
        Set<String> checked = new HashSet<>();
        for (String schema : folder.list(FOLDER, ENDING)) {
            List<String> files = filesOf(schema.substring(FOLDER.length() + 1, schema.length() - ENDING.length()));
            if (files.isEmpty()) problems.add(new Problem(schema, 0, "", "describes no file"));
            checked.addAll(files);
            problems.addAll(check(schema, files));
        }
        allFiles()
                .filter(file -> !checked.contains(file))
                .map(file -> new Problem(file, 0, "", "has no schema in " + FOLDER))
                .forEach(problems::add);
        return List.copyOf(problems);
    }

    private List<String> filesOf(String name) {
        return switch (name) {
            case "crawler" -> files("crawlers").filter(f -> !f.endsWith(SPEC)).toList();
            case "crawler-spec" ->
                files("crawlers").filter(f -> f.endsWith(SPEC)).toList();
            case "import" -> files(IMPORTS).filter(f -> !f.endsWith(SPEC)).toList();
            case "import-spec" -> files(IMPORTS).filter(f -> f.endsWith(SPEC)).toList();
            default ->
                Stream.concat(files("config").filter(f -> f.equals("config/" + name + YAML)), files("config/" + name))
                        .toList();
        };
    }

    private Stream<String> allFiles() {
        Stream<String> folders = folder.list("config", "").stream()
                .filter(f -> Files.isDirectory(folder.home().resolve(f)));
        return Stream.of(Stream.of("config", "crawlers", IMPORTS), folders)
                .flatMap(names -> names)
                .flatMap(this::files);
    }

    private Stream<String> files(String name) {
        return Files.isDirectory(folder.home().resolve(name)) ? folder.list(name, YAML).stream() : Stream.of();
    }

    private List<Problem> check(String name, List<String> files) {
        Schema schema;
        try {
            schema = registry.getSchema(folder.text(name), InputFormat.JSON);
        } catch (SchemaException | JacksonException e) {
            return List.of(new Problem(name, 0, "", "is not a JSON Schema: " + e.getMessage()));
        }
        return files.stream().flatMap(file -> check(schema, file)).toList();
    }

    private Stream<Problem> check(Schema schema, String file) {
        try {
            List<Error> errors = schema.validate(folder.tree(file));
            if (errors.isEmpty()) return Stream.of();
            YamlPlaces places = YamlPlaces.of(folder.text(file));
            return Stream.concat(
                            errors.stream()
                                    .filter(error -> !isAlternative(error))
                                    .map(error -> problem(file, places, path(error), sentence(error))),
                            errors.stream()
                                    .filter(Schemas::isAlternative)
                                    .collect(Collectors.groupingBy(
                                            Schemas::path, LinkedHashMap::new, Collectors.toList()))
                                    .entrySet()
                                    .stream()
                                    .map(entry -> problem(file, places, entry.getKey(), oneOf(entry.getValue()))))
                    .distinct();
        } catch (ConfigException e) {
            return e.problems().stream();
        }
    }

    private static Problem problem(String file, YamlPlaces places, List<Object> path, String sentence) {
        return new Problem(file, places.line(path), places.name(path), sentence);
    }

    /// One of several keys may stand there (`anyOf`), and this one does not: no mistake by itself.
    private static boolean isAlternative(Error error) {
        return error.getKeyword().equals("required")
                && error.getEvaluationPath().contains("anyOf");
    }

    private static String oneOf(List<Error> alternatives) {
        return "needs at least one of the keys "
                + alternatives.stream().map(Error::getProperty).collect(Collectors.joining(", "));
    }

    private static List<Object> path(Error error) {
        NodePath at = error.getInstanceLocation();
        Stream<Object> place = IntStream.range(0, at.getNameCount()).mapToObj(at::getElement);
        return (isUnknownKey(error) ? Stream.concat(place, Stream.of(error.getProperty())) : place).toList();
    }

    private static boolean isUnknownKey(Error error) {
        return error.getProperty() != null
                && Set.of("additionalProperties", "unevaluatedProperties").contains(error.getKeyword());
    }

    private static String sentence(Error error) {
        if (isUnknownKey(error)) return ReadMistake.unknownKey(error.getProperty(), List.of());
        return switch (error.getKeyword()) {
            case "required" -> "lacks the key '" + error.getProperty() + "'";
            case "enum" -> "must be one of " + words(error) + ", not " + error.getInstanceNode();
            case "pattern" -> "must look like " + error.getSchemaNode().asString() + ", not " + error.getInstanceNode();
            default -> Objects.requireNonNullElse(error.getMessage(), error.getKeyword());
        };
    }

    private static String words(Error error) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : error.getSchemaNode()) words.add(word.asString());
        return String.join(", ", words);
    }
}
