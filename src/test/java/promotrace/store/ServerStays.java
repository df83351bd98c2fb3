package promotrace.store;

import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/// Tells a fault of ours from a real database that went away: a test is skipped when it failed and the server's process
/// is not the one that it began with. (The server that tests are given on a machine without one of its own runs under
/// emulation and sometimes ends by itself; whoever started it starts it again.)
public final class ServerStays
        implements BeforeEachCallback, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
    private static final Duration BACK = Duration.ofSeconds(60);

    private Optional<Object> before = Optional.empty();

    @Override
    public void beforeEach(ExtensionContext context) {
        before = Backend.process();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable fault) throws Throwable {
        judge(fault);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable fault) throws Throwable {
        judge(fault);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable fault) throws Throwable {
        judge(fault);
    }

    private void judge(Throwable fault) throws Throwable {
        if (before.isEmpty() || Backend.process().equals(before)) throw fault;
        Awaitility.await("the server is back")
                .atMost(BACK)
                .until(() -> Backend.process().isPresent());
        throw new TestAbortedException("the MongoDB server ended during this test", fault);
    }
}
