package promotrace.url;

import crawlercommons.domains.EffectiveTldFinder;
import org.jspecify.annotations.Nullable;

/// Registrable domains by the Public Suffix List that crawler-commons carries.
final class Domains {
    private Domains() {}

    /// The registrable domain of a host; the host itself where it has none (an address literal, a public suffix).
    static String registrable(String host) {
        @Nullable String domain = EffectiveTldFinder.getAssignedDomain(host, true, true);
        return domain == null || domain.isEmpty() ? host : domain;
    }
}
