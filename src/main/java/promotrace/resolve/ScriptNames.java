package promotrace.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a page's scripts have called things so far: texts and lists of texts, and which of them hold only sometimes.
final class ScriptNames {
    final Map<String, String> texts = new HashMap<>();
    final Map<String, List<String>> lists = new HashMap<>();
    final Set<String> unsure = new HashSet<>();

    void put(String name, String text, boolean sometimes) {
        forget(name);
        if (!ScriptFunctions.isShort(text)) return;
        texts.put(name, text);
        mark(name, sometimes);
    }

    void put(String name, List<String> list, boolean sometimes) {
        forget(name);
        lists.put(name, list);
        for (int i = 0; i < list.size(); i++) texts.put(name + "." + i, list.get(i));
        mark(name, sometimes);
    }

    void forget(String name) {
        texts.remove(name);
        List<String> list = lists.remove(name);
        if (list != null) for (int i = 0; i < list.size(); i++) texts.remove(name + "." + i);
        unsure.remove(name);
    }

    private void mark(String name, boolean sometimes) {
        if (sometimes) unsure.add(name);
        else unsure.remove(name);
    }
}
