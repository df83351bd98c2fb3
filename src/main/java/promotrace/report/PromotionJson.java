package promotrace.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import promotrace.assess.Finding;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.collect.Post;
import promotrace.evidence.Quote;
import promotrace.network.Commission;
import promotrace.resolve.Cloaked;
import promotrace.resolve.Earlier;
import tools.jackson.core.JsonGenerator;

/// One promotion of the JSON report, and the parts that accounts share with it.
final class PromotionJson {
    private final JsonGenerator json;
    private final WayJson way;

    PromotionJson(JsonGenerator json) {
        this.json = json;
        this.way = new WayJson(json);
    }

    void write(PromotionAssessment p) {
        Subject s = p.subject();
        json.writeStartObject();
        json.writeStringProperty("post", s.post().url().toString());
        json.writeStringProperty("account", s.post().account());
        past(s.post().past());
        json.writeStringProperty("verdict", p.verdict().name().toLowerCase(Locale.ROOT));
        text("link", link(s));
        way.chain(s.chain(), List.of());
        s.until().ifPresent(at -> json.writeStringProperty("until", at.toString()));
        earlier(s.earlier());
        s.cloaked().ifPresent(this::cloaked);
        way.affiliates(s.affiliates());
        way.pictures("postPictures", s.pictured().post());
        s.pictured().same().ifPresent(same -> json.writeBooleanProperty("samePicture", same));
        way.listing(s.listing(), s.history(), s.pictured().listing());
        json.writeArrayPropertyStart("brands");
        p.brands().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("score", rounded(p.score()));
        signals(p.findings());
        json.writeEndObject();
    }

    /// `edited` where this is how the post stood before that moment, `missing` where it was no longer listed then.
    private void past(Optional<Post.Past> past) {
        switch (past.orElse(null)) {
            case null -> {}
            case Post.Past.Edited(Instant since) -> json.writeStringProperty("edited", since.toString());
            case Post.Past.Missing(Instant since) -> json.writeStringProperty("missing", since.toString());
        }
    }

    /// The address that was posted, as it was walked (with a scheme, without a platform's wrapper).
    private static Optional<String> link(Subject s) {
        return s.chain()
                .map(c -> c.posted().toString())
                .or(() -> s.link().map(l -> l.url().toString()));
    }

    /// Where the link led before it led this way, the last first; left out where it always led there.
    private void earlier(List<Earlier> ways) {
        if (ways.isEmpty()) return;
        json.writeArrayPropertyStart("earlier");
        for (Earlier e : ways) {
            json.writeStartObject();
            text("destination", e.chain().destination().map(Object::toString));
            json.writeStringProperty("until", e.until().toString());
            way.hops(e.chain().links(), List.of());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void cloaked(Cloaked c) {
        json.writeObjectPropertyStart("cloaked");
        text("plain", c.plain().map(Object::toString));
        text("click", c.click().map(Object::toString));
        json.writeEndObject();
    }

    void signals(List<Finding> findings) {
        json.writeArrayPropertyStart("signals");
        for (Finding f : findings) {
            json.writeStartObject();
            json.writeStringProperty("name", f.signal());
            json.writeNumberProperty("weight", rounded(f.weight()));
            json.writeStringProperty(
                    "evidence", f.quotes().stream().map(Quote::text).collect(Collectors.joining(" … ")));
            json.writeStringProperty("because", f.because());
            json.writeArrayPropertyStart("quotes");
            f.quotes().forEach(this::quote);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void quote(Quote q) {
        json.writeStartObject();
        json.writeStringProperty("place", q.place().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("text", q.text());
        json.writeStringProperty("where", q.where().toString());
        json.writeStringProperty("capture", q.capture().hex());
        json.writeEndObject();
    }

    void commission(Optional<Commission> commission) {
        if (commission.isEmpty()) {
            json.writeNullProperty("commission");
            return;
        }
        Commission c = commission.get();
        json.writeObjectPropertyStart("commission");
        json.writeNumberProperty("low", c.low());
        json.writeNumberProperty("likely", c.likely());
        json.writeNumberProperty("high", c.high());
        json.writeStringProperty("currency", c.currency());
        json.writeStringProperty("basis", c.basis());
        json.writeEndObject();
    }

    /// Six decimals: enough to keep the order of accounts, without the noise of binary fractions.
    BigDecimal rounded(double value) {
        BigDecimal cut =
                BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return cut.scale() < 0 ? cut.setScale(0) : cut;
    }

    private void text(String name, Optional<String> value) {
        if (value.isPresent()) json.writeStringProperty(name, value.get());
        else json.writeNullProperty(name);
    }
}
