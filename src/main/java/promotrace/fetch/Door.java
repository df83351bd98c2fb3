package promotrace.fetch;

/// The one door to the watched web: live over the network, or replayed from captures, with the same outcomes.
///
/// Never throws for what the world does; that is a [Fetched]. Safe for use by many threads.
public interface Door extends AutoCloseable {
    Fetched ask(Ask ask) throws InterruptedException;

    /// Forces the captures of all answers given so far to disk: a visit counts as done only after this. Replay has
    /// nothing to force.
    default void flush() {}

    @Override
    void close();
}
