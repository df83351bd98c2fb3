package promotrace.resolve;

import java.util.List;
import java.util.Optional;
import promotrace.url.WebUrl;

/// Who is paid for a click or an order through an address, as the address itself says. `network` is its name in one
/// word
/// (`awin`, `cj`, `kakobuy`), `publisher` who earns, `merchant` whose programme, `subId` the publisher's own mark
/// (raw).
public record Affiliate(
        String network,
        Optional<String> publisher,
        Optional<String> merchant,
        Optional<String> subId,
        Optional<String> creative,
        Optional<String> coupon,
        WebUrl where) {

    /// The values that the sub-id joins; empty where there is none.
    public List<SubId> subIdParts() {
        return subId.map(SubId::of).orElse(List.of());
    }
}
