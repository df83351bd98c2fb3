package promotrace.fetch;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/// A range of IP addresses as `10.0.0.0/8` or `fd00::/8` writes it; a single address is a range of one.
public record IpRange(InetAddress start, int bits) {
    public IpRange {
        if (bits < 0 || bits > start.getAddress().length * 8) {
            throw new IllegalArgumentException("no range: " + start.getHostAddress() + "/" + bits);
        }
    }

    /// A stranger's text as a range; empty when it is none. Names are not looked up.
    public static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String bits = slash < 0 ? "" : text.substring(slash + 1);
        if (slash >= 0 && !bits.matches("[0-9]{1,3}")) return Optional.empty();
        try {
            InetAddress start = InetAddress.ofLiteral(address.strip());
            int all = start.getAddress().length * 8;
            int n = bits.isEmpty() ? all : Integer.parseInt(bits);
            return n > all ? Optional.empty() : Optional.of(new IpRange(start, n));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    static IpRange of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no range: " + text));
    }

    boolean holds(InetAddress address) {
        byte[] a = address.getAddress();
        byte[] s = start.getAddress();
        if (a.length != s.length) return false;
        int whole = bits / 8;
        if (!Arrays.equals(a, 0, whole, s, 0, whole)) return false;
        int rest = bits % 8;
        return rest == 0 || (a[whole] ^ s[whole]) >> 8 - rest == 0;
    }

    @Override
    public String toString() {
        return start.getHostAddress() + "/" + bits;
    }
}
