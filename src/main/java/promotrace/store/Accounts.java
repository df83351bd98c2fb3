package promotrace.store;

import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import promotrace.collect.Account;

/// What accounts say of themselves, as last seen.
public final class Accounts {
    private final Shelf shelf;

    Accounts(MongoDatabase database) {
        shelf = new Shelf(database, "accounts");
    }

    Shelf shelf() {
        return shelf;
    }

    /// Keeps what was seen last: an older sight of an account changes nothing.
    public void put(Collection<Account> accounts) {
        shelf.putNewest(accounts.stream().map(CollectRows::row).toList(), "seen");
    }

    /// Keeps those of which nothing is known yet.
    public void putOnce(Collection<Account> accounts) {
        shelf.putOnce(accounts.stream().map(CollectRows::row).toList());
    }

    public Optional<Account> find(String id) {
        return shelf.find(id).map(CollectRows::account);
    }

    /// All, in the order of their ids.
    public List<Account> all() {
        return Shelf.read(shelf.all(), CollectRows::account);
    }
}
