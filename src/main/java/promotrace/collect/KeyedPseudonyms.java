package promotrace.collect;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Pseudonyms by HMAC-SHA-256 with the installation's key, cut to 80 bits: a `u` and 16 letters and digits.
/// Who lacks the key can't try names. Platforms know no difference of case in names, so there is none here.
public final class KeyedPseudonyms implements Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256", LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 80, BITS_A_LETTER = 5;
    private final SecretKeySpec key;

    /// @param key at least 16 bytes, kept outside the database
    public KeyedPseudonyms(byte[] key) {
        if (key.length < 16) throw new IllegalArgumentException("a key for pseudonyms has at least 16 bytes");
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    @Override
    public String of(String platform, String name) {
        String person = platform + "\n" + name.strip().toLowerCase(Locale.ROOT);
        byte[] digest = mac().doFinal(person.getBytes(StandardCharsets.UTF_8));
        StringBuilder out = new StringBuilder("u");
        for (int bit = 0; bit < BITS; bit += BITS_A_LETTER) out.append(LETTERS.charAt(bits(digest, bit)));
        return out.toString();
    }

    private static int bits(byte[] digest, int from) {
        int two = (digest[from / 8] & 0xff) << 8 | digest[from / 8 + 1] & 0xff;
        return two >> 16 - from % 8 - BITS_A_LETTER & 0x1f;
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
