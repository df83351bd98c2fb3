package promotrace.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a text with the whole catalogue: folds it, undoes disguises, finds every word in one pass, keeps those of the
/// text's languages, takes the harmless ones away, and sees what words say together.
final class Reader {
    private final Automaton automaton;
    private final Endings endings;
    private final Tongues tongues;
    private final Disguise disguise;
    private final Cue.File cues;

    Reader(Automaton automaton, Endings endings, Tongues tongues, Disguise disguise, Cue.File cues) {
        this.automaton = automaton;
        this.endings = endings;
        this.tongues = tongues;
        this.disguise = disguise;
        this.cues = cues;
    }

    /// @param around languages of what stands around the text; they decide where the text itself is too short
    TextReading read(String raw, TextReading.Source source, Set<String> around) {
        Folded folded = Folded.withoutAddresses(raw);
        List<Hit> all = automaton.find(folded, endings);
        all.addAll(disguise.find(folded));
        Set<String> languages = tongues.of(folded, all, around);
        Units units = new Units(folded.text());
        Map<String, List<Hit>> says = new HashMap<>();
        List<Hit> goods = new ArrayList<>();
        List<Hit> brands = new ArrayList<>();
        for (Hit h : all) {
            if (!h.entry().language().equals("any")
                    && !languages.contains(h.entry().language())) continue;
            switch (h.entry().kind()) {
                case WORD -> add(says, h.entry().key(), h);
                case GOODS -> goods.add(h);
                case NAME, MODEL, HINT, FAINT -> {
                    if (ends(h, folded, languages)) brands.add(h);
                }
                case COMMON -> {}
            }
        }
        longestOnly(goods);
        goods.removeIf(h -> h.entry().key().equals(GoodsType.NOTHING));
        longestOnly(brands);
        if (!goods.isEmpty()) says.put("goods", List.copyOf(goods));
        if (!brands.isEmpty()) says.put("brand", List.copyOf(brands));
        List<Hit> hints = brands.stream().filter(Reader::hint).toList();
        if (!hints.isEmpty()) says.put("hint", hints);
        Numbers.find(folded.text()).forEach(h -> add(says, "number", h));
        Quoted.find(folded).forEach(h -> add(says, "quoted", h));
        cues.guards().forEach(g -> cancel(g, says, units));
        List<Hit> left = says.getOrDefault("hint", List.of());
        brands.removeIf(h -> hint(h) && !left.contains(h));
        cues.cues().forEach(c -> Together.find(c, says, units).ifPresent(h -> says.put(c.id(), List.of(h))));
        return new TextReading(folded, source, languages, units, says, goods, brands);
    }

    private static boolean hint(Hit h) {
        return h.entry().kind() == Entry.Kind.HINT || h.entry().kind() == Entry.Kind.FAINT;
    }

    /// Whether a name ends with its word, or takes an ending of a language of the text.
    private boolean ends(Hit h, Folded folded, Set<String> languages) {
        String text = folded.text();
        boolean inside = h.end() < text.length()
                && Units.letter(text.charAt(h.end()))
                && Units.letter(text.charAt(h.end() - 1))
                && !h.entry().openRight();
        return !inside || Borders.inHashtag(folded, h.start()) || endings.allow(h.entry(), text, h.end(), languages);
    }

    /// A longer find hides the shorter ones inside it (`kids shoes` hides `shoes`).
    private static void longestOnly(List<Hit> hits) {
        hits.sort(Comparator.comparingInt((Hit h) -> h.start() - h.end()));
        List<Hit> kept = new ArrayList<>();
        for (Hit h : hits) {
            boolean inside = kept.stream()
                    .anyMatch(k ->
                            k.start() <= h.start() && h.end() <= k.end() && k.end() - k.start() > h.end() - h.start());
            if (!inside) kept.add(h);
        }
        hits.clear();
        hits.addAll(kept);
        hits.sort(Comparator.comparingInt(Hit::start));
    }

    private static void cancel(Cue.Guard guard, Map<String, List<Hit>> says, Units units) {
        List<Hit> near = new ArrayList<>();
        guard.near().forEach(n -> near.addAll(says.getOrDefault(n, List.of())));
        if (near.isEmpty()) return;
        for (String cancelled : guard.cancels()) {
            List<Hit> hits = says.get(cancelled);
            if (hits == null) continue;
            List<Hit> kept = hits.stream()
                    .filter(h -> near.stream().noneMatch(n -> close(guard, h, n, units)))
                    .toList();
            if (kept.size() == hits.size()) continue;
            if (kept.isEmpty()) says.remove(cancelled);
            else says.put(cancelled, kept);
            if (guard.excuses()) hits.stream().filter(h -> !kept.contains(h)).forEach(h -> add(says, "excused", h));
        }
    }

    private static boolean close(Cue.Guard guard, Hit h, Hit n, Units units) {
        if (h.equals(n)) return false;
        if (guard.within() == 0) return h.overlaps(n);
        return units.sameSentence(h.start(), n.start())
                && units.between(Math.min(h.start(), n.start()), Math.max(h.end(), n.end())) <= guard.within();
    }

    private static void add(Map<String, List<Hit>> says, String what, Hit hit) {
        says.computeIfAbsent(what, _ -> new ArrayList<>()).add(hit);
    }
}
