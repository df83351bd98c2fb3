package promotrace.url;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Registrable domains by the Public Suffix List that crawler-commons carries.
final class Domains {
    private Domains() {}

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]|0x[0-9a-f]+");

    /// The registrable domain of a host; the host itself where it has none (an address literal, a public suffix).
    ///
    /// Services that give each customer a name of his own (`shop.myshopify.com`, `name.github.io`) count as suffixes, as
    /// the list's private part has them. Under a suffix that is not in the list the last two labels count.
    static String registrable(String host) {
        if (ADDRESS.matcher(host).matches()) return host;
        @Nullable String domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
        if (domain != null && !domain.isEmpty()) return domain;
        int last = host.lastIndexOf('.');
        if (last < 0) return host;
        boolean listed = EffectiveTldFinder.getAssignedDomain("a" + host.substring(last), true, false) != null;
        return listed ? host : host.substring(host.lastIndexOf('.', last - 1) + 1);
    }
}
