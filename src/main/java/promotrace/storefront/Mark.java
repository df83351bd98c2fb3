package promotrace.storefront;

/// An id by which a service knows a shop (`google-analytics` `G-7QX2M4N9PL`), or a contact of the shop (`mail`, `whatsapp`) in
/// the form in which contacts are compared. Shops with the same one were set up by the same people, as far as it tells.
public record Mark(String service, String id, Stated said) {
    /// Both parts in one word.
    public String key() {
        return service + ":" + id;
    }
}
