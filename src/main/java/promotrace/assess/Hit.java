package promotrace.assess;

/// An entry found in a folded text, from `start` to before `end`.
record Hit(Entry entry, int start, int end) {
    boolean overlaps(Hit other) {
        return start < other.end && other.start < end;
    }
}
