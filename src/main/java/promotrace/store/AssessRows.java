package promotrace.store;

import promotrace.assess.CommentReading;
import promotrace.assess.Finding;
import promotrace.evidence.Quote;

/// How findings and their quotes are stored.
final class AssessRows {
    private AssessRows() {}

    static Row row(Finding f) {
        return Row.part()
                .put("signal", f.signal())
                .put("weight", f.weight())
                .put("because", f.because())
                .put("quotes", f.quotes(), AssessRows::row);
    }

    static Finding finding(Row r) {
        return new Finding(
                r.text("signal"), r.number("weight"), r.text("because"), r.rows("quotes", AssessRows::quote));
    }

    static Row row(Quote q) {
        return Row.part()
                .put("place", q.place())
                .put("text", q.text())
                .put("where", q.where())
                .put("capture", q.capture());
    }

    static Quote quote(Row r) {
        return new Quote(r.word("place", Quote.Place.class), r.text("text"), r.url("where"), r.sha256("capture"));
    }

    static Row row(CommentReading c) {
        return Row.part()
                .put("comment", CollectRows.row(c.comment()))
                .put("knowing", c.knowing())
                .put("quotes", c.quotes(), AssessRows::row);
    }

    static CommentReading reading(Row r) {
        return new CommentReading(
                CollectRows.comment(r.row("comment")), r.flag("knowing"), r.rows("quotes", AssessRows::quote));
    }
}
