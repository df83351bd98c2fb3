package promotrace.resolve;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import promotrace.url.WebUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How a rule's destination is made of the value that holds it.
///
/// `here`, `schemeless` and `keys` as in [RuleRow]; `whole` reads the whole address instead of one value.
record Opening(boolean here, boolean schemeless, List<String> keys, boolean whole) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Opening of(RuleRow row) {
        return new Opening(row.here(), row.schemeless(), row.keys(), row.form().isPresent());
    }

    /// The address that the value holds; empty when it holds none.
    Optional<WebUrl> open(String value, WebUrl outer) {
        if (!keys.isEmpty()) return inJson(value);
        if (here && value.startsWith("/")) return outer.withoutFragment().resolve(value);
        Optional<WebUrl> address = Inner.address(value);
        return address.isEmpty() && schemeless ? Inner.schemeless(value) : address;
    }

    /// The address that a mail filter's address holds.
    Optional<WebUrl> open(WebUrl outer) {
        return MailFilter.open(outer);
    }

    /// Quirk: apps append to addresses without looking, so that `?channel=copy` may follow the base64.
    private Optional<WebUrl> inJson(String value) {
        int end = 0;
        while (end < value.length() && isBase64(value.charAt(end))) end++;
        JsonNode read;
        try {
            String plain = value.substring(0, end).replace('-', '+').replace('_', '/');
            byte[] bytes = Base64.getDecoder().decode(plain);
            read = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | JacksonException noJsonInBase64) {
            return Optional.empty();
        }
        for (String key : keys) {
            Optional<WebUrl> address = Inner.address(read.path(key).asString(""));
            if (address.isPresent()) return address;
        }
        return Optional.empty();
    }

    private static boolean isBase64(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "+/-_".indexOf(c) >= 0;
    }
}
