package promotrace.fetch;

/// The one door to the watched web: live over the network, or replayed from captures, with the same outcomes.
///
/// Never throws for what the world does; that is a [Fetched]. Safe for use by many threads.
public interface Door extends AutoCloseable {
    Fetched ask(Ask ask) throws InterruptedException;

    @Override
    void close();
}
