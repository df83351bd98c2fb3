package promotrace.assess;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which languages a short text may be in: by its scripts, by small words, and by letters that few languages use.
///
/// English counts always for Latin letters, since everybody borrows from it. A text without small words takes the
/// languages around it, or, where nothing is around it (titles of listings), those that have most of its words for
/// goods; one that tells nothing at all may be in any.
final class Tongues {
    private final Map<Character, Set<String>> letters = new HashMap<>();
    private final Set<String> latin = new HashSet<>();

    private static final Map<String, String> BY_SCRIPT =
            Map.of("he", "\u05d0\u05ea", "ar", "\u0621\u064a", "ru", "\u0430\u044f", "ko", "\uac00\ud7a3");

    Tongues(List<Words> catalogue) {
        for (Words w : catalogue) {
            String own = w.letters().orElse("");
            for (int i = 0; i < own.length(); i++) {
                letters.computeIfAbsent(own.charAt(i), _ -> new HashSet<>()).add(w.language());
            }
            if (!own.isEmpty()
                    || w.language().equals("en")
                    || w.language().equals("nl")
                    || w.language().equals("it")) latin.add(w.language());
        }
    }

    Set<String> of(Folded folded, List<Hit> hits, Set<String> around) {
        Map<String, Integer> votes = new HashMap<>();
        Map<String, Integer> words = new HashMap<>();
        for (Hit h : hits) {
            if (h.entry().kind() == Entry.Kind.COMMON) votes.merge(h.entry().language(), 2, Integer::sum);
            if (h.entry().kind() == Entry.Kind.GOODS) words.merge(h.entry().language(), 1, Integer::sum);
        }
        Set<String> out = new HashSet<>();
        boolean kana = false;
        boolean han = false;
        int roman = 0;
        String raw = folded.raw();
        for (int i = 0; i < raw.length(); i++) {
            char c = Character.toLowerCase(raw.charAt(i));
            if (c < 128) {
                if (c >= 'a' && c <= 'z') roman++;
                continue;
            }
            Set<String> users = letters.get(c);
            if (users != null) users.forEach(u -> votes.merge(u, 1, Integer::sum));
            kana |= c >= 0x3041 && c <= 0x30FA;
            han |= c >= 0x4E00 && c <= 0x9FFF;
            for (Map.Entry<String, String> s : BY_SCRIPT.entrySet()) {
                if (c >= s.getValue().charAt(0) && c <= s.getValue().charAt(1)) out.add(s.getKey());
            }
        }
        if (kana) out.add("ja");
        if (han && (!kana || around.contains("zh"))) out.add("zh");
        if (han && around.contains("ja")) out.add("ja");
        if (votes.isEmpty() && around.isEmpty()) {
            int most = words.values().stream().mapToInt(v -> v).max().orElse(0);
            words.forEach((language, v) -> {
                if (v == most) votes.put(language, v);
            });
        }
        if (roman > 2) addLatin(out, votes, around);
        return out;
    }

    private void addLatin(Set<String> out, Map<String, Integer> votes, Set<String> around) {
        int best = votes.values().stream().mapToInt(v -> v).max().orElse(0);
        out.add("en");
        if (best < 4) out.addAll(around);
        if (best == 0 && around.isEmpty() && out.size() == 1) out.addAll(latin);
        else
            votes.forEach((language, v) -> {
                if (v * 2 >= best) out.add(language);
            });
    }
}
