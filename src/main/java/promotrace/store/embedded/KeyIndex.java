package promotrace.store.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/// A unique index that also serves queries which ask for more than its keys.
///
/// Quirk: the library's own index serves `{_id: x}` but reads the whole collection for `{_id: x, token: t}`. What an
/// index finds is matched against the whole query afterwards, so finding by the keys alone is enough.
final class KeyIndex extends MemoryUniqueIndex {
    KeyIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    @Override
    public synchronized boolean canHandle(Document query) {
        Document own = new Document();
        for (IndexKey key : getKeys()) {
            if (!query.containsKey(key.getKey())) return false;
            own.put(key.getKey(), query.get(key.getKey()));
        }
        return super.canHandle(own);
    }
}
