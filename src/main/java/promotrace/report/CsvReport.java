package promotrace.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import promotrace.assess.AccountAssessment;
import promotrace.assess.CommentReading;
import promotrace.assess.Finding;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.assess.Verdict;
import promotrace.evidence.Quote;
import promotrace.network.Commission;
import promotrace.network.Edge;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;
import promotrace.storefront.Listing;
import promotrace.storefront.Money;
import promotrace.storefront.Seller;

/// The report as tables for a spreadsheet: `accounts.csv`, `promotions.csv` and `edges.csv` in a folder.
///
/// RFC 4180 (commas, CRLF, quotes doubled), UTF-8 with a byte order mark, without which spreadsheet programs
/// misread other scripts. What a spreadsheet would take for a formula gets an apostrophe before it: at the start of
/// a cell, and of its lines and behind semicolons too, since a program that splits at semicolons sees cells there.
/// Several values in one cell stand on lines of their own. Addresses are as they are, not defanged.
public final class CsvReport {
    /// The place before a sign that begins a formula (the wide forms do so in East Asian settings), at the start of
    /// what may be taken for a cell.
    private static final Pattern FORMULA = Pattern.compile("(?:^|(?<=[;\\n\\r\\t]))(?=[=+@\\-\t\r＝＋－＠])");

    private CsvReport() {}

    /// Writes the three files; each is put in place when it is whole.
    public static void write(CaseFile file, Path folder) throws IOException {
        Draft.replace(folder.resolve("accounts.csv"), out -> accounts(file, new Rows(out)));
        Draft.replace(folder.resolve("promotions.csv"), out -> promotions(file, new Rows(out)));
        Draft.replace(folder.resolve("edges.csv"), out -> edges(file, new Rows(out)));
    }

    private static void accounts(CaseFile file, Rows rows) {
        rows.row(List.of(
                "account",
                "name",
                "platform",
                "address",
                "followers",
                "verdict",
                "score",
                "flagged posts",
                "posts",
                "knowing comments",
                "comments",
                "commission low",
                "commission likely",
                "commission high",
                "currency",
                "basis",
                "findings"));
        for (AccountAssessment a : file.accounts()) {
            Optional<Commission> c = file.commission(a.account().id());
            rows.row(List.of(
                    a.account().id(),
                    a.account().name(),
                    a.account().platform(),
                    a.account().url().toString(),
                    a.account().followers().isPresent()
                            ? Long.toString(a.account().followers().getAsLong())
                            : "",
                    word(a.verdict()),
                    number(a.score()),
                    Long.toString(posts(a.promotions().stream().filter(p -> p.verdict() == Verdict.FLAGGED))),
                    Long.toString(posts(a.promotions().stream())),
                    Long.toString(a.comments().stream()
                            .filter(CommentReading::knowing)
                            .count()),
                    Integer.toString(a.comments().size()),
                    c.map(x -> x.low().toPlainString()).orElse(""),
                    c.map(x -> x.likely().toPlainString()).orElse(""),
                    c.map(x -> x.high().toPlainString()).orElse(""),
                    c.map(Commission::currency).orElse(""),
                    c.map(Commission::basis).orElse(""),
                    findings(a.findings())));
        }
    }

    private static long posts(Stream<PromotionAssessment> promotions) {
        return promotions.map(p -> p.subject().post().id()).distinct().count();
    }

    private static void promotions(CaseFile file, Rows rows) {
        rows.row(List.of(
                "account",
                "verdict",
                "score",
                "post",
                "posted",
                "brands",
                "link",
                "outcome",
                "hops",
                "destination",
                "network",
                "publisher",
                "merchant",
                "sub id",
                "listing",
                "seller",
                "seller name",
                "title",
                "price",
                "price high",
                "currency",
                "findings",
                "post text"));
        for (AccountAssessment a : file.accounts()) {
            for (PromotionAssessment p : a.promotions()) rows.row(promotion(p));
        }
    }

