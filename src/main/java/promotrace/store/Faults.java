package promotrace.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Set;
import promotrace.store.StoreException.Kind;
import promotrace.store.embedded.FolderInUseException;

/// What went wrong with the database, as one sentence.
final class Faults {
    private static final int DISK = 14031;

    /// What a server answers that shuts down, starts or hands over to another: the retryable codes of
    /// https://github.com/mongodb/specifications/blob/master/source/retryable-writes/retryable-writes.md
    private static final Set<Integer> AWAY =
            Set.of(6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436);

    private Faults() {}

    /// A request to an open database that did not work.
    static StoreException of(MongoException e) {
        return switch (e) {
            case MongoSecurityException s ->
                new StoreException(Kind.REFUSED, "MongoDB does not accept the user or password of its address", s);
            case MongoTimeoutException t ->
                new StoreException(
                        Kind.NOT_THERE, "MongoDB does not answer any more; nothing written before is lost", t);
            case MongoSocketException s ->
                new StoreException(
                        Kind.NOT_THERE, "the connection to MongoDB broke; nothing written before is lost", s);
            case MongoNotPrimaryException p -> noPrimary(p);
            case MongoNodeIsRecoveringException r -> noPrimary(r);
            default -> refused(e);
        };
    }

    private static StoreException refused(MongoException e) {
        int code = code(e);
        if (AWAY.contains(code)) return noPrimary(e);
        return code == DISK
                ? new StoreException(Kind.DISK, firstLine(e) + "; nothing written before is lost", e)
                : new StoreException(Kind.REFUSED, "MongoDB refused a request: " + firstLine(e), e);
    }

    private static StoreException noPrimary(MongoException e) {
        return new StoreException(Kind.NOT_THERE, "MongoDB has no primary to write to at the moment", e);
    }

    /// Quirk: a batch whose documents were written but not yet by a majority has its code in a place of its own.
    private static int code(MongoException e) {
        return e instanceof MongoBulkWriteException b && b.getWriteConcernError() != null
                ? b.getWriteConcernError().getCode()
                : e.getCode();
    }

    /// The first request to a server did not work.
    static StoreException opening(String hosts, MongoException e) {
        if (!(e instanceof MongoTimeoutException || e instanceof MongoSocketException)) return of(e);
        return new StoreException(
                Kind.NOT_THERE,
                "no MongoDB answers at " + hosts + ": start it, or give another --mongodb, or leave it out to use the"
                        + " embedded database",
                e);
    }

    static StoreException wrongAddress(IllegalArgumentException e) {
        return new StoreException(Kind.WRONG_ADDRESS, "not an address of a MongoDB: " + e.getMessage(), e);
    }

    static StoreException folder(Path folder, IOException e) {
        return switch (e) {
            case FolderInUseException used ->
                new StoreException(
                        Kind.IN_USE,
                        "the data in " + folder + " is in use by another promotrace"
                                + (used.holder().isEmpty() ? "" : " (process " + used.holder() + ")")
                                + ": stop that one first, or give another --data",
                        e);
            case FileSystemException f ->
                new StoreException(
                        Kind.DISK,
                        "the database's folder can't be used: " + f.getFile() + ": "
                                + (f.getReason() == null ? f.getClass().getSimpleName() : f.getReason()),
                        e);
            default ->
                new StoreException(Kind.DISK, "the database in " + folder + " can't be opened: " + e.getMessage(), e);
        };
    }

    /// Quirk: the driver's messages go on with the whole answer or the cluster's state.
    private static String firstLine(MongoException e) {
        String message = e instanceof MongoCommandException c ? c.getErrorMessage() : String.valueOf(e.getMessage());
        int end = message.indexOf(" on server ");
        return (end < 0 ? message : message.substring(0, end))
                .lines()
                .findFirst()
                .orElse("no reason given");
    }
}
