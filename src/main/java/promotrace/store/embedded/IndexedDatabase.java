package promotrace.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The library's database in memory with indexes that work.
final class IndexedDatabase extends MemoryDatabase {
    IndexedDatabase(String name, CursorRegistry cursors) {
        super(name, cursors);
    }

    @Override
    protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
        return new Documents(this, name, options, cursorRegistry);
    }

    private static final class Documents extends MemoryCollection {
        Documents(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
            super(database, name, options, cursors);
        }

        /// Counting bytes would encode every document once more at each write.
        @Override
        protected boolean tracksDataSize() {
            return false;
        }

        /// What comes in the order that is asked for needs no sorting, and stops at the limit.
        @Override
        protected QueryResult matchDocuments(
                Document query,
                Iterable<Integer> positions,
                @Nullable Document orderBy,
                int skip,
                int limit,
                int batch,
                @Nullable Document fields) {
            boolean sorted = positions instanceof SortedIndex.InOrder order && order.is(orderBy);
            Document remaining = sorted ? null : orderBy;
            return super.matchDocuments(query, positions, remaining, skip, limit, batch, fields);
        }
    }

    @Override
    protected Index<Integer> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new KeyIndex(name, keys, sparse);
    }

    @Override
    protected Index<Integer> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new SortedIndex(name, keys);
    }
}
