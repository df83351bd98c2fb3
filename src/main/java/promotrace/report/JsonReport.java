package promotrace.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import promotrace.assess.AccountAssessment;
import promotrace.assess.CommentReading;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.collect.Post;
import promotrace.network.Edge;
import promotrace.network.Operator;
import promotrace.review.Decision;
import promotrace.storefront.Seller;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// The report as one JSON file for programs: UTF-8, addresses as they are (not defanged), written as it is read, so
/// that its size is not bounded by memory. Equal cases give equal bytes but for `generatedAt`.
///
/// Beside the agreed fields stand `decisions`, `notRead`, `manifest`, and for each signal `because` and its
/// `quotes` with the capture that holds them.
public final class JsonReport {
    private static final DefaultIndenter INDENT = new DefaultIndenter(" ", "\n");
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    private JsonReport() {}

    /// Puts the report in place when it is whole; an older one stays until then.
    public static void write(CaseFile file, Path target) throws IOException {
        Draft.replace(target, out -> write(file, out));
    }

    /// Writes the report and leaves the stream open.
    public static void write(CaseFile file, OutputStream out) throws IOException {
        try (JsonGenerator json =
                WRITER.without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(out)) {
            new JsonReport.Writing(file, json).all();
        }
        out.write('\n');
    }

    /// One report being written.
    private static final class Writing {
        private final CaseFile file;
        private final JsonGenerator json;
        private final PromotionJson promotions;
        private final Map<String, String> addressOfPost = new HashMap<>();

        Writing(CaseFile file, JsonGenerator json) {
            this.file = file;
            this.json = json;
            this.promotions = new PromotionJson(json);
            for (AccountAssessment a : file.accounts()) {
                for (PromotionAssessment p : a.promotions()) {
                    Post post = p.subject().post();
                    addressOfPost.put(post.id(), post.url().toString());
                }
            }
        }

        void all() {
            json.writeStartObject();
            json.writeStringProperty("generatedAt", file.at().toString());
            json.writeStringProperty("origin", file.origin());
            list("accounts", file.accounts(), this::account);
            json.writeArrayPropertyStart("promotions");
            for (AccountAssessment a : file.accounts()) {
                a.promotions().stream().filter(Writing::isReported).forEach(promotions::write);
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("comments");
            for (AccountAssessment a : file.accounts()) a.comments().forEach(this::comment);
            json.writeEndArray();
            json.writeObjectPropertyStart("network");
            list("edges", file.edges(), this::edge);
            list("clusters", file.operators(), this::operator);
            json.writeEndObject();
            list("takedownCandidates", file.proposals(), this::proposal);
            list("notRead", file.unserved(), this::unserved);
            Manifest manifest = Manifest.of(file);
            json.writeObjectPropertyStart("manifest");
            json.writeStringProperty("sha256", manifest.sha256().hex());
            json.writeNumberProperty("captures", manifest.captures());
            json.writeEndObject();
            json.writeEndObject();
        }

        /// A post that has no link and shows nothing is no promotion.
        private static boolean isReported(PromotionAssessment p) {
            return p.subject().link().isPresent() || p.subject().chain().isPresent() || p.verdict() != Verdict.CLEAR;
        }

        private void account(AccountAssessment a) {
            List<PromotionAssessment> flagged = a.promotions().stream()
                    .filter(p -> p.verdict() == Verdict.FLAGGED)
                    .toList();
            json.writeStartObject();
            json.writeStringProperty("id", a.account().id());
            json.writeNumberProperty("score", promotions.rounded(a.score()));
            json.writeStringProperty("verdict", a.verdict().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty(
                    "posts",
                    a.promotions().stream()
                            .map(p -> p.subject().post().id())
                            .distinct()
                            .count());
            json.writeNumberProperty(
                    "promotions",
                    flagged.stream()
                            .map(p -> p.subject().post().id())
                            .distinct()
                            .count());
            strings(
                    "sellers",
                    flagged.stream()
                            .flatMap(p -> p.subject().listing().stream())
                            .flatMap(l -> l.seller().stream())
                            .map(Seller::id)
                            .collect(Collectors.toCollection(TreeSet::new)));
            strings(
                    "brands",
                    flagged.stream().flatMap(p -> p.brands().stream()).collect(Collectors.toCollection(TreeSet::new)));
            promotions.signals(a.findings());
            promotions.commission(file.commission(a.account().id()));
            list("decisions", file.decisions(a.account().id()), this::decision);
            json.writeEndObject();
        }

        private void decision(Decision d) {
            json.writeStartObject();
            json.writeStringProperty("act", d.act().word());
            json.writeStringProperty("because", d.because());
            json.writeStringProperty("by", d.by());
            json.writeStringProperty("at", d.at().toString());
            json.writeEndObject();
        }

        private void comment(CommentReading c) {
            json.writeStartObject();
            json.writeStringProperty("post", address(c.comment().post()));
            json.writeStringProperty("by", c.comment().by());
            json.writeStringProperty("text", c.comment().text());
            json.writeBooleanProperty("knowing", c.knowing());
            json.writeEndObject();
        }

        private void edge(Edge e) {
            json.writeStartObject();
            json.writeStringProperty("account", e.account());
            json.writeStringProperty("seller", e.seller());
            json.writeNumberProperty("promotions", e.posts().size());
            json.writeNumberProperty("links", e.promotions());
            strings("networks", e.networks());
            strings("brands", e.brands());
            promotions.commission(e.commission());
            json.writeObjectPropertyStart("knowing");
            json.writeNumberProperty("comments", e.knowing());
            json.writeNumberProperty("of", e.comments());
            json.writeEndObject();
            json.writeStringProperty("first", e.first().toString());
            json.writeStringProperty("last", e.last().toString());
            json.writeEndObject();
        }

        private void operator(Operator o) {
            json.writeStartObject();
            json.writeStringProperty("id", o.id());
            strings("accounts", o.accounts());
            strings("evidence", o.evidence());
            json.writeEndObject();
        }

        private void proposal(Proposal p) {
            json.writeStartObject();
            json.writeStringProperty("brand", p.brand());
            json.writeStringProperty("kind", p.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("url", address(p.url()));
            json.writeNumberProperty("score", promotions.rounded(p.score()));
            json.writeStringProperty("state", "proposed");
            strings("promotions", p.promotions().stream().map(this::address).toList());
            json.writeEndObject();
        }

        private void unserved(CaseFile.Unserved u) {
            json.writeStartObject();
            json.writeStringProperty("account", u.account());
            json.writeStringProperty("why", u.why());
            json.writeEndObject();
        }

        /// A post's public address for its id; what is no known id stays.
        private String address(String postOrAddress) {
            return addressOfPost.getOrDefault(postOrAddress, postOrAddress);
        }

        private void strings(String name, Collection<String> values) {
            json.writeArrayPropertyStart(name);
            values.forEach(json::writeString);
            json.writeEndArray();
        }

        private <T> void list(String name, List<T> values, Consumer<T> each) {
            json.writeArrayPropertyStart(name);
            values.forEach(each);
            json.writeEndArray();
        }
    }
}
