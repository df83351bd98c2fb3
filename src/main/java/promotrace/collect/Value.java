package promotrace.collect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How one value is got out of an answer, as a crawler's file says it. A plain string in YAML is `get` alone.
///
/// `get` is a path (HTML and XML: `selector`, `selector@attribute`, `@attribute`, `.` for the node itself; JSON:
/// `/a/0/b`, `*` for every member) or, where it starts with `http` or holds `{name}`, a [Template]. A path that starts
/// with `^` is looked up in the enclosing node, with `^^` in the one around that. `match` keeps the group named `value`,
/// else its first group, else the whole match, and gives nothing where it does not match. `drop` names elements of a text that are left out of it. `join`
/// takes everything at a path of JSON, with that between, where otherwise the first counts: texts that come in pieces.
/// `plus` is added: a whole number to a number, an ISO-8601 duration to a time; `time` writes a time in a pattern of
/// [DateTimeFormatter], in UTC.
record Value(
        String get,
        Optional<Pattern> match,
        Optional<As> as,
        Optional<String> drop,
        Optional<String> join,
        Optional<String> plus,
        Optional<String> time) {
    /// The group of `match` that is kept where one is named so: one that others stand before.
    private static final String KEPT = "value";

    /// What the value's characters are.
    enum As {
        /// Characters that mean themselves.
        @JsonProperty("plain")
        PLAIN,
        /// Plain text in which `&amp;` stands for `&`.
        @JsonProperty("escaped")
        ESCAPED,
        /// An element of an HTML page, or a string that holds HTML.
        @JsonProperty("html")
        HTML,
        /// A string that holds HTML whose angle brackets are escaped once more.
        @JsonProperty("escaped-html")
        ESCAPED_HTML,
        /// Plain text in which `[words](address)` is a link.
        @JsonProperty("markdown")
        MARKDOWN,
        /// Words of a style sheet, in which `\26 ` stands for `&`.
        @JsonProperty("css")
        CSS
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    Value {
        if (time.isPresent()) {
            DateTimeFormatter _ = DateTimeFormatter.ofPattern(time.get()); // throws where it is no pattern
        }
        if (plus.isPresent() && !isWhole(plus.get())) {
            Duration _ = Duration.parse(plus.get());
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Value(String get) {
        this(
                get,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    boolean isTemplate() {
        return get.startsWith("http") || get.contains("{") && !isPointer();
    }

    private boolean isPointer() {
        return JsonTree.isPointer(get) && !get.equals(".");
    }

    /// What `match` leaves of the text, with what is added to it.
    Optional<String> matched(String text) {
        if (match.isEmpty()) return added(text);
        Matcher m = match.get().matcher(text);
        if (!m.find()) return Optional.empty();
        String kept = m.namedGroups().containsKey(KEPT) ? m.group(KEPT) : m.groupCount() > 0 ? m.group(1) : m.group();
        return Optional.ofNullable(kept).flatMap(this::added);
    }

    private static boolean isWhole(String text) {
        return text.matches("[-+]?\\d{1,15}");
    }

    private Optional<String> added(String text) {
        if (plus.isEmpty() && time.isEmpty()) return Optional.of(text);
        if (plus.isPresent() && isWhole(plus.get())) {
            return isWhole(text)
                    ? Optional.of(Long.toString(Long.parseLong(text) + Long.parseLong(plus.get())))
                    : Optional.empty();
        }
        return Written.time(text)
                .map(t -> t.plus(plus.map(Duration::parse).orElse(Duration.ZERO)))
                .map(t -> time.map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                                .format(t.atOffset(ZoneOffset.UTC)))
                        .orElse(t.toString()));
    }
}
