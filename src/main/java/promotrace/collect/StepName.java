package promotrace.collect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a [Step] as it is kept: the file's step, which page of it, and how many redirects led there
/// (`posts~3>1`). So a reader without memory still ends on a site whose pages lead in a circle.
record StepName(String step, int page, int moves) {
    private static final Pattern FORM = Pattern.compile("([^~>]+)(?:~(\\d{1,9}))?(?:>(\\d{1,9}))?");

    static StepName first(String step) {
        return new StepName(step, 1, 0);
    }

    static StepName parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) throw new IllegalStateException("no name of a step: " + text);
        return new StepName(
                m.group(1),
                m.group(2) == null ? 1 : Integer.parseInt(m.group(2)),
                m.group(3) == null ? 0 : Integer.parseInt(m.group(3)));
    }

    StepName nextPage() {
        return new StepName(step, page + 1, 0);
    }

    StepName moved() {
        return new StepName(step, page, moves + 1);
    }

    @Override
    public String toString() {
        return step + (page > 1 ? "~" + page : "") + (moves > 0 ? ">" + moves : "");
    }
}
