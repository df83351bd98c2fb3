package promotrace.resolve;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import promotrace.url.Parameter;

/// Addresses that an agent hides behind a published toy cipher: two letters, a digit, a letter, then base64 of DES-CBC
/// with one byte too many at the place that the digit names. The digit also chooses key and start vector.
///
/// This hides nothing from anybody who reads the agent's page; the keys are in the catalogue.
final class KeyedDes {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}(\\d)[A-Za-z](.+)", Pattern.DOTALL);
    private final Map<String, List<byte[]>> keys = new HashMap<>();

    /// Key and start vector, each eight ASCII characters, by digit.
    KeyedDes(Map<String, List<String>> pairs) {
        pairs.forEach((digit, pair) -> keys.put(
                digit,
                List.of(
                        pair.get(0).getBytes(StandardCharsets.US_ASCII),
                        pair.get(1).getBytes(StandardCharsets.US_ASCII))));
    }

    /// The plain text; empty when the value is not of this form or does not open.
    Optional<String> open(String value) {
        Matcher m = FORM.matcher(value);
        if (!m.matches() || !keys.containsKey(m.group(1))) return Optional.empty();
        int extra = Integer.parseInt(m.group(1));
        List<byte[]> pair = keys.get(m.group(1));
        try {
            // Quirk: the plus of base64 arrives as a space where the query was read as a form
            byte[] raw = Base64.getDecoder().decode(Parameter.decode(m.group(2)).replace(' ', '+'));
            if (raw.length <= extra) return Optional.empty();
            byte[] sealed = Arrays.copyOf(raw, raw.length - 1);
            System.arraycopy(raw, extra + 1, sealed, extra, raw.length - extra - 1);
            Cipher des = Cipher.getInstance("DES/CBC/PKCS5Padding");
            des.init(Cipher.DECRYPT_MODE, new SecretKeySpec(pair.get(0), "DES"), new IvParameterSpec(pair.get(1)));
            return Optional.of(new String(des.doFinal(sealed), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }
}
