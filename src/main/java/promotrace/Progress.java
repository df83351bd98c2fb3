package promotrace;

/// Told how far a run has come; must return at once and may be called by many threads.
@FunctionalInterface
public interface Progress {
    Progress SILENT = (step, done, total, note) -> {};

    enum Step {
        COLLECT(1),
        RESOLVE(2),
        STOREFRONT(3),
        ASSESS(4),
        NETWORK(5);

        private final int number;

        Step(int number) {
            this.number = number;
        }

        /// Its place in the way of the data, from 1.
        public int number() {
            return number;
        }
    }

    /// `done` of `total` pieces of work; both may grow. `note` says in a few words what came of it.
    void at(Step step, long done, long total, String note);
}