    private static List<String> promotion(PromotionAssessment p) {
        Subject s = p.subject();
        Optional<Chain> chain = s.chain();
        Optional<Listing> listing = s.listing();
        Optional<Money> price = listing.flatMap(Listing::price);
        List<String> cells = new ArrayList<>();
        cells.add(s.post().account());
        cells.add(word(p.verdict()));
        cells.add(number(p.score()));
        cells.add(s.post().url().toString());
        cells.add(s.post().at().toString());
        cells.add(String.join("\n", p.brands()));
        cells.add(chain.map(c -> c.posted().toString())
                .or(() -> s.link().map(l -> l.url().toString()))
                .orElse(""));
        cells.add(chain.map(c -> c.outcome().word()).orElse(""));
        cells.add(chain.map(c -> Integer.toString(c.hops())).orElse(""));
        cells.add(chain.flatMap(Chain::destination).map(Object::toString).orElse(""));
        cells.add(s.affiliates().stream().map(Affiliate::network).collect(Collectors.joining("\n")));
        cells.add(lines(s.affiliates().stream().map(Affiliate::publisher)));
        cells.add(lines(s.affiliates().stream().map(Affiliate::merchant)));
        cells.add(lines(s.affiliates().stream().map(Affiliate::subId)));
        cells.add(listing.map(Listing::id).orElse(""));
        cells.add(listing.flatMap(Listing::seller).map(Seller::id).orElse(""));
        cells.add(listing.flatMap(Listing::seller).map(Seller::name).orElse(""));
        cells.add(listing.map(Listing::title).orElse(""));
        cells.add(price.map(m -> m.low().toPlainString()).orElse(""));
        cells.add(price.flatMap(Money::high).map(BigDecimal::toPlainString).orElse(""));
        cells.add(price.map(Money::currency).orElse(""));
        cells.add(findings(p.findings()));
        cells.add(s.post().text());
        return cells;
    }

    private static void edges(CaseFile file, Rows rows) {
        rows.row(List.of(
                "account",
                "seller",
                "posts",
                "links",
                "networks",
                "brands",
                "first",
                "last",
                "knowing comments",
                "comments",
                "commission low",
                "commission likely",
                "commission high",
                "currency",
                "basis",
                "addresses"));
        for (Edge e : file.edges()) {
            Optional<Commission> c = e.commission();
            rows.row(List.of(
                    e.account(),
                    e.seller(),
                    Integer.toString(e.posts().size()),
                    Integer.toString(e.promotions()),
                    String.join("\n", e.networks()),
                    String.join("\n", e.brands()),
                    e.first().toString(),
                    e.last().toString(),
                    Integer.toString(e.knowing()),
                    Integer.toString(e.comments()),
                    c.map(x -> x.low().toPlainString()).orElse(""),
                    c.map(x -> x.likely().toPlainString()).orElse(""),
                    c.map(x -> x.high().toPlainString()).orElse(""),
                    c.map(Commission::currency).orElse(""),
                    c.map(Commission::basis).orElse(""),
                    String.join("\n", e.posts())));
        }
    }

    /// One finding a line: signal, weight, and the words behind it.
    private static String findings(List<Finding> findings) {
        return findings.stream()
                .map(f -> String.format(Locale.ROOT, "%s %+.1f: ", f.signal(), f.weight())
                        + f.quotes().stream()
                                .map(Quote::text)
                                .map(Harmless::line)
                                .collect(Collectors.joining(" … ")))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(Stream<Optional<String>> values) {
        return values.map(v -> v.orElse("")).collect(Collectors.joining("\n")).strip();
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }

    /// Rows of cells as bytes.
    private static final class Rows {
        private final OutputStream out;

        Rows(OutputStream out) throws IOException {
            this.out = out;
            out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        }

        void row(List<String> cells) {
            String line = cells.stream().map(Rows::cell).collect(Collectors.joining(",")) + "\r\n";
            try {
                out.write(line.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String cell(String value) {
            String safe = harmless(value);
            boolean quoted = safe.chars().anyMatch(c -> ",;\"\t\n\r".indexOf(c) >= 0);
            return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
        }
    }

    /// A value that no spreadsheet takes for a formula; any other stays as it is.
    static String harmless(String value) {
        return FORMULA.matcher(value).replaceAll("'");
    }
}
