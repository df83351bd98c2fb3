package promotrace.assess;

import java.util.List;
import java.util.Optional;

/// Words that say something only together: one word of each group in `all`, within so many words and inside one
/// `bound` (`clause`, `sentence` or `text`), in the order given where `ordered`; and none of `unless` in that bound.
record Cue(
        String id,
        List<List<String>> all,
        int within,
        Optional<String> bound,
        boolean ordered,
        List<String> unless,
        String source,
        List<Words.Example> examples) {
    Cue {
        all = all.stream().map(List::copyOf).toList();
        unless = unless == null ? List.of() : List.copyOf(unless);
        examples = List.copyOf(examples);
    }

    /// Takes words away that mean something harmless: each of `cancels` that stands within so many words of one of
    /// `near`, inside one sentence (`within` 0: overlapping it). Where it `excuses`, what is taken away is found as
    /// `excused`: the text uses such words, and means no harm.
    record Guard(List<String> cancels, List<String> near, int within, boolean excuses, String source) {
        Guard {
            cancels = List.copyOf(cancels);
            near = List.copyOf(near);
        }
    }

    /// `config/cues.yml`.
    record File(List<Guard> guards, List<Cue> cues) {
        File {
            guards = List.copyOf(guards);
            cues = List.copyOf(cues);
        }
    }
}
