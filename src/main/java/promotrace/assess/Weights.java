package promotrace.assess;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import promotrace.assess.signals.Signal;

/// `config/signals.yml`: the signals with their weights, and how they are put together.
///
/// Weights are log-odds. Within a family each further finding of the same direction counts `further` times the one
/// before. A promotion or account starts at `prior`; from `flagged` and from `watch` (0 to 1) on it is called so.
record Weights(
        String source,
        double further,
        Scale promotions,
        AccountScale accounts,
        Comments comments,
        List<Signal> signals) {
    Weights {
        signals = List.copyOf(signals);
    }

    record Scale(double prior, double flagged, double watch) {
        Verdict verdict(double score) {
            return score >= flagged ? Verdict.FLAGGED : score >= watch ? Verdict.WATCH : Verdict.CLEAR;
        }
    }

    /// `posts`: weight of each doubling of the number of flagged posts; `share`: weight of their share of all posts;
    /// `fewest`: flagged posts without which an account is at most watched, unless its profile says it openly.
    record AccountScale(double prior, double flagged, double watch, double posts, double share, int fewest) {}

    /// How comments are read: `context` is the weight of the post above at its most certain, for or against; a comment
    /// is knowing when the sum is above zero and some words of it speak for that.
    record Comments(double prior, double context, List<CommentRule> rules) {
        Comments {
            rules = List.copyOf(rules);
        }
    }

    /// Words in a comment: any of `says`, none of `unless`; where `under` is set only below a post that promotes copies
    /// by all that was seen.
    record CommentRule(String id, List<String> says, List<String> unless, double weight, boolean under, String source) {
        CommentRule {
            says = List.copyOf(says);
            unless = unless == null ? List.of() : List.copyOf(unless);
        }
    }

    /// The sum of the findings, families taken into account.
    double sum(List<Finding> findings) {
        Map<String, String> families = new TreeMap<>();
        signals.forEach(s -> families.put(s.id(), s.family()));
        Map<String, List<Double>> byFamily = new TreeMap<>();
        for (Finding f : findings) {
            String side = f.weight() > 0 ? "+" : "-";
            byFamily.computeIfAbsent(
                            side + families.getOrDefault(f.signal(), f.signal()), _ -> new java.util.ArrayList<>())
                    .add(f.weight());
        }
        double sum = 0;
        for (List<Double> weights : byFamily.values()) {
            weights.sort((a, b) -> Double.compare(Math.abs(b), Math.abs(a)));
            double factor = 1;
            for (double w : weights) {
                sum += w * factor;
                factor *= further;
            }
        }
        return sum;
    }

    static double logistic(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
