package promotrace.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.assess.AccountAssessment;
import promotrace.network.Commission;
import promotrace.network.Edge;
import promotrace.network.Operator;

/// Everything one report is written from, in the order in which it is written. Equal cases give equal reports but for
/// `at`.
public record CaseFile(
        Instant at,
        String origin,
        List<AccountAssessment> accounts,
        Map<String, Commission> commissions,
        List<Edge> edges,
        List<Operator> operators,
        List<Proposal> proposals,
        List<Unserved> unserved,
        Map<String, List<Act>> acts) {
    public CaseFile {
        accounts = List.copyOf(accounts);
        commissions = Map.copyOf(commissions);
        edges = List.copyOf(edges);
        operators = List.copyOf(operators);
        proposals = List.copyOf(proposals);
        unserved = List.copyOf(unserved);
        acts = Map.copyOf(acts);
    }

    /// An account on the watch list that could not be read, and why, in one line.
    public record Unserved(String account, String why) {}

    /// What a person decided about an account: who, what (`confirm`, `dismiss`, `defer`), why, when.
    public record Act(String by, String what, String because, Instant at) {}

    public Optional<Commission> commission(String account) {
        return Optional.ofNullable(commissions.get(account));
    }
}
