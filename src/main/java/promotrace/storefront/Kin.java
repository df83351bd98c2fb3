package promotrace.storefront;

/// Another seller whose pages have an id or a contact of this one's: an observation, as far as what both use is not one that
/// many shops share. `service` and `id` are those of [Mark].
public record Kin(String seller, String name, String service, String id) {}
