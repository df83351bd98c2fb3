package promotrace.collect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import promotrace.collect.CrawlerFile.Format;
import promotrace.collect.CrawlerFile.StepRule;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;

/// Which steps of crawlers' files need a whole page before anything of it can be read, and which of their paths do.
///
/// A page that comes in is read in passing: a part is done when its end tag has come, with what was met in it. Three things
/// can't be read so: a selector that [StreamedSelector] does not serve (a value's, `each`, `nested`, `drop`, `in`, `hidden`); a path
/// with `^` whose enclosing node is the page itself, since what it means may come after the part; and `find`, which looks
/// through the page's characters. A `^` that leads to a part inside the page waits for that part's end only, even where
/// the part is `html`; one that leads out of the page means nothing and needs nothing. (A part that is itself the page, by
/// `.` or `html`, finds the same without `^`.)
///
/// JSON is read whole anyway, and so is markup that stands `in` it; of a step that finds it `in` an element of a page, the
/// page counts.
public final class WholeDocuments {
    private WholeDocuments() {}

    /// A path of a step that needs the whole document, the keys that lead to it, and the reason as a clause.
    record Need(List<Object> keys, String path, String because) {}

    /// One line for each step that says `document: whole`: file, key, and the paths that make it so.
    ///
    /// @throws promotrace.config.ConfigException where a crawler's file can't be read
    public static List<String> lines(ConfigFolder folder) {
        List<String> out = new ArrayList<>();
        for (String name : Crawlers.files(folder)) {
            CrawlerFile file = folder.read(name, CrawlerFile.class);
            needs(file).forEach((step, needs) -> {
                String paths =
                        needs.stream().map(n -> "'" + n.path() + "'").distinct().collect(Collectors.joining(", "));
                out.add(name + " [steps." + step + "] needs whole documents, because of " + paths);
            });
        }
        return out;
    }

    /// Steps that need whole documents without saying so, and those that say so without need.
    static List<Problem> mistakes(ConfigFolder folder, String name, CrawlerFile file) {
        List<Problem> out = new ArrayList<>();
        Map<String, List<Need>> needs = needs(file);
        file.steps().forEach((step, rule) -> {
            List<Need> ofStep = needs.getOrDefault(step, List.of());
            if (rule.document().isEmpty()) {
                for (Need need : ofStep) {
                    String words = "needs the whole document, since " + need.because()
                            + ": write it otherwise, or say document: whole in step " + step;
                    out.add(folder.problem(name, words, need.keys().toArray()));
                }
            } else if (ofStep.isEmpty()) {
                String words = "is not needed: all that this step looks for is found while the answer comes in";
                out.add(folder.problem(name, words, "steps", step, "document"));
            }
        });
        return out;
    }

    /// What needs the whole document, by step, in the order in which it is written; steps without such are left out.
    static Map<String, List<Need>> needs(CrawlerFile file) {
        Map<String, List<Need>> out = new LinkedHashMap<>();
        file.steps().forEach((step, rule) -> {
            List<Need> needs = new ArrayList<>();
            boolean ofJson = rule.format() == Format.JSON;
            // JSON that stands in a page, or a page that does not stand in JSON
            boolean page = ofJson ? rule.in().isPresent() : rule.in().isEmpty();
            if (page) {
                rule.in()
                        .flatMap(in -> need(List.of("steps", step, "in"), in, in))
                        .ifPresent(needs::add);
                rule.hidden()
                        .flatMap(h -> need(List.of("steps", step, "hidden"), h, h))
                        .ifPresent(needs::add);
                paths(file, step, rule).forEach(at -> need(at, rule.format()).ifPresent(needs::add));
            }
            if (!needs.isEmpty()) out.put(step, needs);
        });
        return out;
    }

    /// All that is looked for in a step's answers: its own rules, those of the step it is like, and the file's problems.
    private static List<CrawlerPaths.At> paths(CrawlerFile file, String step, StepRule rule) {
        List<CrawlerPaths.At> out = new ArrayList<>(CrawlerPaths.of(rule, List.of("steps", step)));
        String like = rule.like().map(CrawlerFile.Like::step).orElse("");
        StepRule other = file.steps().get(like);
        if (other != null) {
            // not their own `each`, in whose place stands that of `like`
            CrawlerPaths.of(other, List.of("steps", like)).stream()
                    .filter(at -> at.keys().get(2).equals("posts") && at.depth() > 0)
                    .forEach(out::add);
        }
        for (int i = 0; i < file.problems().size(); i++) {
            CrawlerFile.ProblemRule problem = file.problems().get(i);
            boolean fits = problem.let().values().stream().allMatch(v -> MarkupTree.isPath(v.get()));
            if (fits) out.addAll(CrawlerPaths.of(problem, List.of("problems", i)));
        }
        return out;
    }

    private static Optional<Need> need(CrawlerPaths.At at, Format format) {
        if (at.kind() == CrawlerPaths.Kind.FIND) {
            return Optional.of(new Need(at.keys(), at.path(), "find looks through all its characters"));
        }
        if (format == Format.JSON || at.kind() == CrawlerPaths.Kind.DROP_OF_CHARACTERS) return Optional.empty();
        if (at.leavesItsPart()) {
            String because = "'" + at.path() + "' is looked up in the page around, where it may come later";
            return Optional.of(new Need(at.keys(), at.path(), because));
        }
        return need(at.keys(), at.path(), at.own());
    }

    /// By the selector, and the attribute at its end; a selector that is none is another mistake.
    private static Optional<Need> need(List<Object> keys, String written, String path) {
        if (CrawlerPaths.selectorMistake(path).isPresent()) return Optional.empty();
        return StreamedSelector.hindrance(MarkupTree.selector(path))
                .or(() -> MarkupTree.attributeName(path).flatMap(StreamedSelector::attribute))
                .map(h -> new Need(keys, written, "'" + h.part() + "' in '" + written + "' asks for " + h.asks()));
    }
}
