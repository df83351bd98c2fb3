package promotrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import promotrace.collect.KeyedPseudonyms;
import promotrace.collect.Pseudonyms;

/// The key behind commenters' pseudonyms: a file in the data folder that its owner alone may read, outside the database.
///
/// Without it no pseudonym can be joined to a name again; it is made on first use and never changed.
final class PseudonymKey {
    private static final int BYTES = 32;

    private PseudonymKey() {}

    static Pseudonyms of(Path data) {
        try {
            return new KeyedPseudonyms(new MadeOnce(data, "pseudonyms.key").read(PseudonymKey::random));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
