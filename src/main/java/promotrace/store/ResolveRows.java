package promotrace.store;

import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.resolve.Next;
import promotrace.resolve.Via;

/// How the records of `resolve` are stored.
final class ResolveRows {
    private ResolveRows() {}

    static Row row(Next next) {
        return switch (next) {
            case Next.To n -> kind("to").put("to", n.to()).put("via", n.via()).put("status", n.status());
            case Next.Fan n ->
                kind("fan").put("choices", n.choices(), ResolveRows::row).put("status", n.status());
            case Next.End n -> kind("end").put("status", n.status()).put("canonical", n.canonical());
            case Next.Dead n -> kind("dead").put("why", n.why()).put("status", n.status());
            case Next.Blocked n -> kind("blocked").put("why", n.why()).put("status", n.status());
            case Next.Failed n -> kind("failed").put("why", n.why()).put("again", n.again());
        };
    }

    private static Row kind(String kind) {
        return Row.part().put("kind", kind);
    }

    static Next next(Row r) {
        return switch (r.text("kind")) {
            case "to" -> new Next.To(r.url("to"), r.word("via", Via.class), r.maybeInteger("status"));
            case "fan" -> new Next.Fan(r.rows("choices", ResolveRows::choice), r.integer("status"));
            case "end" -> new Next.End(r.integer("status"), r.maybeUrl("canonical"));
            case "dead" -> new Next.Dead(r.text("why"), r.maybeInteger("status"));
            case "blocked" -> new Next.Blocked(r.text("why"), r.maybeInteger("status"));
            case "failed" -> new Next.Failed(r.text("why"), r.flag("again"));
            default -> throw new IllegalStateException("a stored answer of no known kind: " + r.text("kind"));
        };
    }

    static Row row(Next.Choice choice) {
        return Row.part().put("url", choice.url()).put("label", choice.label());
    }

    static Next.Choice choice(Row r) {
        return new Next.Choice(r.url("url"), r.text("label"));
    }

    static Row row(Chain c) {
        return Row.part()
                .put("posted", c.posted())
                .put(
                        "links",
                        c.links(),
                        l -> Row.part()
                                .put("url", l.url())
                                .put("how", l.how())
                                .put("status", l.status())
                                .put("capture", l.capture()))
                .put("outcome", c.outcome())
                .put("destination", c.destination())
                .put("why", c.why())
                .put("canonical", c.canonical());
    }

    static Chain chain(Row r) {
        return new Chain(
                r.url("posted"),
                r.rows(
                        "links",
                        l -> new Chain.Link(
                                l.url("url"), l.text("how"), l.maybeInteger("status"), l.maybeSha256("capture"))),
                r.word("outcome", Chain.Outcome.class),
                r.maybeUrl("destination"),
                r.text("why"),
                r.maybeUrl("canonical"));
    }

    static Row row(Affiliate a) {
        return Row.part()
                .put("network", a.network())
                .put("publisher", a.publisher())
                .put("merchant", a.merchant())
                .put("sub-id", a.subId())
                .put("creative", a.creative())
                .put("coupon", a.coupon())
                .put("where", a.where());
    }

    static Affiliate affiliate(Row r) {
        return new Affiliate(
                r.text("network"),
                r.maybeText("publisher"),
                r.maybeText("merchant"),
                r.maybeText("sub-id"),
                r.maybeText("creative"),
                r.maybeText("coupon"),
                r.url("where"));
    }
}
