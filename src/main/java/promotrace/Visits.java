package promotrace;

import java.time.Instant;
import java.util.Optional;
import promotrace.collect.Step;
import promotrace.collect.Watched;
import promotrace.fetch.Ask;
import promotrace.frontier.Visit;

/// Between a crawler's steps, open visits and requests: the same work in three rooms' words.
final class Visits {
    private Visits() {}

    static Visit of(Watched account, Step step, Instant due) {
        Visit visit = Visit.collect(account.id(), step.name(), step.ask().url(), due);
        if (step.about().isPresent()) visit = visit.about(step.about().get());
        return step.ask().secret().isEmpty()
                ? visit
                : visit.withSecret(step.ask().secret().get().name() + " "
                        + step.ask().secret().get().parameter());
    }

    static Step step(Visit visit) {
        return new Step(visit.step().orElseThrow(), ask(visit), visit.about());
    }

    static Ask ask(Visit visit) {
        Optional<Ask.Secret> secret = visit.secret().map(s -> s.split(" ", 2)).map(s -> new Ask.Secret(s[0], s[1]));
        return new Ask(visit.url(), secret);
    }
}
