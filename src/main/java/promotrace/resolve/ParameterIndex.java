package promotrace.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Things kept by a parameter's name and found for a query that has it with a value.
final class ParameterIndex<T> {
    private final Stretches<List<T>> byName = new Stretches<>();

    void add(String name, T thing) {
        byName.make(name, () -> new ArrayList<>(1)).add(thing);
    }

    /// What is kept by the names in a query, in the query's order; most queries have none.
    List<T> find(Query query) {
        List<T> all = List.of();
        for (int i = 0; i < query.size(); i++) all = both(all, query.find(i, byName));
        return all;
    }

    private static <T> List<T> both(List<T> first, Optional<List<T>> second) {
        if (second.isEmpty()) return first;
        if (first.isEmpty()) return second.get();
        List<T> all = new ArrayList<>(first);
        all.addAll(second.get());
        return all;
    }
}
