package promotrace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import promotrace.collect.Quota;
import promotrace.collect.Watched;
import promotrace.frontier.Lease;

/// What is left of a day's requests to platforms that bound them, in a line each.
final class QuotaLines {
    private QuotaLines() {}

    /// The bounds by host; of two on one host the lower one.
    static Map<String, Integer> ofHosts(Collection<Quota> quotas) {
        Map<String, Integer> out = new HashMap<>();
        for (Quota q : quotas) out.merge(q.host(), q.perDay(), Math::min);
        return out;
    }

    /// Those of platforms that have watched accounts.
    static List<Quota> of(Collection<Quota> quotas, Collection<Watched> watched) {
        Set<String> platforms = watched.stream().map(Watched::platform).collect(Collectors.toSet());
        return quotas.stream().filter(q -> platforms.contains(q.platform())).toList();
    }

    /// A line for each of them whose host is among those that something is told of.
    static List<String> lines(List<Quota> quotas, Map<String, Integer> left, Instant machineNow) {
        Instant tomorrow = Lease.Terms.nextDay(machineNow);
        List<String> out = new ArrayList<>();
        for (Quota q : quotas) {
            int rest = left.getOrDefault(q.host(), -1);
            if (rest < 0) continue;
            String until = rest > 0 ? "" : ": the rest waits until " + tomorrow;
            out.add(q.platform() + ": " + rest + " of " + q.perDay() + " requests left today" + until);
        }
        return out;
    }
}
