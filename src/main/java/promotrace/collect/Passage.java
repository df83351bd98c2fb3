package promotrace.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/// Words as a reader sees them, with the stretches of them that are links.
record Passage(String text, List<Anchor> anchors) {
    static final Passage EMPTY = new Passage("", List.of());
    private static final Pattern MARKDOWN_LINK =
            Pattern.compile("\\[([^\\]\\[\\n]{1,300})]\\((https?://[^\\s()]+(?:\\([^\\s()]*\\)[^\\s()]*)*)\\)");
    /// CSS Syntax 3: a backslash with up to six hexadecimal digits and one space behind them, or with the character itself.
    private static final Pattern STYLE_ESCAPE =
            Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(\\P{Cntrl}))", Pattern.UNICODE_CHARACTER_CLASS);

    /// A stretch of the text, from `start` to before `end` (in characters), that leads to `address` (as written, maybe
    /// relative). `mention` marks a link to a person or a topic, not to a page.
    record Anchor(int start, int end, String address, boolean mention) {}

    Passage {
        anchors = List.copyOf(anchors);
    }

    /// The text that characters of that kind mean.
    static Passage of(String raw, Value.As as, Optional<String> drop) {
        return switch (as) {
            case PLAIN -> new Passage(raw.strip(), List.of());
            case ESCAPED -> new Passage(Parser.unescapeEntities(raw, false).strip(), List.of());
            case HTML -> of(Jsoup.parseBodyFragment(raw).body(), drop);
            case ESCAPED_HTML -> of(Jsoup.parseBodyFragment(unescapedOnce(raw)).body(), drop);
            case MARKDOWN -> markdown(raw);
            case CSS -> new Passage(ofStyle(raw).strip(), List.of());
        };
    }

    /// *Quirk:* one and the same field comes escaped or not, depending on a parameter of the API (Reddit's `raw_json`).
    private static String unescapedOnce(String raw) {
        return raw.contains("&lt;") && !raw.contains("<") ? Parser.unescapeEntities(raw, false) : raw;
    }

    private static String ofStyle(String raw) {
        return STYLE_ESCAPE.matcher(raw).replaceAll(m -> {
            int point = m.group(1) == null ? m.group(2).codePointAt(0) : Integer.parseInt(m.group(1), 16);
            return Matcher.quoteReplacement(Character.isValidCodePoint(point) ? Character.toString(point) : "");
        });
    }

    private static Passage markdown(String raw) {
        StringBuilder out = new StringBuilder();
        List<Anchor> anchors = new ArrayList<>();
        Matcher m = MARKDOWN_LINK.matcher(raw.strip());
        while (m.find()) {
            m.appendReplacement(out, "");
            int start = out.length();
            out.append(m.group(1));
            anchors.add(new Anchor(start, out.length(), m.group(2), false));
        }
        return new Passage(m.appendTail(out).toString(), anchors);
    }

    /// The text of an element, with a line for each paragraph, list item and table cell.
    static Passage of(Element element, Optional<String> drop) {
        Element kept = element;
        if (drop.isPresent()) {
            kept = element.clone();
            kept.select(drop.get()).remove();
        }
        Reading reading = new Reading();
        kept.traverse(reading);
        return reading.passage();
    }

    /// This text after a title, which is left out where the text begins with it anyway (cut titles end in `…`).
    Passage under(String title) {
        String head = title.strip().replaceFirst("(…|\\.\\.\\.)$", "").strip();
        if (head.isEmpty() || text.replaceAll("\\s+", " ").startsWith(head.replaceAll("\\s+", " "))) return this;
        if (text.isEmpty()) return new Passage(title.strip(), List.of());
        String before = title.strip() + "\n\n";
        List<Anchor> moved = new ArrayList<>();
        for (Anchor a : anchors) {
            moved.add(new Anchor(a.start + before.length(), a.end + before.length(), a.address, a.mention));
        }
        return new Passage(before + text, moved);
    }

    private static final class Reading implements NodeVisitor {
        private final StringBuilder out = new StringBuilder();
        private final List<Anchor> anchors = new ArrayList<>();
        private int anchorStart = -1;
        private int skipped;
        private int verbatim;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && skipped == 0) {
                if (verbatim > 0) out.append(words.getWholeText());
                else append(words.getWholeText());
            } else if (node instanceof Element e) {
                switch (e.normalName()) {
                    case "script", "style", "noscript", "template" -> skipped++;
                    case "pre" -> verbatim++;
                    case "br" -> breakLine(1, true);
                    case "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol" ->
                        breakLine(2, false);
                    case "a" -> anchorStart = out.length();
                    default -> {
                        if (e.isBlock() || e.normalName().equals("td")) breakLine(1, false);
                    }
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element e)) return;
            switch (e.normalName()) {
                case "script", "style", "noscript", "template" -> skipped--;
                case "pre" -> verbatim--;
                case "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol" -> breakLine(2, false);
                case "a" -> close(e);
                default -> {
                    if (e.isBlock() || e.normalName().equals("td")) breakLine(1, false);
                }
            }
        }

        private void close(Element a) {
            if (anchorStart >= 0 && a.hasAttr("href") && skipped == 0) {
                boolean mention = a.hasClass("mention") || a.hasClass("hashtag") || a.hasClass("u-url");
                anchors.add(new Anchor(Math.min(anchorStart, out.length()), out.length(), a.attr("href"), mention));
            }
            anchorStart = -1;
        }

        private void append(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                boolean space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
                if (!space) out.append(c);
                else if (!out.isEmpty() && !Character.isWhitespace(out.charAt(out.length() - 1))) out.append(' ');
            }
        }

        /// Makes the text end in that many line breaks, or adds them where each counts by itself.
        private void breakLine(int lines, boolean always) {
            while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') out.setLength(out.length() - 1);
            if (out.isEmpty()) return;
            int there = 0;
            while (there < out.length() && out.charAt(out.length() - 1 - there) == '\n') there++;
            int wanted = always ? Math.min(there + lines, 2) : Math.max(there, lines);
            out.append("\n".repeat(Math.max(0, wanted - there)));
        }

        Passage passage() {
            int end = out.length();
            while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) end--;
            List<Anchor> kept = new ArrayList<>();
            for (Anchor a : anchors) {
                kept.add(new Anchor(Math.min(a.start, end), Math.min(a.end, end), a.address, a.mention));
            }
            return new Passage(out.substring(0, end), kept);
        }
    }
}
