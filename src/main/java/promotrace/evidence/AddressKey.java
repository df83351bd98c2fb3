package promotrace.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// What two addresses share when a server would take them for the same: host, port, path and parameters, unescaped,
/// parameters in order of their names; and of a POST its body. Scheme and fragment are left out.
final class AddressKey {
    private AddressKey() {}

    static String of(WebUrl url, Optional<Sent> sent) {
        return sent.map(s -> of(url) + "\u0003" + s.key()).orElseGet(() -> of(url));
    }

    private static String of(WebUrl url) {
        StringBuilder key = new StringBuilder(url.server()).append(Parameter.decode(url.path()));
        List<Parameter> parameters = new ArrayList<>(url.parameters());
        parameters.sort(Comparator.comparing(Parameter::name)); // stable: repeated names keep their order
        char before = '?';
        for (Parameter p : parameters) {
            key.append(before).append(p.name()).append('\u0001').append(p.value());
            before = '\u0002';
        }
        return key.toString();
    }
}
