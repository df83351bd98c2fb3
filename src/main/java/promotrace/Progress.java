package promotrace;

/// Told how far a run has come; must return at once and may be called by many threads.
@FunctionalInterface
public interface Progress {
    Progress SILENT = (step, done, total, note) -> {};

    enum Step {
        COLLECT,
        RESOLVE,
        STOREFRONT,
        ASSESS,
        NETWORK
    }

    /// `done` of `total` pieces of work; both may grow. `note` says in a few words what came of it.
    void at(Step step, long done, long total, String note);
}
