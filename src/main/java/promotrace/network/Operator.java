package promotrace.network;

import java.util.List;

/// Accounts that may be run by one operator, with the reason of each join in words.
public record Operator(String id, List<String> accounts, List<String> evidence) {
    public Operator {
        accounts = List.copyOf(accounts);
        evidence = List.copyOf(evidence);
        if (accounts.size() < 2 || evidence.isEmpty()) throw new IllegalArgumentException("a join has a reason");
    }
}
