package promotrace.collect;

/// Turns a commenter's public name into a pseudonym that stays the same within one installation and can't be turned
/// back.
public interface Pseudonyms {
    String of(String platform, String name);
}
