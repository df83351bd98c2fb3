package promotrace.storefront;

import java.util.List;

/// `config/trackers.yml` as it stands: services that know shops by an id, and how a page writes it.
record TrackerRules(List<Service> services) {
    TrackerRules {
        services = List.copyOf(services);
    }

    /// `pattern`'s first group is the id; it is tried where one of `signs` (lower case) stands.
    record Service(
            String service,
            String name,
            String kind,
            String source,
            List<String> signs,
            String pattern,
            List<Example> examples,
            List<String> silent) {
        Service {
            signs = List.copyOf(signs);
            examples = List.copyOf(examples);
            silent = List.copyOf(silent);
        }
    }

    record Example(String text, String id) {}
}
