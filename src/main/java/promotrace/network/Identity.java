package promotrace.network;

/// Something that names who earns or who answers: a publisher id of a network, a coupon code, a mail address, a phone
/// number, a handle. `words` is how a join on it is explained.
public record Identity(String kind, String value, String words) {
    static Identity publisher(String network, String publisher) {
        return new Identity(
                "publisher " + network,
                publisher.toLowerCase(java.util.Locale.ROOT),
                "same publisher " + network + " " + publisher);
    }

    static Identity contact(String kind, String value) {
        return new Identity(kind, value, "same " + kind + " " + value);
    }
}
