package promotrace;

import java.time.Instant;
import java.util.Optional;
import promotrace.collect.Step;
import promotrace.collect.Watched;
import promotrace.evidence.Sent;
import promotrace.fetch.Ask;
import promotrace.fetch.Click;
import promotrace.frontier.Visit;
import promotrace.resolve.Asked;
import promotrace.url.WebUrl;

/// Between a crawler's steps, open visits and requests: the same work in three rooms' words.
final class Visits {
    private Visits() {}

    static Visit of(Watched account, Step step, Instant due) {
        Ask ask = step.ask();
        Visit visit = Visit.collect(account.id(), step.name(), ask.url(), due);
        if (step.about().isPresent()) visit = visit.about(step.about().get());
        if (ask.secret().isPresent()) visit = visit.withSecret(text(ask.secret().get()));
        if (ask.sent().isPresent())
            visit = visit.posting(ask.sent().get().type(), ask.sent().get().text());
        return visit;
    }

    /// The request on that posted link's way.
    static Visit hop(Asked asked, WebUrl posted, Instant due) {
        Visit hop = Visit.hop(asked.address(), 0, due).onWay(posted);
        return asked.own().map(o -> hop.bringing(o.cookies(), asked.key())).orElse(hop);
    }

    /// The same, made as somebody makes it who follows the link.
    static Visit click(Asked asked, WebUrl posted, Click how, Instant due) {
        String page = how.referer().map(WebUrl::toString).orElse("");
        return hop(asked, posted, due)
                .clicking(
                        page + "\n" + how.language().orElse(""), asked.clicked().key());
    }

    /// What a HOP visit asks.
    static Asked asked(Visit hop) {
        Asked asked = hop.cookies()
                .map(c -> Asked.own(hop.url(), hop.way().orElseThrow(), c))
                .orElseGet(() -> Asked.plain(hop.url()));
        return hop.click().isPresent() ? asked.clicked() : asked;
    }

    private static Click click(String pageAndLanguage) {
        String[] lines = pageAndLanguage.split("\n", 2);
        Optional<WebUrl> page = Optional.of(lines[0]).filter(p -> !p.isEmpty()).map(WebUrl::of);
        return new Click(page, Optional.of(lines[1]).filter(l -> !l.isEmpty()));
    }

    static Step step(Visit visit) {
        return new Step(visit.step().orElseThrow(), ask(visit), visit.about());
    }

    static Ask ask(Visit visit) {
        if (visit.kind() == Visit.Kind.PICTURE) return Ask.picture(visit.url());
        Optional<Sent> sent = visit.sent().map(s -> s.split("\n", 2)).map(s -> new Sent(s[0], s[1]));
        Ask ask = new Ask(visit.url(), visit.secret().map(Visits::secret), sent);
        Ask brings = visit.cookies().map(ask::bringing).orElse(ask);
        return visit.click().map(c -> brings.as(click(c))).orElse(brings);
    }

    /// The secret's name and its parameter, or its header field with `: ` after the field's name.
    private static String text(Ask.Secret secret) {
        return secret.name() + " "
                + switch (secret.as()) {
                    case Ask.As.Parameter(String name) -> name;
                    case Ask.As.Field(String name, String value) -> name + ": " + value;
                };
    }

    private static Ask.Secret secret(String text) {
        String[] words = text.split(" ", 2);
        int colon = words[1].indexOf(": ");
        if (colon < 0) return new Ask.Secret(words[0], words[1]);
        return new Ask.Secret(words[0], new Ask.As.Field(words[1].substring(0, colon), words[1].substring(colon + 2)));
    }
}
