package promotrace.network;

import java.util.List;

/// `config/identities.yml`: what may join accounts as one operator.
///
/// `atMostAccounts`: an identity on more accounts than this says nothing. `passOn`: networks that pass clicks on to
/// other
/// networks under their own publisher id, so that an id behind them names them and not the account.
public record IdentityRules(
        String source, int atMostAccounts, List<String> passOn, List<Service> services, List<Address> addresses) {
    public IdentityRules {
        passOn = List.copyOf(passOn);
        services = List.copyOf(services);
        addresses = List.copyOf(addresses);
        if (atMostAccounts < 2) throw new IllegalArgumentException("atMostAccounts must be 2 or more");
    }

    /// A service whose handle is written after one of its names.
    public record Service(String name, List<String> words) {
        public Service {
            words = List.copyOf(words);
        }
    }

    /// An address that is a contact: `in` is `path` (first segment), `last` (last segment) or `parameter NAME`.
    public record Address(String host, String kind, String in) {
        public Address {
            if (!in.matches("path|last|parameter \\S+")) throw new IllegalArgumentException("in is not known: " + in);
        }
    }
}
