package promotrace;

import java.util.Optional;

/// What goes and what stays of one kind of thing; bytes only of what lies in files of its own.
public record SweptLine(String what, long gone, long stay, Optional<Long> goneBytes, Optional<Long> stayBytes) {}
