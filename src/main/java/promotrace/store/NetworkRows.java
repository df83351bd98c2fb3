package promotrace.store;

import promotrace.network.Commission;
import promotrace.network.Edge;
import promotrace.network.Operator;

/// How the records of `network` are stored.
final class NetworkRows {
    private NetworkRows() {}

    static Row row(Edge e) {
        return Row.keyed(e.account() + " " + e.seller())
                .put("account", e.account())
                .put("seller", e.seller())
                .put("posts", e.posts())
                .put("promotions", e.promotions())
                .put("networks", e.networks())
                .put("brands", e.brands())
                .put("first", e.first())
                .put("last", e.last())
                .put("knowing", e.knowing())
                .put("comments", e.comments())
                .put("commission", e.commission(), NetworkRows::row);
    }

    static Edge edge(Row r) {
        return new Edge(
                r.text("account"),
                r.text("seller"),
                r.texts("posts"),
                r.integer("promotions"),
                r.texts("networks"),
                r.texts("brands"),
                r.time("first"),
                r.time("last"),
                r.integer("knowing"),
                r.integer("comments"),
                r.maybe("commission", NetworkRows::commission));
    }

    static Row row(Commission c) {
        return Row.part()
                .put("low", c.low())
                .put("likely", c.likely())
                .put("high", c.high())
                .put("currency", c.currency())
                .put("basis", c.basis());
    }

    static Commission commission(Row r) {
        return new Commission(
                r.decimal("low"), r.decimal("likely"), r.decimal("high"), r.text("currency"), r.text("basis"));
    }

    static Row row(Operator o) {
        return Row.keyed(o.id()).put("accounts", o.accounts()).put("evidence", o.evidence());
    }

    static Operator operator(Row r) {
        return new Operator(r.id(), r.texts("accounts"), r.texts("evidence"));
    }
}
