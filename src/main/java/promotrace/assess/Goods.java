package promotrace.assess;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Kinds of goods and what they have in common, from `config/product-types.yml`.
public final class Goods {
    private final Map<String, GoodsType> types = new HashMap<>();

    Goods(List<GoodsType> all) {
        all.forEach(t -> types.put(t.id(), t));
    }

    boolean knows(String type) {
        return types.containsKey(type);
    }

    /// The groups that these kinds belong to.
    public Set<String> groups(Set<String> kinds) {
        Set<String> out = new HashSet<>();
        for (String k : kinds) {
            GoodsType t = types.get(k);
            if (t != null) out.add(t.group());
        }
        return out;
    }

    /// Whether one of these kinds could be one of those.
    public boolean meet(Set<String> these, Set<String> those) {
        Set<String> groups = groups(these);
        return groups(those).stream().anyMatch(groups::contains);
    }

    /// Whether all of these are goods behind which others are hidden and that are seldom copied themselves.
    public boolean plain(Set<String> kinds) {
        return kinds.stream().allMatch(k -> {
            GoodsType t = types.get(k);
            return t != null && t.plain();
        });
    }

    /// Whether all of these are for children.
    public boolean kids(Set<String> kinds) {
        return !kinds.isEmpty()
                && kinds.stream().allMatch(k -> {
                    GoodsType t = types.get(k);
                    return t != null && t.kids();
                });
    }
}
