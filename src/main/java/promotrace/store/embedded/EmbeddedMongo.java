package promotrace.store.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.UUID;

/// A MongoDB inside this process, kept in a folder.
///
/// It lives in memory; every write command stands in a journal on disk (see [Journal]) before it is answered, so what
/// was acknowledged survives a kill -9 and a power cut. It listens on the loopback address alone, on a port of the
/// system's choosing, and answers only clients that give [#password] as their application name: other users of the
/// machine can't read it.
public final class EmbeddedMongo implements AutoCloseable {
    private final FolderLock lock;
    private final Journal journal;
    private final MongoServer server;
    private final String password;

    private EmbeddedMongo(FolderLock lock, Journal journal, MongoServer server, String password) {
        this.lock = lock;
        this.journal = journal;
        this.server = server;
        this.password = password;
    }

    /// Opens the database in `folder` (made when it is not there).
    ///
    /// @throws FolderInUseException when another process, or this one, has it open
    /// @throws IOException when the folder can't be read or written, or holds something else
    public static EmbeddedMongo open(Path folder) throws IOException {
        FolderLock lock = FolderLock.take(folder);
        try {
            String password = UUID.randomUUID().toString();
            JournaledBackend backend = new JournaledBackend(password);
            Journal journal = Journal.open(folder, backend::replay);
            backend.keepIn(journal);
            MongoServer server = new MongoServer(backend);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, 8);
            return new EmbeddedMongo(lock, journal, server, password);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// `host:port` to connect to.
    public String address() {
        InetSocketAddress at = server.getLocalAddress();
        return at.getAddress().getHostAddress() + ":" + at.getPort();
    }

    /// What a client gives as its application name.
    public String password() {
        return password;
    }

    /// Bytes of the journal: the database's size on disk.
    public long bytes() {
        return journal.bytes();
    }

    @Override
    public void close() {
        server.shutdownNow();
        journal.close();
        lock.close();
    }
}
