package promotrace.report;

import java.util.List;

/// What a run proposes that people look at for a brand: a `listing`, a `post` or an `account`, and the posts it
/// rests on. Only two people's confirmation makes a candidate of it.
public record Proposal(String brand, Kind kind, String url, double score, List<String> promotions) {
    public enum Kind {
        LISTING,
        POST,
        ACCOUNT
    }

    public Proposal {
        promotions = List.copyOf(promotions);
    }
}
