package promotrace.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import promotrace.assess.signals.Signal;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.evidence.Quote;

/// Judges accounts: start reading here.
///
/// Each promotion is read once, both ends. Then it is judged by itself; by what the account's other posts show; and by
/// what people wrote under it. Nothing is looked up and nothing remembered: the same dossier gives the same
/// assessment.
public final class Assessor {
    static final String SIGNALS = "config/signals.yml";

    private final Catalogue catalogue;
    private final Weights weights;
    private final SubjectReader subjects;
    private final CommentReader comments;

    private Assessor(Catalogue catalogue, Weights weights) {
        this.catalogue = catalogue;
        this.weights = weights;
        this.subjects = new SubjectReader(catalogue);
        this.comments = new CommentReader(catalogue.reader(), weights.comments());
    }

    /// Reads `config/words`, `brands.yml`, `product-types.yml`, `cues.yml` and `signals.yml`.
    public static Assessor load(ConfigFolder config) {
        return new Assessor(Catalogue.load(config), config.read(SIGNALS, Weights.class));
    }

    /// Runs every example of the configuration, and names what contradicts it.
    public static List<Problem> checkAll(ConfigFolder config) {
        return new Examples(load(config)).problems();
    }

    /// The judgement of one account.
    ///
    /// The dossier holds every post seen, innocent ones too, since their share counts: one subject for each link, and
    /// for a post without links one subject with nothing but the post. A post's comments stand at each of its subjects.
    /// A link to a page of links gives one subject for each link chosen on it, with the words beside that link. `known`
    /// comes from the pass before over all accounts: call with [Known#NOTHING] first, then once more.
    public AccountAssessment assess(Dossier dossier, Known known) {
        Optional<TextReading> profile = subjects.profile(dossier.account());
        List<SubjectReading> readings = subjects.read(dossier, profile);
        List<Judged> alone = judge(readings, dossier, known, profile, List.of(), Map.of());
        Map<String, List<CommentReading>> words = hear(readings, _ -> 0.0);
        List<Judged> together = judge(readings, dossier, known, profile, alone, words);
        together = judge(readings, dossier, known, profile, together, words);
        Map<String, Double> posts = new LinkedHashMap<>();
        together.forEach(j -> posts.merge(j.reading().subject().post().id(), j.logOdds(), Math::max));
        Map<String, List<CommentReading>> heard = hear(
                readings, post -> posts.getOrDefault(post, weights.promotions().prior()));
        return new AccountJudge(weights).judge(dossier.account(), profile, together, heard);
    }

    /// One promotion with what was found in it; `own` is the log-odds by its own evidence alone.
    record Judged(SubjectReading reading, List<Finding> findings, double logOdds, double own) {}

    private List<Judged> judge(
            List<SubjectReading> readings,
            Dossier dossier,
            Known known,
            Optional<TextReading> profile,
            List<Judged> before,
            Map<String, List<CommentReading>> heard) {
        Surroundings surroundings = new Surroundings(dossier, known, profile, before, heard, weights);
        List<Judged> out = new ArrayList<>();
        for (SubjectReading r : readings) {
            SubjectReading seen = r.with(surroundings.of(r));
            List<Finding> findings = new ArrayList<>();
            List<Finding> own = new ArrayList<>();
            for (Signal s : weights.signals()) {
                s.look(seen).ifPresent(f -> {
                    findings.add(f);
                    if (!s.family().equals(Surroundings.FAMILY)) own.add(f);
                });
            }
            double prior = weights.promotions().prior();
            out.add(new Judged(seen, findings, prior + weights.sum(findings), prior + weights.sum(own)));
        }
        return out;
    }

    /// Every comment read below its post. What people say is evidence for the post only by their own words (log-odds 0
    /// of the post); what they themselves know depends on the post too.
    private Map<String, List<CommentReading>> hear(List<SubjectReading> readings, ToDoubleFunction<String> logOdds) {
        Map<String, List<CommentReading>> out = new LinkedHashMap<>();
        for (SubjectReading r : readings) {
            String post = r.subject().post().id();
            if (out.containsKey(post)) continue;
            Set<String> around = r.post().languages();
            double odds = logOdds.applyAsDouble(post);
            out.put(
                    post,
                    r.subject().comments().stream()
                            .map(c -> comments.read(c, odds, around))
                            .toList());
        }
        return out;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Weights weights() {
        return weights;
    }

    /// A text read as a post of its own, for examples and measures.
    TextReading read(String text, Quote.Place place, Set<String> around) {
        return subjects.loose(text, place, around);
    }

    /// The brands that a text means or hints at by itself.
    Set<String> brandsIn(String text) {
        return subjects.looseBrands(text);
    }

    /// Strongest first.
    static List<Finding> inOrder(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparingDouble((Finding f) -> -Math.abs(f.weight()))
                        .thenComparing(Finding::signal))
                .toList();
    }
}
