package promotrace.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import promotrace.evidence.Coding;
import promotrace.evidence.Exchange;
import promotrace.evidence.Sent;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// Parameters of APIs that are somebody's secret whatever their value, and exchanges that others made without them.
public final class SecretParameters {
    /// `key` and `token` are not among them: shops and redirectors have ordinary parameters of that name.
    private static final Set<String> NAMES =
            Set.of("access_token", "api_key", "apikey", "client_secret", "appsecret_proof");

    private SecretParameters() {}

    /// Whether a parameter of that name is one, in whatever case.
    static boolean isOne(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /// What somebody else recorded, as we would have kept it: the parameters left out of the address, and their values
    /// struck out wherever the answer or what was posted repeats them.
    public static Exchange hidden(Exchange exchange, Coding.Limits limits) {
        List<Parameter> posted =
                exchange.sent().map(Sent::text).map(Parameter::listOf).orElse(List.of());
        Stream<Parameter> all = Stream.concat(exchange.url().parameters().stream(), posted.stream());
        Exchange out = exchange.at(without(exchange.url()));
        for (Parameter p : all.filter(p -> isOne(p.name())).distinct().toList()) {
            if (p.value().length() >= Secrets.SHORTEST) out = new Redaction(p.value()).hide(out, limits);
        }
        return out;
    }

    private static WebUrl without(WebUrl url) {
        if (url.query().isEmpty()) return url;
        List<String> kept = new ArrayList<>();
        for (String pair : url.query().get().split("&", -1)) {
            List<Parameter> read = Parameter.listOf(pair);
            if (read.isEmpty() || !isOne(read.getFirst().name())) kept.add(pair);
        }
        return url.withQuery(kept.isEmpty() ? Optional.empty() : Optional.of(String.join("&", kept)));
    }
}
