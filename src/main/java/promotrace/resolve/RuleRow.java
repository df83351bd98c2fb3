package promotrace.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One rule of an entry as YAML has it: which addresses it is about and where in them the values stand.
///
/// `hosts` are domains (with all below them), the entry's own when left out, or `*` for any host, which then needs
/// `where`. `host`, `path`, `query` and `fragment` are expressions searched in the host, the encoded path, the encoded query
/// and the fragment before its question mark; `where` gives an expression for each parameter that must be there. A named group (`publisher`,
/// `merchant`, `sub`, `creative`, `coupon`, `to`, `item`, `platform`, `shop`) in any of them gives that value; otherwise
/// the first parameter named in the list of that name does, query before fragment. In `to`, `?` is the whole query; the
/// group `tail` is a destination that ends the path, with all that follows it, and `bare` such a one without its scheme.
/// `here` lets the destination be a path of the same host.
record RuleRow(
        @Nullable List<String> hosts,
        Optional<String> host,
        Optional<String> path,
        Optional<String> query,
        Optional<String> fragment,
        @Nullable Map<String, String> where,
        @Nullable List<String> publisher,
        @Nullable List<String> merchant,
        @Nullable List<String> sub,
        @Nullable List<String> creative,
        @Nullable List<String> coupon,
        @Nullable List<String> to,
        @Nullable List<String> item,
        @Nullable List<String> platform,
        @Nullable List<String> shop,
        Optional<Boolean> here,
        Optional<String> note) {

    static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /// Parameters that give each value, by the value's name.
    Map<String, List<String>> sources() {
        return Map.of(
                "publisher", list(publisher),
                "merchant", list(merchant),
                "sub", list(sub),
                "creative", list(creative),
                "coupon", list(coupon),
                "to", list(to),
                "item", list(item),
                "platform", list(platform),
                "shop", list(shop));
    }
}
