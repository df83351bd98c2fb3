package promotrace.network;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import promotrace.url.WebUrl;

/// Contacts that a text or an address gives: mail, phone in international form, handles of the services in
/// `config/identities.yml`.
///
/// Only what is written as a contact counts: a handle needs its service's name before it, a phone number its `+`.
final class Contacts {
    private static final Pattern MAIL =
            Pattern.compile("[a-z0-9][a-z0-9._+-]*@[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}");
    private static final Pattern PHONE = Pattern.compile("(?<![\\w+])\\+(?:[ .()/-]{0,3}\\d){8,15}(?!\\d)");

    private final Map<String, String> services = new LinkedHashMap<>();
    private final Pattern handle;
    private final List<IdentityRules.Address> addresses;

    Contacts(IdentityRules rules) {
        for (IdentityRules.Service s : rules.services()) {
            for (String word : s.words()) services.put(word.toLowerCase(Locale.ROOT), s.name());
        }
        String names = services.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        handle = Pattern.compile("(?<![a-z0-9])(" + (names.isEmpty() ? "(?!)" : names)
                + ")[ ]?(?:id)?[ ]?[:：=@]+[ ]?@?([a-z0-9][a-z0-9._-]{3,})");
        addresses = rules.addresses();
    }

    Set<Identity> in(String text) {
        Set<Identity> out = new LinkedHashSet<>();
        String lower = text.toLowerCase(Locale.ROOT);
        for (Matcher m = MAIL.matcher(lower); m.find(); ) out.add(Identity.contact("mail", m.group()));
        for (Matcher m = PHONE.matcher(lower); m.find(); ) out.add(phone(m.group()));
        for (Matcher m = handle.matcher(lower); m.find(); ) {
            out.add(Identity.contact(
                    services.getOrDefault(m.group(1), m.group(1)), m.group(2).replaceFirst("[._-]+$", "")));
        }
        return out;
    }

    /// The contact an address stands for: `wa.me/4917…` is a phone, `line.me/ti/p/~id` a LINE id.
    Set<Identity> in(WebUrl url) {
        Set<Identity> out = new LinkedHashSet<>();
        for (IdentityRules.Address a : addresses) {
            if (!url.on(a.host())) continue;
            value(a, url).ifPresent(v -> {
                if (!a.kind().equals("phone"))
                    out.add(Identity.contact(
                            a.kind(), v.toLowerCase(Locale.ROOT).replaceFirst("^[~@]", "")));
                else if (v.replaceAll("\\D", "").length() >= 8) out.add(phone(v));
            });
        }
        return out;
    }

    private static Optional<String> value(IdentityRules.Address a, WebUrl url) {
        List<String> path = url.segments();
        return switch (a.in()) {
            case "path" -> path.isEmpty() ? Optional.empty() : Optional.of(path.getFirst());
            case "last" -> path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
            default -> url.parameter(a.in().substring("parameter ".length()));
        };
    }

    private static Identity phone(String written) {
        return Identity.contact("phone", "+" + written.replaceAll("\\D", ""));
    }
}
