package promotrace.report;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import promotrace.assess.AccountAssessment;
import promotrace.assess.CommentReading;
import promotrace.assess.Finding;
import promotrace.assess.Verdict;
import promotrace.report.Screen.Tone;
import promotrace.resolve.Chain;

/// What was seen, on one screen: the figures of a case and the accounts to look at first.
///
/// No line is longer than the screen. It names what people should look at and never says more than that.
public final class Summary {
    /// More accounts than these stand in the report only.
    private static final int FLAGGED_SHOWN = 10;

    private static final String FLAGGED_MEANS =
            "Flagged means: people should look. The words, hops and captures stand in the report.";

    private static final int WATCH_SHOWN = 3;

    /// Where the words beside a figure begin.
    private static final int FIGURES = 21;

    /// Fewer columns than these are no room for words.
    private static final int FEWEST_FOR_WORDS = 12;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT);

    private final CaseFile file;
    private final Figures figures;
    private final Screen screen;
    private final PrintStream out;

    private Summary(CaseFile file, Screen screen, PrintStream out) {
        this.file = Named.of(file);
        this.figures = Figures.of(this.file);
        this.screen = screen;
        this.out = out;
    }

    /// Prints the summary; the stream stays open.
    public static void print(CaseFile file, PrintStream out, Screen screen) {
        new Summary(file, screen, out).print();
    }

    private void print() {
        heading();
        out.println();
        accounts();
        row("Posts", figures.posts(), figures.flaggedPosts() + " flagged for review");
        links();
        hops();
        row("Sellers", figures.sellers(), figures.sellersFlagged() + " reached by what is flagged");
        networks();
        commission();
        out.println();
        table();
        notRead();
        out.println();
        for (String line : screen.lines(FLAGGED_MEANS, screen.columns() - 2)) out.println("  " + line);
    }

    private void heading() {
        String watched = figures.watched() + (figures.watched() == 1 ? " account" : " accounts") + " watched";
        String when = figures.first().isEmpty() ? watched : period() + ", " + watched;
        int gap = Math.max(2, screen.columns() - "What was seen".length() - Columns.width(screen.ours(when)));
        out.println(screen.tone(Tone.STRONG, "What was seen")
                + " ".repeat(gap)
                + screen.tone(Tone.SOFT, screen.ours(when)));
    }

    private String period() {
        Instant first = figures.first().orElseThrow();
        Instant last = figures.last().orElseThrow();
        String end = DAY_AND_YEAR.format(last.atZone(ZoneOffset.UTC));
        if (end.equals(DAY_AND_YEAR.format(first.atZone(ZoneOffset.UTC)))) return end;
        boolean sameYear = first.atZone(ZoneOffset.UTC).getYear()
                == last.atZone(ZoneOffset.UTC).getYear();
        return (sameYear ? DAY : DAY_AND_YEAR).format(first.atZone(ZoneOffset.UTC)) + " – " + end;
    }

    private void row(String name, int count, String rest) {
        row(name, Integer.toString(count), rest);
    }

    private void row(String name, String count, String rest) {
        String start = "  " + Columns.left(name, 11) + Columns.right(count, 5) + "   ";
        for (String line : screen.lines(screen.ours(rest), screen.columns() - FIGURES)) {
            out.println(start + line);
            start = " ".repeat(FIGURES);
        }
    }

    private void accounts() {
        row(
                "Accounts",
                figures.watched(),
                screen.tone(Tone.FLAGGED, figures.accounts(Verdict.FLAGGED) + " flagged for review")
                        + " · "
                        + screen.tone(Tone.WATCH, figures.accounts(Verdict.WATCH) + " watch")
                        + " · "
                        + screen.tone(Tone.CLEAR, figures.accounts(Verdict.CLEAR) + " clear")
                        + (figures.notRead() > 0 ? " · " + figures.notRead() + " more not read" : ""));
    }

    private void links() {
        List<String> outcomes = new ArrayList<>();
        for (Chain.Outcome o : Chain.Outcome.values()) {
            if (o == Chain.Outcome.RESOLVED || figures.links(o) > 0) {
                outcomes.add(figures.links(o) + " " + o.name().toLowerCase(Locale.ROOT));
            }
        }
        row("Links", figures.allLinks(), String.join(" · ", outcomes));
    }

    private void hops() {
        int asked = figures.programmesAsked();
        row(
                "Hops",
                figures.hops(),
                figures.hopsRead() + " read from the address itself · "
                        + (asked == 0 ? "no paid click made" : asked + " that may pay somebody had to be asked"));
    }

    private void networks() {
        if (figures.networks().isEmpty()) return;
        String line = "";
        for (Figures.Count n : figures.networks()) {
            String next = (line.isEmpty() ? "" : line + " · ") + screen.words(n.name()) + " " + n.count();
            if (Columns.width(next) > screen.columns() - FIGURES) break;
            line = next;
        }
        row("Paid by", "", line);
    }

    /// One line for each currency, then what they rest on: a sum without its basis says nothing.
    private void commission() {
        int flagged = figures.accounts(Verdict.FLAGGED);
        if (figures.commissions().isEmpty()) {
            if (flagged > 0) row("Commission", "", "not estimable: prices or likes are not public");
            return;
        }
        String name = "Commission";
        for (Figures.Sum s : figures.commissions()) {
            row(
                    name,
                    "",
                    screen.tone(Tone.MONEY, range(s))
                            + ", for "
                            + s.accounts()
                            + (s.accounts() == 1 ? " account" : " accounts"));
            name = "";
        }
        if (figures.unestimated() > 0) {
            row("", "", "not estimable for " + figures.unestimated() + " of " + flagged + " flagged accounts");
        }
        row("", "", screen.tone(Tone.SOFT, "basis: " + figures.basis()));
    }

    private static String range(Figures.Sum s) {
        return "%s %s – %s, likely %s".formatted(s.currency(), amount(s.low()), amount(s.high()), amount(s.likely()));
    }

    /// Whole units with thousands apart: cents would pretend to know.
    public static String amount(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.0f", amount);
    }

    private void table() {
        List<AccountAssessment> ranked = ranked(file.accounts());
        List<AccountAssessment> shown = new ArrayList<>();
        ranked.stream()
                .filter(a -> a.verdict() == Verdict.FLAGGED)
                .limit(FLAGGED_SHOWN)
                .forEach(shown::add);
        ranked.stream()
                .filter(a -> a.verdict() == Verdict.WATCH)
                .limit(WATCH_SHOWN)
                .forEach(shown::add);
        int widest = shown.stream()
                .mapToInt(a -> Columns.width(screen.words(a.account().id())))
                .max()
                .orElse(0);
        int name = Math.clamp(widest, 12, screen.columns() * 3 / 10);
        if (!shown.isEmpty()) {
            out.println(screen.tone(
                    Tone.SOFT,
                    "  Verdict  Score  " + Columns.left("Account", name) + "  Links  Asking"
                            + (wordsFit(name) ? "  In its own words" : "")));
        }
        shown.forEach(a -> row(a, name));
        int more = file.accounts().size() - shown.size();
        if (more > 0) out.println(screen.tone(Tone.SOFT, screen.ours("  … " + more + " more in the report")));
    }

    /// Flagged, watch, clear; within them the highest score first, then by id.
    public static List<AccountAssessment> ranked(List<AccountAssessment> accounts) {
        return accounts.stream()
                .sorted(Comparator.comparing(AccountAssessment::verdict)
                        .thenComparing(Comparator.comparingDouble(AccountAssessment::score)
                                .reversed())
                        .thenComparing(a -> a.account().id()))
                .toList();
    }

    private void row(AccountAssessment a, int name) {
        String end = screen.ours("…");
        Tone tone = switch (a.verdict()) {
            case FLAGGED -> Tone.FLAGGED;
            case WATCH -> Tone.WATCH;
            case CLEAR -> Tone.CLEAR;
        };
        long links = a.promotions().stream()
                .filter(p -> p.verdict() != Verdict.CLEAR)
                .flatMap(p -> p.subject().chain().stream())
                .map(Chain::posted)
                .distinct()
                .count();
        long asking = a.comments().stream().filter(CommentReading::knowing).count();
        String start = "  "
                + screen.tone(tone, Columns.left(a.verdict().name().toLowerCase(Locale.ROOT), 7))
                + "  "
                + String.format(Locale.ROOT, "%.2f", Math.floor(a.score() * 100) / 100)
                + "   "
                + Columns.left(Columns.cut(screen.words(a.account().id()), name, end), name)
                + "  "
                + Columns.right(Long.toString(links), 5)
                + "  "
                + Columns.right(asking + "/" + a.comments().size(), 6)
                + "  ";
        out.println((start + (wordsFit(name) ? ownWords(a, room(name)) : "")).stripTrailing());
        if (a.verdict() == Verdict.WATCH) against(a);
    }

    private int room(int name) {
        return screen.columns() - (name + 35);
    }

    private boolean wordsFit(int name) {
        return room(name) >= FEWEST_FOR_WORDS;
    }

    private String ownWords(AccountAssessment a, int room) {
        return OwnWords.of(a, room)
                .map(w -> screen.words(w.fromTheQuote()))
                .map(w -> Columns.cut(w, room, screen.ours("…")))
                .orElse("");
    }

    /// Both sides for those who are only watched: what speaks against, on a line of its own.
    private void against(AccountAssessment a) {
        OwnWords.against(a).map(Finding::because).ifPresent(because -> {
            String line = " ".repeat(18) + "against: " + screen.words(because);
            out.println(screen.tone(Tone.SOFT, Columns.cut(line, screen.columns(), screen.ours("…"))));
        });
    }

    private void notRead() {
        if (file.unserved().isEmpty()) return;
        out.println();
        List<CaseFile.Unserved> all = file.unserved();
        for (CaseFile.Unserved u : all.subList(0, Math.min(5, all.size()))) {
            String line = "  not read  " + screen.words(u.account()) + ": " + screen.words(u.why());
            out.println(Columns.cut(line, screen.columns(), screen.ours("…")));
        }
        if (all.size() > 5)
            out.println(screen.ours("  … " + (all.size() - 5) + " more not read: they stand in the report"));
    }
}
