package promotrace.evidence;

import java.util.List;
import java.util.Locale;

/// One header field as it came over the wire; names compare without regard to case.
public record Header(String name, String value) {
    /// Whether an answer with this header says that it is a picture.
    static boolean saysPicture(List<Header> header) {
        return header.stream()
                .anyMatch(h -> h.name().equalsIgnoreCase("Content-Type")
                        && h.value().strip().toLowerCase(Locale.ROOT).startsWith("image/"));
    }
}
