package promotrace.store;

import java.nio.file.Path;
import java.util.Optional;
import promotrace.frontier.Lease;
import promotrace.frontier.Retry;

/// Where everything is kept.
///
/// `mongodb` is a real server's address (`mongodb://host:27017/name?replicaSet=rs0`; the database is `promotrace` where
/// the address names none); empty for the embedded database, which lives in `folder` and is opened by one process at a
/// time.
public record StoreSettings(Optional<String> mongodb, Path folder, Lease.Terms terms, Retry retry) {

    /// The usual settings: the embedded database lies in `database/` under `data`.
    public static StoreSettings of(Optional<String> mongodb, Path data) {
        return new StoreSettings(mongodb, data.resolve("database"), Lease.Terms.USUAL, Retry.USUAL);
    }

    public StoreSettings withTerms(Lease.Terms other) {
        return new StoreSettings(mongodb, folder, other, retry);
    }
}
