package promotrace.cli;

import java.io.IOException;
import promotrace.DiskException;
import promotrace.Monitor;
import promotrace.evidence.WarcException;
import promotrace.store.StoreException;

/// A run whose end the operator is told of, where it is one that somebody has to look after.
final class Told {
    private Told() {}

    interface Work {
        void run() throws InterruptedException, IOException;
    }

    /// Does the work and passes on whatever ends it.
    static void run(Monitor monitor, Work work) throws InterruptedException, IOException {
        monitor.telling().diskWell(monitor.floor());
        try {
            work.run();
        } catch (DiskException e) {
            monitor.telling().diskLow(e, monitor.floor());
            throw e;
        } catch (StoreException e) { // a full disk may be the database's own; otherwise nothing can be noted there
            if (!(monitor.floor().told(e) instanceof DiskException full)) throw e;
            monitor.telling().diskLow(full, monitor.floor());
            throw full;
        } catch (RuntimeException e) {
            boolean wrongUse = Failure.of(e).exit() == 2 && !(e instanceof WarcException);
            if (!wrongUse)
                monitor.telling().runFailed(String.valueOf(Failure.of(e).getMessage()));
            throw e;
        }
    }
}
