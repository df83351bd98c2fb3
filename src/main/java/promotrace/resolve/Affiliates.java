package promotrace.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists of affiliates without duplicates.
public final class Affiliates {
    private Affiliates() {}

    /// Who is paid along a way, each network's publisher once, in the order of its addresses.
    public static List<Affiliate> along(List<Look> way) {
        List<Affiliate> all = List.of();
        for (Look look : way) all = union(all, look.paid());
        return all;
    }

    /// Both lists as one: the same network and publisher stand once, with what either says. A mention without publisher
    /// (a network's mark on a landing page) adds to the network's named publisher.
    static List<Affiliate> union(List<Affiliate> first, List<Affiliate> second) {
        if (second.isEmpty()) return List.copyOf(first);
        List<Affiliate> all = new ArrayList<>(first);
        for (Affiliate a : second) {
            int same = place(all, a);
            if (same < 0) all.add(a);
            else all.set(same, merged(all.get(same), a));
        }
        return List.copyOf(all);
    }

    private static int place(List<Affiliate> all, Affiliate a) {
        for (int i = 0; i < all.size(); i++) {
            Affiliate b = all.get(i);
            if (!a.network().equals(b.network())) continue;
            if (a.publisher().isEmpty()
                    || b.publisher().isEmpty()
                    || a.publisher().equals(b.publisher())) return i;
        }
        return -1;
    }

    private static Affiliate merged(Affiliate a, Affiliate b) {
        return new Affiliate(
                a.network(),
                either(a.publisher(), b.publisher()),
                either(a.merchant(), b.merchant()),
                either(a.subId(), b.subId()),
                either(a.creative(), b.creative()),
                either(a.coupon(), b.coupon()),
                a.where());
    }

    private static Optional<String> either(Optional<String> a, Optional<String> b) {
        return a.isPresent() ? a : b;
    }
}
