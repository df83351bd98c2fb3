package promotrace.fetch;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import promotrace.evidence.Header;

/// The secret of one ask with its value, for the moment in which the request is made: what is added to it, and what is
/// taken out of everything that is kept.
record Credential(Ask.Secret secret, String value) {

    /// Empty where the ask needs no secret, or nobody has given it.
    static Optional<Credential> of(Ask ask, Secrets secrets) {
        return ask.secret().flatMap(s -> secrets.find(s.name()).map(value -> new Credential(s, value)));
    }

    /// Why it can't be sent; empty when it can. The client would tell the value in its own complaint.
    Optional<String> problem() {
        boolean fits = header().map(h -> h.value().chars().allMatch(c -> c >= ' ' && c <= '~'))
                .orElse(true);
        return fits ? Optional.empty() : Optional.of(secret.name() + " holds characters that no header can carry");
    }

    /// The header field that holds it; empty where it is sent in another way.
    Optional<Header> header() {
        return switch (secret.as()) {
            case Ask.As.Parameter _ -> Optional.empty();
            case Ask.As.Field(String name, String words) ->
                Optional.of(new Header(name, words.replace(Ask.As.Field.SECRET, value)));
        };
    }

    @Override
    public String toString() {
        return secret.name(); // its value stands in no log
    }

    void addTo(HttpUrl.Builder address) {
        secret.parameter().ifPresent(name -> address.setQueryParameter(name, value));
    }

    /// The header that was sent, without it.
    List<Header> removedFrom(List<Header> sent) {
        return sent.stream()
                .filter(h -> secret.header().filter(h.name()::equalsIgnoreCase).isEmpty())
                .toList();
    }
}
