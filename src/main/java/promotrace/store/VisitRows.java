package promotrace.store;

import promotrace.frontier.Visit;

/// How visits are stored. A stored visit also bears the `token` of who has it leased, and the host's `turn` since which
/// it does; it is put with turn 0 and without a token.
final class VisitRows {
    private VisitRows() {}

    static Row row(Visit v) {
        return Row.keyed(v.id())
                .put("kind", v.kind())
                .put("url", v.url())
                .put("host", v.host())
                .put("due", v.due())
                .put("attempts", v.attempts())
                .put("depth", v.depth())
                .put("turn", 0L)
                .put("account", v.account())
                .put("step", v.step())
                .put("about", v.about())
                .put("secret", v.secret())
                .put("sent", v.sent())
                .put("way", v.way())
                .put("cookies", v.cookies())
                .put("click", v.click())
                .put("problem", v.problem());
    }

    static Visit visit(Row r) {
        return new Visit(
                r.id(),
                r.word("kind", Visit.Kind.class),
                r.url("url"),
                r.time("due"),
                r.integer("attempts"),
                r.integer("depth"),
                r.maybeText("account"),
                r.maybeText("step"),
                r.maybeText("about"),
                r.maybeText("secret"),
                r.maybeText("sent"),
                r.maybeUrl("way"),
                r.maybeText("cookies"),
                r.maybeText("click"),
                r.maybeText("problem"));
    }
}
