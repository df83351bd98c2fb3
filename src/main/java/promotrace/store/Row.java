package promotrace.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import promotrace.evidence.Sha256;
import promotrace.url.WebUrl;

/// One stored document, or a part of one, on its way in or out.
///
/// Writing leaves out what is empty (an empty Optional, an empty list), reading gives it back as empty. Addresses,
/// digests and decimals are texts, times are cut to milliseconds, names of enums are kebab-case.
final class Row {
    private final Document document;

    private Row(Document document) {
        this.document = document;
    }

    static Row of(Document document) {
        return new Row(document);
    }

    /// A part of a document.
    static Row part() {
        return new Row(new Document());
    }

    /// A document with its key.
    static Row keyed(String id) {
        return part().put("_id", id);
    }

    Document document() {
        return document;
    }

    /// Puts a value of any of the kinds this class can read again.
    Row put(String field, Object value) {
        Object stored = stored(value);
        if (stored != null) document.append(field, stored);
        return this;
    }

    /// Puts a value as a part of its own shape.
    <T> Row put(String field, Optional<T> value, Function<T, Row> shape) {
        value.ifPresent(v -> document.append(field, shape.apply(v).document));
        return this;
    }

    /// Puts values as parts of their own shape.
    <T> Row put(String field, Collection<T> values, Function<T, Row> shape) {
        if (!values.isEmpty()) {
            document.append(
                    field, values.stream().map(v -> shape.apply(v).document).toList());
        }
        return this;
    }

    private static @Nullable Object stored(Object value) {
        return switch (value) {
            case Optional<?> o -> o.isPresent() ? stored(o.get()) : null;
            case OptionalLong o -> o.isPresent() ? (Object) o.getAsLong() : null;
            case OptionalInt o -> o.isPresent() ? (Object) o.getAsInt() : null;
            case String s -> whole(s);
            case Integer i -> i;
            case Long l -> l;
            case Double d -> d;
            case Boolean b -> b;
            case Instant i -> Date.from(i);
            case Row r -> r.document;
            case WebUrl u -> u.toString();
            case Sha256 s -> s.hex();
            case BigDecimal d -> d.toString();
            case Enum<?> e -> word(e);
            case Collection<?> c ->
                c.isEmpty() ? null : c.stream().map(Row::stored).toList();
            default -> throw new IllegalArgumentException("not a kind of value that is stored: " + value.getClass());
        };
    }

    /// Quirk: pages hold halves of surrogate pairs, which UTF-8 can't say; each becomes U+FFFD.
    private static String whole(String text) {
        if (text.codePoints().noneMatch(Row::half)) return text;
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(half(c) ? 0xfffd : c));
        return out.toString();
    }

    private static boolean half(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String id() {
        return text("_id");
    }

    boolean has(String field) {
        return document.containsKey(field);
    }

    String text(String field) {
        return get(field, String.class);
    }

    Optional<String> maybeText(String field) {
        return find(field, String.class);
    }

    List<String> texts(String field) {
        return list(field).stream().map(String.class::cast).toList();
    }

    int integer(String field) {
        return get(field, Number.class).intValue();
    }

    OptionalInt maybeInteger(String field) {
        return find(field, Number.class).map(n -> OptionalInt.of(n.intValue())).orElse(OptionalInt.empty());
    }

    long whole(String field, long otherwise) {
        return find(field, Number.class).map(Number::longValue).orElse(otherwise);
    }

    OptionalLong maybeLong(String field) {
        return find(field, Number.class)
                .map(n -> OptionalLong.of(n.longValue()))
                .orElse(OptionalLong.empty());
    }

    double number(String field) {
        return get(field, Number.class).doubleValue();
    }

    boolean flag(String field) {
        return get(field, Boolean.class);
    }

    Instant time(String field) {
        return get(field, Date.class).toInstant();
    }

    Optional<Instant> maybeTime(String field) {
        return find(field, Date.class).map(Date::toInstant);
    }

    BigDecimal decimal(String field) {
        return new BigDecimal(text(field));
    }

    Optional<BigDecimal> maybeDecimal(String field) {
        return maybeText(field).map(BigDecimal::new);
    }

    WebUrl url(String field) {
        return WebUrl.of(text(field));
    }

    Optional<WebUrl> maybeUrl(String field) {
        return maybeText(field).map(WebUrl::of);
    }

    Sha256 sha256(String field) {
        return new Sha256(text(field));
    }

    Optional<Sha256> maybeSha256(String field) {
        return maybeText(field).map(Sha256::new);
    }

    <E extends Enum<E>> E word(String field, Class<E> kind) {
        return Enum.valueOf(kind, text(field).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Row row(String field) {
        return new Row(get(field, Document.class));
    }

    <T> Optional<T> maybe(String field, Function<Row, T> shape) {
        return find(field, Document.class).map(d -> shape.apply(new Row(d)));
    }

    <T> List<T> rows(String field, Function<Row, T> shape) {
        List<T> out = new ArrayList<>();
        for (Object part : list(field)) out.add(shape.apply(new Row((Document) part)));
        return out;
    }

    private List<?> list(String field) {
        Object value = document.get(field);
        return value == null ? List.of() : (List<?>) value;
    }

    private <T> T get(String field, Class<T> kind) {
        Object value = document.get(field);
        return kind.cast(Objects.requireNonNull(value, () -> "a stored document lacks its field " + field));
    }

    private <T> Optional<T> find(String field, Class<T> kind) {
        return Optional.ofNullable(kind.cast(document.get(field)));
    }
}
