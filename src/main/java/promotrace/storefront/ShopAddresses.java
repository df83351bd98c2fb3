package promotrace.storefront;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import promotrace.url.WebUrl;

/// What the addresses of an independent shop say: which item a page is about, and which shop it is.
final class ShopAddresses {
    private final Rules.Addresses rules;
    private final Set<String> containers;

    ShopAddresses(Rules.Addresses rules) {
        this.rules = rules;
        this.containers = Set.copyOf(rules.containers());
    }

    /// The item's name or number: the path's last word, with the word before it where the last is only a code
    /// (`terrex-speed/IE7671`), or a query parameter where the path names nothing. Empty for a shop's front page.
    Optional<String> item(WebUrl address) {
        List<String> words = address.segments().stream()
                .map(this::withoutEnding)
                .filter(w -> !w.isEmpty() && !containers.contains(w.toLowerCase(Locale.ROOT)))
                .toList();
        boolean script = isScript(address);
        if (script || words.isEmpty()) {
            Optional<String> named = rules.parameters().stream()
                    .map(address::parameter)
                    .flatMap(Optional::stream)
                    .filter(v -> !v.isBlank())
                    .findFirst();
            if (named.isPresent()) return named;
        }
        if (words.isEmpty()) return Optional.empty();
        String last = words.getLast();
        if (words.size() > 1 && isCode(last) && words.get(words.size() - 2).indexOf('-') > 0) {
            return Optional.of(words.get(words.size() - 2) + "/" + last);
        }
        return isLocale(last) ? Optional.empty() : Optional.of(last);
    }

    /// The shop's domain: that of the seller's address which the page states, where it is of the same owner; else the
    /// registrable domain, or the whole host on a domain whose hosts are shops of their own.
    String domain(WebUrl address, Optional<WebUrl> stated) {
        boolean hosted = rules.hosted().stream().anyMatch(address::on);
        if (hosted) return bare(address.host());
        return stated.filter(s -> s.site().equals(address.site()))
                .map(s -> bare(s.host()))
                .orElse(bare(address.site()));
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static boolean isScript(WebUrl address) {
        String p = address.path().toLowerCase(Locale.ROOT);
        return p.endsWith(".php")
                || p.endsWith(".asp")
                || p.endsWith(".aspx")
                || p.endsWith(".jsp")
                || p.endsWith(".cgi");
    }

    private String withoutEnding(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (String e : rules.endings()) {
            if (lower.endsWith("." + e)) return word.substring(0, word.length() - e.length() - 1);
        }
        return word;
    }

    private static boolean isCode(String word) {
        return word.matches("[A-Za-z0-9]{2,14}") && word.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isLocale(String word) {
        return word.matches("[a-z]{2}([-_][A-Za-z]{2})?");
    }
}
