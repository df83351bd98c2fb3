package promotrace.collect;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times and counts as platforms write them.
final class Written {
    private static final Pattern EPOCH = Pattern.compile("\\d{9,13}(\\.\\d+)?");
    private static final Pattern COUNT = Pattern.compile(
            "((?:^-)?(?<!\\d)\\d{1,15}(?:[\\s.,'’]\\d{3})*(?:[.,]\\d{1,2})?)\\s*([KMBkmb]?)(?![A-Za-z0-9])");
    private static final BigDecimal MILLIS_FROM = new BigDecimal("100000000000");
    /// RFC 1123 with or without the day's name and seconds; an offset or a name of UTC.
    private static final DateTimeFormatter MAIL = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("[EEE, ]d MMM yyyy HH:mm[:ss] [Z][zzz]")
            .toFormatter(Locale.ENGLISH);
    /// ISO 8601 with the offsets `Z`, `+00:00` and `+0000`.
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /// As X writes it: `Wed Oct 10 20:19:24 +0000 2018`.
    private static final DateTimeFormatter CTIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("EEE MMM d HH:mm:ss Z uuuu")
            .toFormatter(Locale.ENGLISH);

    private static final Pattern DAY = Pattern.compile("\\d{8}");

    private Written() {}

    /// The moment that is written there: ISO 8601 (UTC where it names no offset), RFC 1123, seconds or milliseconds
    /// since 1970, or as X writes it; a date alone (`20261130` too) is its first moment in UTC.
    static Optional<Instant> time(String text) {
        String t = text.strip();
        if (EPOCH.matcher(t).matches()) {
            BigDecimal number = new BigDecimal(t);
            boolean millis = number.compareTo(MILLIS_FROM) >= 0;
            return Optional.of(Instant.ofEpochMilli((millis ? number : number.movePointRight(3)).longValue()));
        }
        try {
            if (t.length() == 10)
                return Optional.of(
                        LocalDate.parse(t).atStartOfDay(ZoneOffset.UTC).toInstant());
            if (t.length() > 10 && Character.isDigit(t.charAt(3))) return Optional.of(iso(t.replace(' ', 'T')));
            if (DAY.matcher(t).matches()) return time(t.replaceFirst("(....)(..)(..)", "$1-$2-$3"));
            if (t.length() > 11 && t.charAt(3) == ' ' && Character.isLetter(t.charAt(4)))
                return Optional.of(Instant.from(CTIME.parse(t)));
            return Optional.of(Instant.from(MAIL.parse(t.replaceFirst("\\s(UT|Z)$", " GMT"))));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Instant iso(String text) {
        return switch (ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime there -> there.toInstant();
            case LocalDateTime utc -> utc.toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeException("no time: " + text);
        };
    }

    /// The first number: `1.2K`, `3M`, `18 204`, `1,204 likes`, `-2`; empty when there is none.
    static OptionalLong count(String text) {
        Matcher m = COUNT.matcher(text);
        if (!m.find()) return OptionalLong.empty();
        long times = switch (m.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 1_000;
            case "m" -> 1_000_000;
            case "b" -> 1_000_000_000;
            default -> 1;
        };
        String digits = m.group(1).replaceAll("[\\s'’]", "");
        // with K, M or B the last separator is a decimal point, without it separates thousands
        if (times == 1) digits = digits.replaceAll("[.,](?=\\d{3})", "").replaceAll("[.,]\\d{1,2}$", "");
        else digits = digits.replace(',', '.');
        try {
            return OptionalLong.of(
                    new BigDecimal(digits).multiply(BigDecimal.valueOf(times)).longValue());
        } catch (NumberFormatException severalPoints) {
            return OptionalLong.empty();
        }
    }
}
