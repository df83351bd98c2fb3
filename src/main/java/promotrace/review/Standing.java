package promotrace.review;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where a case stands after all that people said of it, in order.
///
/// A confirmation has two seats and one person can't take both. A dismissal takes one person, empties the seats and
/// holds
/// until somebody confirms anew; a deferral keeps the seats as they are.
public record Standing(State state, List<String> confirmedBy) {
    public Standing {
        confirmedBy = List.copyOf(confirmedBy);
    }

    public enum State {
        /// Nobody has said anything.
        OPEN("nobody has decided"),
        /// One person confirmed; a second one is needed.
        ONE_SEAT("confirmed by one person; a second one is needed"),
        /// Two different people confirmed.
        CONFIRMED("confirmed by two people"),
        DISMISSED("dismissed"),
        DEFERRED("deferred");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// The standing after these decisions, oldest first.
    public static Standing of(List<Decision> decisions) {
        Set<String> seats = new LinkedHashSet<>();
        State state = State.OPEN;
        for (Decision d : decisions) {
            switch (d.act()) {
                case CONFIRM -> {
                    seats.add(d.by());
                    state = seats.size() > 1 ? State.CONFIRMED : State.ONE_SEAT;
                }
                case DISMISS -> {
                    seats.clear();
                    state = State.DISMISSED;
                }
                case DEFER -> state = State.DEFERRED;
            }
        }
        return new Standing(state, List.copyOf(seats));
    }
}
