package promotrace.url;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One name and value of a query, both decoded (`+` is a space, broken escapes stay as written).
public record Parameter(String name, String value) {

    /// All parameters of an encoded query in their order; a name without `=` has an empty value.
    public static List<Parameter> listOf(String query) {
        List<Parameter> out = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            out.add(
                    equals < 0
                            ? new Parameter(decodeForm(pair), "")
                            : new Parameter(
                                    decodeForm(pair.substring(0, equals)), decodeForm(pair.substring(equals + 1))));
        }
        return out;
    }

    private static String decodeForm(String encoded) {
        return decode(encoded.replace('+', ' '));
    }

    /// Percent-escapes replaced by their UTF-8 characters; what is no escape stays as written.
    public static String decode(String encoded) {
        if (encoded.indexOf('%') < 0) return encoded;
        byte[] in = encoded.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int n = 0;
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
            if (low < 0) {
                out[n++] = in[i];
            } else {
                out[n++] = (byte) (high * 16 + low);
                i += 2;
            }
        }
        return new String(out, 0, n, StandardCharsets.UTF_8);
    }
}
