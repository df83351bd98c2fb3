package promotrace.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One rule of an entry as YAML has it: which addresses it is about and where in them the values stand.
///
/// `hosts` are domains (with all below them), the entry's own when left out, or `*` for any host, which then needs
/// `where`. `host`, `path`, `query` and `fragment` are expressions searched in the host, the encoded path, the encoded query
/// and the fragment before its question mark; `where` gives an expression for each parameter that must be there. A named group (`publisher`,
/// `merchant`, `sub`, `creative`, `coupon`, `to`, `item`, `platform`, `shop`) in any of them gives that value; otherwise
/// the first parameter named in the list of that name does, query before fragment. In `to`, `?` is the whole query; the
/// group `tail` is a destination that ends the path, with all that follows it, and `bare` such a one without its scheme.
/// `here` lets the destination be a path of the same host, `schemeless` a domain without scheme; `keys` name the address in
/// a JSON object that the value of `to` is, in base64; `form` is a mail filter's own way of writing ([MailFilter]).
record RuleRow(
        List<String> hosts,
        Optional<String> host,
        Optional<String> path,
        Optional<String> query,
        Optional<String> fragment,
        Map<String, String> where,
        List<String> publisher,
        List<String> merchant,
        List<String> sub,
        List<String> creative,
        List<String> coupon,
        List<String> to,
        List<String> item,
        List<String> platform,
        List<String> shop,
        boolean here,
        boolean schemeless,
        List<String> keys,
        Optional<String> form,
        Optional<String> note) {

    /// The rule's own hosts, the entry's where it has none.
    List<String> hosts(List<String> entry) {
        return hosts.isEmpty() ? entry : hosts;
    }

    /// Parameters that give each value, by the value's name.
    Map<String, List<String>> sources() {
        return Map.of(
                "publisher", publisher,
                "merchant", merchant,
                "sub", sub,
                "creative", creative,
                "coupon", coupon,
                "to", to,
                "item", item,
                "platform", platform,
                "shop", shop);
    }
}
