package promotrace.assess.signals;

import java.util.List;
import java.util.Optional;
import promotrace.assess.Finding;
import promotrace.assess.QuietPosts;
import promotrace.assess.SubjectReading;

/// Who speaks here: on at least `fewest` other posts of the account, and at least `share` of all, one of `signals` was
/// found (it teaches, warns, reports, complains), on more posts than show openly that it promotes copies. Such people
/// quote what sellers say.
public record Stance(
        String id, String family, double weight, List<String> signals, int fewest, double share, String source)
        implements Signal {
    public Stance {
        signals = List.copyOf(signals);
    }

    @Override
    public Optional<Finding> look(SubjectReading seen) {
        QuietPosts.Said said =
                seen.around().quiet().others(signals, seen.subject().post().id());
        int posts = said.posts();
        if (posts < fewest
                || posts <= seen.around().openPosts()
                || posts < share * seen.around().posts()) return Optional.empty();
        return Optional.of(new Finding(
                id,
                weight,
                "%d other posts of the account warn, teach, report or complain.".formatted(posts),
                said.words()));
    }
}
