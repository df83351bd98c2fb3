package promotrace.assess;

import java.util.Map;
import java.util.Set;

/// The endings that a language puts onto names (`Gucciego`, `Guccit`), by language, folded.
record Endings(Map<String, Set<String>> byLanguage) {
    Endings {
        byLanguage = Map.copyOf(byLanguage);
    }

    /// Whether what follows a brand's name is only such an ending, of some language.
    boolean allow(Entry e, String text, int end) {
        return allow(e, text, end, byLanguage.keySet());
    }

    /// The same, of one of these languages.
    boolean allow(Entry e, String text, int end, Set<String> languages) {
        if (e.kind() != Entry.Kind.NAME || e.text().length() < 4) return false;
        int stop = end;
        while (stop < text.length() && stop - end < 5 && Units.letter(text.charAt(stop))) stop++;
        if (stop < text.length() && Units.letter(text.charAt(stop))) return false;
        String rest = text.substring(end, stop);
        if (e.text().length() + rest.length() < 6) return false;
        return rest.isEmpty()
                || languages.stream()
                        .anyMatch(l -> byLanguage.getOrDefault(l, Set.of()).contains(rest));
    }
}
