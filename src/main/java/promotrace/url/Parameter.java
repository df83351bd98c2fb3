package promotrace.url;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One name and value of a query, both decoded (`+` is a space, broken escapes stay as written).
public record Parameter(String name, String value) {

    /// All parameters of an encoded query in their order; a name without `=` has an empty value.
    public static List<Parameter> listOf(String query) {
        List<Parameter> out = new ArrayList<>();
        for (int from = 0; from <= query.length(); ) {
            int end = end(query, from);
            if (end > from) {
                int equals = equals(query, from, end);
                String value = equals == end ? "" : form(query, equals + 1, end);
                out.add(new Parameter(form(query, from, equals), value));
            }
            from = end + 1;
        }
        return out;
    }

    private static int end(String query, int from) {
        int end = query.indexOf('&', from);
        return end < 0 ? query.length() : end;
    }

    /// Where the name ends: at `=`, or at the pair's own end.
    private static int equals(String query, int from, int end) {
        for (int i = from; i < end; i++) if (query.charAt(i) == '=') return i;
        return end;
    }

    private static boolean isEncoded(String query, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = query.charAt(i);
            if (c == '%' || c == '+') return true;
        }
        return false;
    }

    /// A stretch of an encoded query, decoded.
    public static String form(String query, int from, int end) {
        String stretch = query.substring(from, end);
        return isEncoded(query, from, end) ? decode(stretch.replace('+', ' ')) : stretch;
    }

    /// Percent-escapes replaced by their UTF-8 characters; what is no escape stays as written.
    public static String decode(String encoded) {
        if (encoded.indexOf('%') < 0) return encoded;
        byte[] in = encoded.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int n = 0;
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? digit(in[i + 1]) : -1;
            int low = high < 0 ? -1 : digit(in[i + 2]);
            if (low < 0) {
                out[n++] = in[i];
            } else {
                out[n++] = (byte) (high * 16 + low);
                i += 2;
            }
        }
        return new String(out, 0, n, StandardCharsets.UTF_8);
    }

    private static int digit(byte c) {
        if (c >= '0' && c <= '9') return c - '0';
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
