package promotrace.fetch;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import promotrace.evidence.Kept;
import promotrace.evidence.Sha256;

/// What addresses answered last, so that they can be asked whether that changed. Kept in the store and shared by all
/// workers; only who can read the capture may ask so.
public interface Memory {
    /// Nothing is remembered.
    Memory NONE = new Memory() {
        @Override
        public Optional<LastAnswer> find(String key) {
            return Optional.empty();
        }

        @Override
        public void put(Collection<LastAnswer> answers) {}
    };

    /// One address's last whole answer. `at` is the world's time when it was last found to hold, `asked` the machine's;
    /// `etag` and `lastModified` are the server's own words, one of them present unless it is a robots.txt; `kept` is
    /// the record in some worker's vault and `sha256` the digest of the body there.
    record LastAnswer(
            String key,
            Instant at,
            Instant asked,
            Optional<String> etag,
            Optional<String> lastModified,
            Kept kept,
            Sha256 sha256) {}

    Optional<LastAnswer> find(String key);

    /// Puts each answer in the place of the one under its key; twice changes nothing.
    void put(Collection<LastAnswer> answers);

    /// What is remembered under one key: an address, and by whose leave it was asked. What answers a POST is not
    /// remembered.
    static String key(Ask ask) {
        String address = ask.url().withoutFragment().toString();
        return ask.secret().map(s -> address + " " + s.name()).orElse(address);
    }
}
