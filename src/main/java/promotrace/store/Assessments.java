package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import promotrace.assess.AccountAssessment;
import promotrace.assess.Verdict;

/// The judgement of each account, derived from what is kept elsewhere and replaced as a whole.
///
/// It holds what was judged, posts, comments and listings included, so that a report shows what the judgement rests on
/// even where the world went on. The judgement itself is one document; its promotions lie in parts beside it (see
/// [AssessmentParts]), under a generation that is their digest: a reader finds the old judgement or the new one, and
/// the same judgement given twice writes nothing.
public final class Assessments {
    private static final int ATTEMPTS = 20;

    private final Shelf heads;
    private final Shelf parts;

    Assessments(MongoDatabase database) {
        heads = new Shelf(database, "assessments");
        parts = new Shelf(database, "assessment.parts", AssessmentParts.IN_ONE_ANSWER, "account");
    }

    List<Shelf> shelves() {
        return List.of(heads, parts);
    }

    /// Puts the judgement in the place of the one before.
    public void put(AccountAssessment assessment) {
        AssessmentParts written = AssessmentParts.of(assessment);
        Row head = head(assessment, written);
        Optional<Row> old = heads.find(head.id());
        if (old.isPresent() && old.get().document().equals(head.document())) return;
        boolean sameParts = old.isPresent() && generation(old.get()).equals(written.generation());
        if (!sameParts) parts.put(written.rows());
        heads.put(List.of(head));
        if (!sameParts) old.ifPresent(o -> parts.delete(keys(o), Shelf.EVERYTHING));
    }

    /// Takes the judgements of these accounts out.
    public void remove(Collection<String> accounts) {
        heads.delete(accounts, Shelf.EVERYTHING);
        for (String account : accounts) parts.delete(new Document("account", account));
    }

    private static Row head(AccountAssessment a, AssessmentParts parts) {
        return Row.keyed(a.account().id())
                .put("account", CollectRows.row(a.account()))
                .put("score", a.score())
                .put("verdict", a.verdict())
                .put("findings", a.findings(), AssessRows::row)
                .put("looked-for", a.lookedFor())
                .put("generation", parts.generation())
                .put("parts", parts.rows().size());
    }

    private static String generation(Row head) {
        return head.text("generation");
    }

    private static List<String> keys(Row head) {
        return AssessmentParts.keys(head.id(), generation(head), head.integer("parts"));
    }

    public Optional<AccountAssessment> find(String account) {
        return read(List.of(account)).stream().findFirst();
    }

    /// All judgements, in the order of the accounts' ids.
    public List<AccountAssessment> all() {
        return read(heads.ids(Shelf.EVERYTHING));
    }

    /// The accounts that were judged, in the order of their ids.
    public List<String> accounts() {
        return heads.ids(Shelf.EVERYTHING).stream().sorted().toList();
    }

    /// The judgements of these accounts, in the order of the accounts' ids; an account without one is left out.
    public List<AccountAssessment> of(Collection<String> accounts) {
        return read(accounts);
    }

    private List<AccountAssessment> read(Collection<String> accounts) {
        List<AccountAssessment> found = new ArrayList<>();
        for (String account : accounts.stream().distinct().sorted().toList()) {
            whole(account).ifPresent(found::add);
        }
        return found;
    }

    /// Quirk: without transactions a judgement may be replaced between reading its head and its parts; then it is read
    /// again.
    private Optional<AccountAssessment> whole(String account) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Row> head = heads.find(account);
            if (head.isEmpty()) return Optional.empty();
            List<String> keys = keys(head.get());
            Map<String, Row> there = new HashMap<>();
            for (Row part : parts.among("_id", keys)) there.put(part.id(), part);
            if (there.size() == keys.size()) {
                return Optional.of(
                        assessment(head.get(), keys.stream().map(there::get).toList()));
            }
        }
        throw new IllegalStateException("the judgement of " + account + " lacks parts");
    }

    private static AccountAssessment assessment(Row head, List<Row> parts) {
        AssessmentParts.Content content = AssessmentParts.read(parts);
        return new AccountAssessment(
                CollectRows.account(head.row("account")),
                head.number("score"),
                head.word("verdict", Verdict.class),
                head.rows("findings", AssessRows::finding),
                content.promotions(),
                content.comments(),
                head.texts("looked-for"));
    }
}
