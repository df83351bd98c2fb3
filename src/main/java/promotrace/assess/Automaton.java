package promotrace.assess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ahocorasick.trie.PayloadTrie;

/// All words of the catalogue, found in one pass over a text.
final class Automaton {
    private final PayloadTrie<List<Entry>> trie;

    Automaton(Collection<Entry> entries) {
        Map<String, List<Entry>> byText = new TreeMap<>();
        for (Entry e : entries)
            byText.computeIfAbsent(e.text(), _ -> new ArrayList<>()).add(e);
        PayloadTrie.PayloadTrieBuilder<List<Entry>> builder = PayloadTrie.builder();
        byText.forEach((text, same) -> builder.addKeyword(text, List.copyOf(same)));
        trie = builder.build();
    }

    /// Every entry that stands in the text as a word of its own, or inside one where the entry allows it.
    List<Hit> find(Folded folded, Endings endings) {
        String text = folded.text();
        List<Hit> out = new ArrayList<>();
        trie.parseText(text, emit -> {
            int start = emit.getStart();
            int end = emit.getEnd() + 1;
            for (Entry e : emit.getPayload()) {
                int last = e.end(text, end);
                if (last >= 0 && Borders.hold(folded, e, start, end, endings)) out.add(new Hit(e, start, last));
            }
            return true;
        });
        return out;
    }
}
