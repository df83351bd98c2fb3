package promotrace.url;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Registrable domains by the Public Suffix List that crawler-commons carries.
final class Domains {
    /// Hosts that are remembered; there are few that matter, and more than this would be somebody's game.
    private static final int MOST_REMEMBERED = 10_000;

    private static final Map<String, String> FOUND = new ConcurrentHashMap<>();

    private Domains() {}

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]|0x[0-9a-f]+");

    /// The registrable domain of a host; the host itself where it has none (an address literal, a public suffix).
    ///
    /// Services that give each customer a name of his own (`shop.myshopify.com`, `name.github.io`) count as suffixes, as
    /// the list's private part has them. Under a suffix that is not in the list the last two labels count.
    static String registrable(String host) {
        String known = FOUND.get(host);
        if (known != null) return known;
        String found = found(host);
        if (FOUND.size() < MOST_REMEMBERED) FOUND.put(host, found);
        return found;
    }

    private static String found(String host) {
        if (ADDRESS.matcher(host).matches()) return host;
        @Nullable String domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
        if (domain != null && !domain.isEmpty()) return domain;
        int last = host.lastIndexOf('.');
        if (last < 0) return host;
        boolean listed = EffectiveTldFinder.getAssignedDomain("a" + host.substring(last), true, false) != null;
        return listed ? host : host.substring(host.lastIndexOf('.', last - 1) + 1);
    }
}
