package promotrace.resolve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a rule found in an address, by kind.
@SuppressWarnings("EnumOrdinal") // an EnumMap is three objects more, for every rule that is tried
final class Values {
    /// The kinds, in lower case the names of groups and keys in the catalogue's files.
    enum Kind {
        PUBLISHER,
        MERCHANT,
        SUB,
        CREATIVE,
        COUPON,
        TO,
        ITEM,
        PLATFORM,
        SHOP,
        /// A destination that ends the path, with all that follows it.
        TAIL,
        /// The same without its scheme.
        BARE;

        /// @throws IllegalArgumentException where no kind is called so
        static Kind called(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /// Whether some kind is called so.
    static boolean isKind(String name) {
        return Arrays.stream(Kind.values())
                .anyMatch(k -> k.name().toLowerCase(Locale.ROOT).equals(name));
    }

    private static final int KINDS = Kind.values().length;

    private final @Nullable String[] found = new @Nullable String[KINDS];

    void put(Kind kind, String value) {
        found[kind.ordinal()] = value;
    }

    boolean has(Kind kind) {
        return found[kind.ordinal()] != null;
    }

    Optional<String> get(Kind kind) {
        return Optional.ofNullable(found[kind.ordinal()]);
    }
}
