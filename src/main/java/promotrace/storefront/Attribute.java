package promotrace.storefront;

/// What a page calls a property of its goods and what it says of it (`Style No.`, `GA-219`), in its own words, and where it
/// says so, as in [Stated]. Codes hide here.
public record Attribute(String name, String value, String where) {
    public Attribute {
        if (name.isBlank() || value.isBlank())
            throw new IllegalArgumentException("an attribute has a name and a value");
    }
}
