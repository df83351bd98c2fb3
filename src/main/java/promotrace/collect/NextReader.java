package promotrace.collect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import promotrace.evidence.Sent;
import promotrace.fetch.Ask;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// What an answer says is to be asked next.
///
/// An address found in an answer is followed on the same site only (with a key: on the same server), since whoever
/// wrote
/// the answer may be a stranger; what the crawler's file spells out itself may lead elsewhere.
final class NextReader {
    private static final int USUAL_MOST = 500;
    private final CrawlerFile file;

    NextReader(CrawlerFile file) {
        this.file = file;
    }

    List<Step> read(Place place, List<CrawlerFile.Next> rules, StepName current, Optional<String> about) {
        List<Step> out = new ArrayList<>();
        for (CrawlerFile.Next rule : rules) {
            for (Place part : parts(place, rule)) {
                Place here = part.with(rule.let());
                if (!isWanted(here, rule)) continue;
                address(here, rule)
                        .flatMap(url -> ask(here, rule, url))
                        .filter(ask -> !isAskOf(place.answer(), ask)) // a page that leads to itself
                        .ifPresent(ask -> add(out, rule, ask, current, about));
            }
        }
        return out;
    }

    static boolean isWanted(Place here, CrawlerFile.Next rule) {
        return (rule.when().isEmpty() || here.says(rule.when())) && !here.says(rule.unless());
    }

    private static boolean isAskOf(Answer answer, Ask ask) {
        return ask.url().equals(answer.url()) && ask.sent().equals(answer.sent());
    }

    private static List<Place> parts(Place place, CrawlerFile.Next rule) {
        if (rule.find().isEmpty()) return place.eachOr(rule.each());
        List<Place> out = new ArrayList<>();
        Matcher m = rule.find().get().matcher(place.answer().text());
        while (m.find()) out.add(place.with("match", m.groupCount() > 0 ? m.group(1) : m.group()));
        return out;
    }

    private Optional<WebUrl> address(Place place, CrawlerFile.Next rule) {
        if (rule.url().isEmpty()) {
            WebUrl here = place.answer().url();
            Optional<WebUrl> url =
                    rule.rel().isPresent() ? place.answer().linked(rule.rel().get()) : Optional.of(here);
            return url.flatMap(u -> with(place, u, rule)).filter(u -> isNear(place, u, rule));
        }
        for (Value value : rule.url()) {
            boolean spelledOut = value.get().startsWith("http");
            Optional<WebUrl> url = place.address(List.of(value))
                    .flatMap(u -> with(place, u, rule))
                    .filter(u -> spelledOut || isNear(place, u, rule));
            if (url.isPresent()) return url;
        }
        return Optional.empty();
    }

    private boolean isNear(Place place, WebUrl url, CrawlerFile.Next rule) {
        WebUrl here = place.answer().url();
        return stepOf(rule).key()
                ? url.server().equals(here.server())
                : url.site().equals(here.site());
    }

    /// The address with the parameters of `with`, without those of `without`, the key and the fragment; none where a
    /// parameter is not found.
    private Optional<WebUrl> with(Place place, WebUrl address, CrawlerFile.Next rule) {
        WebUrl url = without(address.withoutFragment(), rule.without());
        Optional<String> key = file.key().flatMap(CrawlerFile.Key::parameter);
        if (key.isPresent()) url = without(url, List.of(key.get()));
        for (Map.Entry<String, Value> parameter : rule.with().entrySet()) {
            Optional<String> value = place.text(List.of(parameter.getValue()));
            if (value.isEmpty()) return Optional.empty();
            url = set(url, parameter.getKey(), value.get());
        }
        return Optional.of(url);
    }

    private CrawlerFile.StepRule stepOf(CrawlerFile.Next rule) {
        CrawlerFile.StepRule step = file.steps().get(rule.step());
        if (step == null) throw new IllegalStateException("no step " + rule.step() + " in " + file.platform());
        return step;
    }

    private void add(List<Step> out, CrawlerFile.Next rule, Ask ask, StepName current, Optional<String> about) {
        boolean paging = rule.step().equals(current.step());
        if (paging && current.page() >= stepOf(rule).most().orElse(USUAL_MOST)) return;
        StepName name = paging ? current.nextPage() : StepName.first(rule.step());
        Step step = new Step(name.toString(), ask, about);
        if (!out.contains(step)) out.add(step);
    }

    /// How the address is asked: with the body that the rule makes, or with this answer's own where its address is asked
    /// again; empty when the body can't be made.
    Optional<Ask> ask(Place place, CrawlerFile.Next rule, WebUrl url) {
        Ask ask = ask(rule.step(), url);
        boolean again = rule.url().isEmpty() && rule.rel().isEmpty();
        Optional<Sent> own = again ? place.answer().sent() : Optional.empty();
        if (rule.post().isEmpty()) return Optional.of(ask.sending(own));
        return PostBody.of(rule.post().get(), own, place.known()).map(body -> ask.sending(Optional.of(body)));
    }

    private static Ask.Secret secret(CrawlerFile.Key key) {
        Ask.As as = key.header().isPresent()
                ? new Ask.As.Field(key.header().get(), key.value().orElse(Ask.As.Field.SECRET))
                : new Ask.As.Parameter(key.parameter().orElseThrow());
        return new Ask.Secret(key.secret(), as);
    }

    Ask ask(String step, WebUrl url) {
        CrawlerFile.StepRule rule = file.steps().get(step);
        boolean keyed = rule != null && rule.key();
        Ask ask = new Ask(url, keyed ? file.key().map(NextReader::secret) : Optional.empty());
        return rule != null && rule.render().isPresent() ? ask.opened() : ask;
    }

    private static WebUrl set(WebUrl url, String name, String value) {
        WebUrl rest = without(url, List.of(name));
        String pair = encode(name) + "=" + encode(value);
        return rest.withQuery(Optional.of(rest.query().map(q -> q + "&" + pair).orElse(pair)));
    }

    private static WebUrl without(WebUrl url, List<String> names) {
        if (names.isEmpty() || url.query().isEmpty()) return url;
        Set<String> gone = Set.copyOf(names);
        List<String> kept = new ArrayList<>();
        for (String pair : url.query().get().split("&", -1)) {
            String name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
            if (!gone.contains(Parameter.decode(name))) kept.add(pair);
        }
        return url.withQuery(kept.isEmpty() ? Optional.empty() : Optional.of(String.join("&", kept)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
