package promotrace.report.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import promotrace.report.Harmless;

/// A stranger's text in pieces, the quoted ones marked with the numbers of the findings that quote them.
///
/// `turned` is how many marks of direction were taken out. Long stretches that nobody quotes are cut to `[…]`.
public record Marked(List<Piece> pieces, int turned) {
    /// Longest stretch without a mark, in characters.
    private static final int STRETCH = 600;

    public Marked {
        pieces = List.copyOf(pieces);
    }

    /// Part of a text: `numbers` are those whose quote ends here, in rising order.
    public record Piece(String text, boolean marked, List<Integer> numbers) {}

    /// Words to be marked, as they stand in the text, and their finding's number.
    public record Mark(String words, int number) {}

    private record Span(int from, int to, int number) {}

    /// Marks the first place where each of the words stands; words that do not stand there are left out, and so is
    /// a quote of nearly the whole of a long text, which would mark nothing off.
    public static Marked of(String raw, Collection<Mark> marks) {
        List<Span> spans = new ArrayList<>();
        TreeSet<Integer> borders = new TreeSet<>(List.of(0, raw.length()));
        for (Mark m : marks) {
            int at = m.words().isBlank() ? -1 : raw.indexOf(m.words());
            if (at < 0 || isNearlyAll(m.words(), raw)) continue;
            spans.add(new Span(at, at + m.words().length(), m.number()));
            borders.add(at);
            borders.add(at + m.words().length());
        }
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int to : borders) {
            if (to == 0) continue;
            pieces.add(piece(raw, from, to, spans));
            from = to;
        }
        return new Marked(pieces, Harmless.turns(raw));
    }

    private static boolean isNearlyAll(String words, String text) {
        return text.length() > 120 && words.length() > text.length() * 2 / 3;
    }

    /// The same with marks only: for a text that is quoted by one finding.
    public Marked withoutNumbers() {
        return new Marked(
                pieces.stream()
                        .map(p -> new Piece(p.text(), p.marked(), List.of()))
                        .toList(),
                turned);
    }

    private static Piece piece(String raw, int from, int to, List<Span> spans) {
        boolean marked = spans.stream().anyMatch(s -> s.from() <= from && s.to() >= to);
        List<Integer> numbers = spans.stream()
                .filter(s -> s.to() == to)
                .map(Span::number)
                .distinct()
                .sorted()
                .toList();
        String text = raw.substring(from, to);
        return new Piece(Harmless.prose(marked ? text : shortened(text)), marked, numbers);
    }

    private static String shortened(String text) {
        if (text.length() <= STRETCH) return text;
        int half = STRETCH / 2;
        int head = text.offsetByCodePoints(0, Math.min(half, text.codePointCount(0, text.length())));
        int tail = text.offsetByCodePoints(text.length(), -Math.min(half, text.codePointCount(0, text.length())));
        return tail <= head ? text : text.substring(0, head) + " […] " + text.substring(tail);
    }
}
