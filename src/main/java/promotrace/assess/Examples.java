package promotrace.assess;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import promotrace.assess.signals.Says;
import promotrace.assess.signals.Signal;
import promotrace.config.Problem;
import promotrace.evidence.Quote;

/// Runs the examples that stand beside words, brands, cues and signals, and checks that what one file names is in
/// another.
final class Examples {
    private final Assessor assessor;
    private final List<Problem> problems = new ArrayList<>();

    Examples(Assessor assessor) {
        this.assessor = assessor;
    }

    List<Problem> problems() {
        Catalogue c = assessor.catalogue();
        for (Words w : c.words()) {
            String file = Catalogue.WORDS + "/" + w.language() + ".yml";
            if (w.source().isBlank()) add(file, "source", "says nothing");
            w.goods().keySet().stream()
                    .filter(k -> !c.goods().knows(k))
                    .forEach(k -> add(file, k, "is no kind of goods"));
            w.examples().forEach(e -> run(file, w.language(), e, Set.of(w.language())));
        }
        for (Brand b : c.brands()) {
            if (b.examples().isEmpty()) add(Catalogue.BRANDS, b.name(), "has no examples");
            b.goods().keySet().stream()
                    .filter(k -> !c.goods().knows(k))
                    .forEach(k -> add(Catalogue.BRANDS, b.name(), k + " is no kind of goods"));
            b.examples().forEach(e -> brand(b, e));
        }
        for (Cue cue : c.cues().cues()) {
            if (cue.examples().isEmpty()) add(Catalogue.CUES, cue.id(), "has no examples");
            cue.examples()
                    .forEach(e -> run(
                            Catalogue.CUES,
                            cue.id(),
                            e,
                            e.language().map(Set::of).orElse(Set.of())));
        }
        known();
        assessor.weights().signals().forEach(this::signal);
        return List.copyOf(problems);
    }

    private void run(String file, String key, Words.Example e, Set<String> around) {
        TextReading text = assessor.read(e.text(), Quote.Place.POST, around);
        Set<String> found = found(text);
        e.says().stream()
                .filter(s -> !found.contains(s))
                .forEach(s -> add(file, key, "\"" + e.text() + "\" should say " + s + ", but says " + found));
        e.silent().stream()
                .filter(found::contains)
                .forEach(s -> add(file, key, "\"" + e.text() + "\" should not say " + s));
    }

    private static Set<String> found(TextReading text) {
        Set<String> found = new HashSet<>(text.said());
        text.goods().forEach(h -> found.add(h.entry().key()));
        return found;
    }

    private void brand(Brand b, Words.Example e) {
        Set<String> seen = assessor.brandsIn(e.text());
        e.says().stream()
                .filter(s -> !seen.contains(s))
                .forEach(s -> add(
                        Catalogue.BRANDS, b.name(), "\"" + e.text() + "\" should mean " + s + ", but means " + seen));
        e.silent().stream()
                .filter(seen::contains)
                .forEach(s -> add(Catalogue.BRANDS, b.name(), "\"" + e.text() + "\" should not mean " + s));
    }

    private void signal(Signal s) {
        if (!(s instanceof Says says)) return;
        if (says.examples().isEmpty()) add(Assessor.SIGNALS, s.id(), "has no examples");
        for (Says.Example e : says.examples()) {
            TextReading text = assessor.read(e.text(), Quote.Place.POST, Set.of());
            boolean fires = text.saysAny(says.says()) && !text.saysAny(says.unless());
            if (fires != e.fires())
                add(
                        Assessor.SIGNALS,
                        s.id(),
                        "\"" + e.text() + "\" should " + (e.fires() ? "" : "not ") + "fire; says " + text.said());
        }
    }

    /// Every word that cues and signals name is said by some language or cue.
    private void known() {
        Catalogue c = assessor.catalogue();
        Set<String> known = new HashSet<>(Set.of("goods", "brand", "hint", "number", "quoted", "excused"));
        c.words().forEach(w -> known.addAll(w.words().keySet()));
        c.cues().cues().forEach(q -> known.add(q.id()));
        for (Cue q : c.cues().cues()) {
            Set<String> named = q.all().stream().flatMap(List::stream).collect(Collectors.toSet());
            named.addAll(q.unless());
            named.stream()
                    .filter(n -> !known.contains(n))
                    .forEach(n -> add(Catalogue.CUES, q.id(), "nothing says " + n));
        }
        for (Cue.Guard g : c.cues().guards()) {
            g.near().stream()
                    .filter(n -> !known.contains(n))
                    .forEach(n -> add(Catalogue.CUES, "guards", "nothing says " + n));
            g.cancels().stream()
                    .filter(n -> !known.contains(n))
                    .forEach(n -> add(Catalogue.CUES, "guards", "nothing says " + n));
        }
        for (Signal s : assessor.weights().signals()) {
            if (s instanceof Says says)
                says.says().stream()
                        .filter(n -> !known.contains(n))
                        .forEach(n -> add(Assessor.SIGNALS, s.id(), "nothing says " + n));
        }
        for (Weights.CommentRule r : assessor.weights().comments().rules()) {
            r.says().stream()
                    .filter(n -> !known.contains(n))
                    .forEach(n -> add(Assessor.SIGNALS, r.id(), "nothing says " + n));
            r.unless().stream()
                    .filter(n -> !known.contains(n))
                    .forEach(n -> add(Assessor.SIGNALS, r.id(), "nothing says " + n));
        }
    }

    private void add(String file, String key, String problem) {
        problems.add(new Problem(file, 0, key, problem));
    }
}
