package promotrace.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps strangers' links from pointing us into private networks: which addresses may be connected to, and which
/// address a host is when it is spelled as a number.
///
/// Refused are all special-purpose addresses of the IANA registries (private, loopback, link-local, multicast,
/// documentation, carrier-grade NAT, unassigned) and the metadata addresses that some clouds keep in public space;
/// addresses that wrap an IPv4 address are judged by that one. Ranges given by the operator are open.
final class AddressGuard {
    private static final List<IpRange> CLOSED = Stream.of(
                    // https://www.iana.org/assignments/iana-ipv4-special-registry
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // metadata and host services of a cloud in public space
                    "168.63.129.16/32",
                    // https://www.iana.org/assignments/iana-ipv6-special-registry; what lies outside 2000::/3 is closed
                    "2001::/23",
                    "2001:db8::/32",
                    "2620:4f:8000::/48",
                    "3fff::/20")
            .map(IpRange::of)
            .toList();
    private static final IpRange GLOBAL_IPV6 = IpRange.of("2000::/3");
    private static final IpRange NAT64 = IpRange.of("64:ff9b::/96");
    private static final IpRange SIX_TO_FOUR = IpRange.of("2002::/16");

    /// Names that mean something else in every network; a proxy must not be asked for them.
    private static final List<String> LOCAL_NAMES = List.of(
            "localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa", "onion");

    private final List<IpRange> open;

    AddressGuard(List<IpRange> open) {
        this.open = List.copyOf(open);
    }

    boolean allows(InetAddress address) {
        if (open.stream().anyMatch(r -> r.holds(address))) return true;
        byte[] bytes = address.getAddress();
        if (bytes.length == 16) {
            if (NAT64.holds(address)) return allows(embedded(bytes, 12));
            if (SIX_TO_FOUR.holds(address)) return allows(embedded(bytes, 2));
            if (!GLOBAL_IPV6.holds(address)) return false;
        }
        return CLOSED.stream().noneMatch(r -> r.holds(address));
    }

    private static InetAddress embedded(byte[] address, int at) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address, at, at + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    /// Whether a name is one that only a private network knows: one label, or a suffix kept for such use.
    static boolean isLocalName(String host) {
        if (host.indexOf('.') < 0) return true;
        return LOCAL_NAMES.stream().anyMatch(n -> host.endsWith("." + n));
    }

    /// What a host is when it is spelled as a number.
    sealed interface Spelled {
        record Address(InetAddress address) implements Spelled {}

        /// It looks like an address but is none (`256.1.1.1`, `1.2.3.4.5`, an IPv6 address with a zone).
        record Nonsense() implements Spelled {}

        record Name() implements Spelled {}
    }

    /// Reads every spelling that some resolver takes for an IPv4 address: decimal, octal (`0177.1`), hexadecimal
    /// (`0x7f000001`), with fewer than four parts; and IPv6 in brackets. `host` is as [promotrace.url.WebUrl] has it.
    static Spelled spelled(String host) {
        if (host.startsWith("[")) {
            if (host.indexOf('%') >= 0) return new Spelled.Nonsense();
            try {
                return new Spelled.Address(InetAddress.ofLiteral(host.substring(1, host.length() - 1)));
            } catch (IllegalArgumentException noAddress) {
                return new Spelled.Nonsense();
            }
        }
        String[] parts = host.split("\\.", -1);
        if (!isNumber(parts[parts.length - 1])) return new Spelled.Name();
        if (parts.length > 4) return new Spelled.Nonsense();
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            Optional<Long> value = number(parts[i]);
            int bytes = i == parts.length - 1 ? 4 - i : 1;
            if (value.isEmpty() || value.get() >= 1L << 8 * bytes) return new Spelled.Nonsense();
            address = (address << 8 * bytes) + value.get();
        }
        byte[] bytes = {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
        return new Spelled.Address(embedded(bytes, 0));
    }

    private static boolean isNumber(String part) {
        return part.matches("[0-9]+") || part.matches("0x[0-9a-f]*");
    }

    private static Optional<Long> number(String part) {
        boolean hexadecimal = part.startsWith("0x");
        boolean octal = !hexadecimal && part.length() > 1 && part.startsWith("0");
        String digits = hexadecimal ? part.substring(2) : part;
        if (hexadecimal && digits.isEmpty()) return Optional.of(0L);
        if (digits.isEmpty() || digits.length() > 16) return Optional.empty();
        try {
            return Optional.of(Long.parseLong(digits, hexadecimal ? 16 : octal ? 8 : 10));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
