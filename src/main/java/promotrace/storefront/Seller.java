package promotrace.storefront;

import java.util.List;
import java.util.Optional;
import promotrace.url.WebUrl;

/// Who sells: one per marketplace account (`aliexpress:1101944820`), or per registrable domain of an independent shop
/// (`site:example.com`). `contacts` are what the page itself gives (mail, phone, WhatsApp, WeChat), as written.
public record Seller(String id, String name, Optional<WebUrl> url, List<String> contacts, About about) {
    public Seller {
        contacts = List.copyOf(contacts);
    }

    /// A seller of whom the page tells nothing more.
    public Seller(String id, String name, Optional<WebUrl> url, List<String> contacts) {
        this(id, name, url, contacts, About.NOTHING);
    }
}
