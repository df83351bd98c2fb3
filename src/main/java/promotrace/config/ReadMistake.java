package promotrace.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// A file that could not be read into its record, told in one sentence with its line and key.
final class ReadMistake {
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"(.*)\"");
    private static final Pattern MISSING = Pattern.compile("Missing required creator property '(.*?)'");

    private ReadMistake() {}

    static Problem of(String file, String text, JacksonException mistake) {
        try {
            YamlPlaces places = YamlPlaces.of(text);
            return mistake instanceof DatabindException reading ? unfit(file, places, reading) : notRead(file, mistake);
        } catch (MarkedYamlEngineException e) { // what is not YAML at all may have been read as something odd before
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            return new Problem(file, line, "", "is not YAML: " + syntax(e));
        }
    }

    private static Problem unfit(String file, YamlPlaces places, DatabindException mistake) {
        List<Object> path = path(mistake);
        String sentence = sentence(mistake);
        Matcher missing = MISSING.matcher(mistake.getOriginalMessage());
        if (missing.lookingAt() && mistake instanceof MismatchedInputException odd) {
            sentence = lacks(missing.group(1), places.keys(path), odd.getTargetType());
        }
        return new Problem(file, places.line(path), places.name(path), sentence);
    }

    private static Problem notRead(String file, JacksonException mistake) {
        TokenStreamLocation at = mistake.getLocation();
        int line = at == null ? 0 : Math.max(0, at.getLineNr());
        Matcher twice = DUPLICATE.matcher(mistake.getOriginalMessage());
        return twice.find()
                ? new Problem(file, line, twice.group(1), "stands twice")
                : new Problem(file, line, "", "is not YAML: " + firstLine(mistake.getOriginalMessage()));
    }

    private static String lacks(String key, List<String> written, @Nullable Class<?> type) {
        List<String> known = type == null || !type.isRecord()
                ? List.of(key)
                : Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList();
        List<String> unknown =
                written.stream().filter(word -> !known.contains(word)).toList();
        return "lacks the key '" + key + "'"
                + Nearest.of(key, unknown)
                        .map(near -> "; is '" + near + "' meant to be it?")
                        .orElse("");
    }

    private static List<Object> path(DatabindException mistake) {
        List<Object> path = new ArrayList<>();
        for (JacksonException.Reference step : mistake.getPath()) {
            path.add(step.getPropertyName() == null ? (Object) step.getIndex() : step.getPropertyName());
        }
        Matcher missing = MISSING.matcher(mistake.getOriginalMessage());
        // the key that is missing is not where the mistake is, its owner is
        if (missing.lookingAt() && path.lastIndexOf(missing.group(1)) == path.size() - 1) path.removeLast();
        return path;
    }

    private static String sentence(DatabindException mistake) {
        String message = firstLine(mistake.getOriginalMessage());
        return switch (mistake) {
            case UnrecognizedPropertyException unknown ->
                unknownKey(
                        unknown.getPropertyName(),
                        unknown.getKnownPropertyIds() == null
                                ? List.of()
                                : unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .toList());
            case ValueInstantiationException refused ->
                refused.getCause() == null || refused.getCause().getMessage() == null
                        ? "is refused: " + message
                        : "is refused: " + firstLine(refused.getCause().getMessage());
            case InvalidNullException _ -> "must not be empty";
            case InvalidFormatException odd ->
                "must be " + expected(odd.getTargetType()) + ", not '" + odd.getValue() + "'";
            case MismatchedInputException odd -> mismatch(odd, message);
            default -> message;
        };
    }

    static String unknownKey(String written, Collection<String> known) {
        if (known.isEmpty()) return "is not a known key";
        return "is not a known key; "
                + Nearest.of(written, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("known are " + String.join(", ", new TreeSet<>(known)));
    }

    private static String mismatch(MismatchedInputException odd, String message) {
        if (message.startsWith("No content")) return "is empty";
        if (odd.getTargetType() == null) return message;
        return "must be " + expected(odd.getTargetType());
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Stream.of(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(type)) return "a list";
        return switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
            case "int", "integer", "long", "biginteger" -> "a whole number";
            case "double", "float", "bigdecimal" -> "a number";
            case "boolean" -> "true or false";
            case "string" -> "a text";
            case "duration" -> "a duration such as PT15M";
            case "instant" -> "a moment such as 2026-06-30T12:00:00Z";
            default ->
                type.getPackageName().startsWith("java.")
                                && !type.getSimpleName().endsWith("Map")
                        ? "a value of the kind " + type.getSimpleName()
                        : "a block of keys";
        };
    }

    private static String syntax(MarkedYamlEngineException yaml) {
        String problem = yaml.getProblem() == null ? yaml.getContext() : yaml.getProblem();
        return problem.contains("TAB") ? "a tab stands where only spaces may" : firstLine(problem);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
