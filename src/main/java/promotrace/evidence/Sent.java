package promotrace.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import promotrace.url.Parameter;

/// What a request carries beside its address: the body of a POST. `type` is its content type (`application/json`), `text`
/// the body itself, without secrets.
public record Sent(String type, String text) {

    /// What two bodies share when a server would take them for the same: of a form the parameters in order of their
    /// names, unescaped; of everything else the text as it is.
    String key() {
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) return text.strip();
        List<Parameter> parameters = Parameter.listOf(text.strip());
        return parameters.stream()
                .sorted(Comparator.comparing(Parameter::name)) // stable: repeated names keep their order
                .map(p -> p.name() + "\u0001" + p.value())
                .collect(Collectors.joining("\u0002"));
    }
}
