package promotrace.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a file is, told by its first megabyte.
enum FileKind {
    /// Each line a JSON object.
    LINES,
    /// One JSON value, with lists of rows in it or a row itself, on one line or many.
    DOCUMENT,
    CSV,
    WARC,
    WACZ,
    HAR,
    PAGE;

    private static final int HEAD = 1 << 20;
    private static final int LINES_TRIED = 5;
    private static final Pattern HAR_START = Pattern.compile("^\\s*\\{\\s*\"log\"\\s*:\\s*\\{");
    private static final Pattern PAGE_START =
            Pattern.compile("^\\s*(<!--|<!doctype html|<html|<head|<body)", Pattern.CASE_INSENSITIVE);

    /// Whether it holds captures of pages rather than rows.
    boolean isCaptures() {
        return switch (this) {
            case LINES, DOCUMENT, CSV -> false;
            case WARC, WACZ, HAR, PAGE -> true;
        };
    }

    /// @throws IntakeException where the file is of no kind that is known, is empty or can't be read
    static FileKind of(Path file) {
        byte[] head = Unpacked.head(file, HEAD);
        String text = Text.of(head).strip();
        if (text.isEmpty()) throw new IntakeException(file, "is empty", null);
        if (text.startsWith("WARC/")) return WARC;
        if (head[0] == 'P' && head[1] == 'K' && head[2] == 3) return zip(file);
        if (HAR_START.matcher(text).find()) return HAR;
        if (PAGE_START.matcher(text).find()) return PAGE;
        if (text.indexOf('\0') >= 0) throw new IntakeException(file, "is of no kind that can be imported", null);
        if (text.startsWith("[")) return DOCUMENT;
        if (text.startsWith("{")) return isLines(text) ? LINES : DOCUMENT;
        if (hasObject(text)) return LINES;
        if (CsvRows.separator(text).isPresent()) return CSV;
        throw new IntakeException(file, "is of no kind that can be imported", null);
    }

    private static FileKind zip(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.stream().anyMatch(Wacz::isArchive)) return WACZ;
        } catch (IOException e) {
            throw new IntakeException(file, "is a zip file that can't be read: " + e.getMessage(), e);
        }
        throw new IntakeException(file, "is a zip file without web archives; unpack it first", null);
    }

    /// Whether some of the first lines is an object by itself, and it is not the only one.
    private static boolean isLines(String text) {
        return hasObject(text) && text.indexOf('\n') >= 0;
    }

    private static boolean hasObject(String text) {
        return text.lines().limit(LINES_TRIED).anyMatch(FileKind::isObject);
    }

    private static boolean isObject(String line) {
        if (!line.startsWith("{") || !line.stripTrailing().endsWith("}")) return false;
        try {
            JsonNode read = Lines.whole(line.getBytes(StandardCharsets.UTF_8));
            return read.isObject() && !read.isEmpty();
        } catch (JacksonException noJson) {
            return false;
        }
    }
}
