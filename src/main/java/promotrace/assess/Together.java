package promotrace.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds whether the words of a cue stand together in a text.
final class Together {
    private final Cue cue;
    private final Units units;
    private final List<List<Hit>> groups = new ArrayList<>();
    private final List<Hit> chosen = new ArrayList<>();

    private Together(Cue cue, Units units) {
        this.cue = cue;
        this.units = units;
    }

    /// The words from the first to the last of them, as one find named like the cue.
    static Optional<Hit> find(Cue cue, Map<String, List<Hit>> says, Units units) {
        Together t = new Together(cue, units);
        for (List<String> group : cue.all()) {
            List<Hit> hits = new ArrayList<>();
            for (String g : group) hits.addAll(says.getOrDefault(g, List.of()));
            if (hits.isEmpty()) return Optional.empty();
            t.groups.add(hits);
        }
        if (!t.choose(0)) return Optional.empty();
        int start = t.chosen.stream().mapToInt(Hit::start).min().orElseThrow();
        int end = t.chosen.stream().mapToInt(Hit::end).max().orElseThrow();
        Hit found = new Hit(new Entry(Entry.Kind.WORD, cue.id(), "any", "", false, false, ""), start, end);
        boolean spoiled = cue.unless().stream()
                .flatMap(u -> says.getOrDefault(u, List.of()).stream())
                .anyMatch(u -> t.inBound(u, found));
        return spoiled ? Optional.empty() : Optional.of(found);
    }

    private boolean choose(int group) {
        if (group == groups.size()) return true;
        for (Hit h : groups.get(group)) {
            if (!fits(h)) continue;
            chosen.add(h);
            if (choose(group + 1)) return true;
            chosen.removeLast();
        }
        return false;
    }

    private boolean fits(Hit h) {
        if (chosen.isEmpty()) return true;
        if (cue.ordered() && h.start() < chosen.getLast().end()) return false;
        int start = h.start();
        int end = h.end();
        for (Hit c : chosen) {
            if (c.overlaps(h) || !inBound(c, h)) return false;
            start = Math.min(start, c.start());
            end = Math.max(end, c.end());
        }
        return units.between(start, end) <= cue.within();
    }

    private boolean inBound(Hit a, Hit b) {
        return switch (cue.bound().orElse("sentence")) {
            case "clause" -> units.sameClause(a.start(), b.start());
            case "text" -> true;
            default -> units.sameSentence(a.start(), b.start());
        };
    }
}
