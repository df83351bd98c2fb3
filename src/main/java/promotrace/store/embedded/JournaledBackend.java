package promotrace.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// The library's backend in memory, with every write command in the journal before anybody sees what it did, and on disk
/// before it is answered.
///
/// Write commands run one at a time, so that their order in the journal is the order in which they took effect, and
/// replaying them gives the same documents. A command that changed nothing leaves no record. When the journal can't be
/// written, memory is ahead of it: from then on every write is refused. What would come out differently the second time is refused: a write that
/// does not name its `_id`, an aggregation that writes.
///
/// Quirk: the library's answers hold the stored documents themselves and are encoded later, while another connection
/// may be changing them; so answers are copied while the lock is held.
final class JournaledBackend extends MemoryBackend {
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase");
    private static final Set<String> REFUSED = Set.of("renamecollection");
    private static final Set<String> TRANSPORT =
            Set.of("lsid", "txnNumber", "writeConcern", "readConcern", "$readPreference", "$clusterTime", "comment");
    private static final int DISK_FAULT = 14031;
    private static final AttributeKey<Boolean> ADMITTED = AttributeKey.valueOf("promotrace.admitted");

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Set<String> databases = new ConcurrentSkipListSet<>();
    private final Channel replaying = new EmbeddedChannel();
    private final String password;
    private @Nullable Journal journal;
    /// Why memory holds what the journal does not, if so; guarded by the lock.
    private @Nullable String ahead;

    JournaledBackend(String password) {
        this.password = password;
    }

    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
        databases.add(name);
        return new IndexedDatabase(name, getCursorRegistry());
    }

    /// Executes one record of the journal again.
    void replay(byte[] record) {
        Document query = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(record));
        String database = (String) Objects.requireNonNull(query.remove("$db"));
        String command = query.keySet().iterator().next();
        try {
            super.handleCommand(replaying, database, command, query);
        } catch (MongoServerException asBefore) { // it failed in the same way when it was new
        }
    }

    /// From now on write commands go to this journal.
    void keepIn(Journal kept) {
        journal = kept;
        shrink(kept);
    }

    private void shrink(Journal kept) {
        if (kept.grown()) kept.shrink(new Snapshot(this::database, databases).records());
    }

    private MongoDatabase database(String name) {
        return resolveDatabase(name);
    }

    /// Quirk: what is thrown from here the library logs with the whole command, stored texts and all; so a refusal is
    /// answered, not thrown.
    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        try {
            return answer(channel, database, command, query);
        } catch (MongoServerException e) {
            Document refusal = new Document("ok", 0).append("errmsg", e.getMessageWithoutErrorCode());
            if (e instanceof MongoServerError error) refusal.append("code", error.getCode());
            return refusal;
        }
    }

    private Document answer(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("ismaster") || name.equals("hello")) admit(channel, query);
        else if (!channel.hasAttr(ADMITTED)) throw new MongoServerError(18, "this database serves its own process");
        if (REFUSED.contains(name) || writesByAggregation(name, query)) {
            throw new MongoServerError(115, "the embedded database has no such command: " + command);
        }
        return WRITES.contains(name)
                ? write(channel, database, command, query)
                : read(channel, database, command, query);
    }

    private void admit(Channel channel, Document hello) {
        if (hello.get("client") instanceof Document client
                && client.get("application") instanceof Document application
                && password.equals(application.get("name"))) {
            channel.attr(ADMITTED).set(true);
        }
    }

    private static boolean writesByAggregation(String command, Document query) {
        return command.equals("aggregate")
                && query.get("pipeline") instanceof Collection<?> stages
                && stages.stream()
                        .anyMatch(s -> s instanceof Document d && (d.containsKey("$out") || d.containsKey("$merge")));
    }

    private Document read(Channel channel, String database, String command, Document query) {
        lock.readLock().lock();
        try {
            return super.handleCommand(channel, database, command, query).cloneDeeply();
        } finally {
            lock.readLock().unlock();
        }
    }

    private Document write(Channel channel, String database, String command, Document query) {
        refuseNamelessUpserts(query);
        Journal kept = Objects.requireNonNull(journal);
        byte[] record = record(database, query);
        try {
            Document answer;
            long position;
            lock.writeLock().lock();
            try {
                answer = execute(channel, database, command, query, kept, record);
                position = kept.end();
                shrink(kept);
            } finally {
                lock.writeLock().unlock();
            }
            // also where nothing changed: what made it so may not be on disk yet
            kept.flush(position);
            return answer;
        } catch (IOException e) {
            throw new MongoServerError(DISK_FAULT, "OutOfDiskSpace", "cannot write the journal: " + e.getMessage());
        }
    }

    private Document execute(
            Channel channel, String database, String command, Document query, Journal kept, byte[] record)
            throws IOException {
        if (ahead != null) throw new IOException(ahead);
        boolean changed = true;
        try {
            Document answer = super.handleCommand(channel, database, command, query);
            changed = !changedNothing(command, answer);
            return answer.cloneDeeply();
        } finally {
            if (changed) append(kept, record);
        }
    }

    private void append(Journal kept, byte[] record) throws IOException {
        try {
            kept.append(record);
        } catch (IOException e) {
            ahead = e.getMessage();
            throw e;
        }
    }

    /// Whether an update or a deletion found everything as it wants it: a journal without it gives the same.
    private static boolean changedNothing(String command, Document answer) {
        return switch (command) {
            case "update" -> Integer.valueOf(0).equals(answer.get("nModified")) && !answer.containsKey("upserted");
            case "delete" -> Integer.valueOf(0).equals(answer.get("n"));
            default -> false;
        };
    }

    private static void refuseNamelessUpserts(Document query) {
        List<?> updates = query.get("updates") instanceof List<?> several ? several : List.of(query);
        for (Object one : updates) {
            if (one instanceof Document update && Boolean.TRUE.equals(update.get("upsert"))) {
                Object asked = update.containsKey("q") ? update.get("q") : update.get("query");
                boolean named =
                        asked instanceof Document q && q.containsKey("_id") && !(q.get("_id") instanceof Document);
                if (!named) throw new MongoServerError(2, "an upsert names its _id");
            }
        }
    }

    static byte[] record(String database, Document query) {
        Document kept = new Document();
        for (var field : query.entrySet()) {
            if (!TRANSPORT.contains(field.getKey())) kept.put(field.getKey(), field.getValue());
        }
        kept.put("$db", database);
        ByteBuf buffer = Unpooled.buffer(1024);
        BsonEncoder.encodeDocument(kept, buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}
