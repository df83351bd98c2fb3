package promotrace.resolve;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something, or nothing, that is worked out when it is first asked for. For one thread.
final class Once<T> {
    private @Nullable T found;
    private boolean known;

    Optional<T> get(Supplier<Optional<T>> work) {
        if (!known) {
            found = work.get().orElse(null);
            known = true;
        }
        return Optional.ofNullable(found);
    }
}
