package promotrace.storefront;

import java.util.List;

/// What is known of a listing beyond its last sight: how it changed, in the order in which that was seen, under which other
/// ids the same is offered since it can no longer be ordered, and which other sellers' pages have an id or a contact of its
/// seller's.
public record History(List<Change> changes, List<Relisted> again, List<Kin> kin) {
    public static final History NONE = new History(List.of(), List.of(), List.of());

    public History {
        changes = List.copyOf(changes);
        again = List.copyOf(again);
        kin = List.copyOf(kin);
    }
}
