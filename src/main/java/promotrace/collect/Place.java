package promotrace.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.url.WebUrl;

/// A part of an answer with what is known there: the names of the watch entry, and those that `let` gave on the way.
record Place(Answer answer, Tree tree, Optional<Place> outer, Map<String, String> known) {
    Place {
        known = Map.copyOf(known);
    }

    /// The whole answer; its own address is known as `here`, what was posted there as `sent`, its time as `answered`.
    static Place of(Answer answer, Map<String, String> known) {
        Map<String, String> more = new HashMap<>(known);
        more.put("here", answer.url().withoutFragment().toString());
        answer.sent().ifPresent(s -> more.put("sent", s.text()));
        if (answer.at().isAfter(Instant.EPOCH)) more.put("answered", answer.at().toString());
        return new Place(answer, answer.tree(), Optional.empty(), more);
    }

    List<Place> each(String path) {
        List<Place> out = new ArrayList<>();
        for (Tree part : tree.each(path)) out.add(new Place(answer, part, Optional.of(this), known));
        return out;
    }

    /// The parts at a path, or this place alone where no path is given.
    List<Place> eachOr(Optional<String> path) {
        return path.map(this::each).orElse(List.of(this));
    }

    /// This place with the values that `let` finds here; what it does not find stays as it was known.
    Place with(Map<String, Value> let) {
        if (let.isEmpty()) return this;
        Map<String, String> more = new HashMap<>(known);
        let.forEach((name, value) -> one(value).ifPresent(found -> more.put(name, found)));
        return new Place(answer, tree, outer, more);
    }

    Place with(String name, String value) {
        Map<String, String> more = new HashMap<>(known);
        more.put(name, value);
        return new Place(answer, tree, outer, more);
    }

    /// Whether something is there at the path, blank or not.
    boolean has(String path) {
        return from(path).stream()
                .anyMatch(place -> !place.tree.each(path(path)).isEmpty());
    }

    /// The first of the values that is there, as plain text.
    Optional<String> text(List<Value> any) {
        for (Value value : any) {
            Optional<String> found = one(value);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /// Whether a value is there that is no "no": neither `0` nor `false`.
    boolean says(List<Value> any) {
        return text(any).filter(t -> !t.equals("0") && !t.equals("false")).isPresent();
    }

    /// The first of the values that is an address, from this answer's own where it is relative.
    Optional<WebUrl> address(List<Value> any) {
        for (Value value : any) {
            Optional<String> written =
                    value.isTemplate() ? Template.address(value.get(), known).flatMap(value::matched) : one(value);
            Optional<WebUrl> url = written.flatMap(answer.url()::resolve);
            if (url.isPresent()) return url;
        }
        return Optional.empty();
    }

    /// The first of the values that has words, with its links.
    Passage passage(List<Value> any) {
        for (Value value : any) {
            Optional<Passage> found = passage(value).flatMap(passage -> matched(value, passage));
            if (found.isPresent()) return found.get();
        }
        return Passage.EMPTY;
    }

    private Optional<Passage> passage(Value value) {
        if (value.isTemplate()) {
            return Template.words(value.get(), known).map(words -> new Passage(words, List.of()));
        }
        Value.As as = value.as().orElse(answer.usual());
        if (value.join().isPresent()) return found(value).map(text -> Passage.of(text, as, value.drop()));
        return from(value.get()).flatMap(place -> place.tree.passage(path(value.get()), as, value.drop()));
    }

    /// What `match` leaves of the words; their links stay where all words do.
    private Optional<Passage> matched(Value value, Passage passage) {
        if (value.match().isEmpty()) return Optional.of(passage);
        return value.matched(passage.text())
                .filter(text -> !text.isBlank())
                .map(text ->
                        text.equals(passage.text()) ? passage : Passage.of(text, Value.As.PLAIN, Optional.empty()));
    }

    private Optional<String> one(Value value) {
        Optional<String> found = value.isTemplate() ? Template.words(value.get(), known) : found(value);
        return found.map(text -> value.as().isPresent()
                        ? Passage.of(text, value.as().get(), value.drop()).text()
                        : text)
                .flatMap(value::matched)
                .filter(text -> !text.isBlank());
    }

    private Optional<String> found(Value value) {
        String path = path(value.get());
        return from(value.get())
                .flatMap(place -> value.join().isPresent()
                        ? place.tree.joined(path, value.join().get())
                        : place.tree.text(path));
    }

    private Optional<Place> from(String path) {
        return path.startsWith("^") ? outer.flatMap(o -> o.from(path.substring(1))) : Optional.of(this);
    }

    private String path(String written) {
        String path = written.replaceFirst("^\\^+", "");
        boolean named = path.startsWith("/") && path.contains("{");
        return named ? Template.words(path, known).orElse("/{unknown}") : path;
    }
}
