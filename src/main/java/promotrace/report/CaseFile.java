package promotrace.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.assess.AccountAssessment;
import promotrace.network.Commission;
import promotrace.network.Edge;
import promotrace.network.Operator;
import promotrace.review.Decision;

/// Everything one report is written from, in the order in which it is written. Equal cases give equal reports but
/// for `at`.
///
/// `origin` says in a few words where it comes from (`shipped case, replayed from captures`). `commissions` and
/// `decisions` are by account id; an account without an entry has no estimate, or nobody has decided about it.
/// `programmes` are the names by which people know affiliate networks and agents, by their ids; one without an entry
/// is shown by its id.
public record CaseFile(
        Instant at,
        String origin,
        List<AccountAssessment> accounts,
        Map<String, Commission> commissions,
        List<Edge> edges,
        List<Operator> operators,
        List<Proposal> proposals,
        List<Unserved> unserved,
        Map<String, List<Decision>> decisions,
        Map<String, String> programmes) {
    public CaseFile {
        accounts = List.copyOf(accounts);
        commissions = Map.copyOf(commissions);
        edges = List.copyOf(edges);
        operators = List.copyOf(operators);
        proposals = List.copyOf(proposals);
        unserved = List.copyOf(unserved);
        decisions = Map.copyOf(decisions);
        programmes = Map.copyOf(programmes);
    }

    /// A case whose programmes are shown by their ids.
    public CaseFile(
            Instant at,
            String origin,
            List<AccountAssessment> accounts,
            Map<String, Commission> commissions,
            List<Edge> edges,
            List<Operator> operators,
            List<Proposal> proposals,
            List<Unserved> unserved,
            Map<String, List<Decision>> decisions) {
        this(at, origin, accounts, commissions, edges, operators, proposals, unserved, decisions, Map.of());
    }

    /// An account on the watch list that could not be read, and why, in one line.
    public record Unserved(String account, String why) {}

    public Optional<Commission> commission(String account) {
        return Optional.ofNullable(commissions.get(account));
    }

    /// What people decided about an account, oldest first; empty when nobody has.
    public List<Decision> decisions(String account) {
        return decisions.getOrDefault(account, List.of());
    }
}
