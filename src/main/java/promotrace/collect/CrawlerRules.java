package promotrace.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.fetch.Ask;

/// What a crawler's file must keep to besides its form: names that lead somewhere, a schedule that can be read.
final class CrawlerRules {
    private CrawlerRules() {}

    static List<Problem> check(ConfigFolder folder, String name, CrawlerFile file, Collection<String> kinds) {
        List<Problem> problems = new ArrayList<>();
        if (!name.equals(Crawlers.FOLDER + "/" + file.platform() + ".yml")) {
            problems.add(folder.problem(name, "must be the name of the file", "platform"));
        }
        file.kind()
                .filter(k -> !kinds.contains(k))
                .ifPresent(k -> problems.add(folder.problem(name, "is no kind of crawler: " + k, "kind")));
        for (Timetable.Mistake wrong : Timetable.mistakes(file.schedule())) {
            Stream<Object> keys = Stream.concat(Stream.of("schedule"), wrong.keys().stream());
            problems.add(folder.problem(name, wrong.words(), keys.toArray()));
        }
        for (int i = 0; i < file.accounts().size(); i++) {
            Set<String> unknown = AddressReader.unknown(file.accounts().get(i));
            if (!unknown.isEmpty()) {
                problems.add(folder.problem(name, "names " + unknown + ", which match does not", "accounts", i));
            }
            Optional<String> step = file.accounts().get(i).post().map(CrawlerFile.PostPage::step);
            if (step.isPresent() && !file.steps().containsKey(step.get())) {
                problems.add(folder.problem(name, "leads to no step: " + step.get(), "accounts", i, "post"));
            }
        }
        problems.addAll(brought(folder, name, file));
        file.key()
                .flatMap(CrawlerRules::keyMistake)
                .ifPresent(wrong -> problems.add(folder.problem(name, wrong, "key")));
        nexts(file)
                .flatMap(next -> postMistake(file, next).stream())
                .distinct()
                .forEach(wrong -> problems.add(folder.problem(name, wrong, "steps")));
        nexts(file)
                .filter(next -> !file.steps().containsKey(next.step()))
                .map(CrawlerFile.Next::step)
                .distinct()
                .forEach(step -> problems.add(folder.problem(name, "leads to no step: " + step, "steps")));
        file.steps().forEach((step, rule) -> {
            for (CrawlerPaths.At at : CrawlerPaths.of(rule, List.of("steps", step))) {
                CrawlerPaths.mistake(at, rule.format())
                        .ifPresent(wrong -> problems.add(
                                folder.problem(name, wrong, at.keys().toArray())));
            }
            Optional<String> like = rule.like().map(CrawlerFile.Like::step);
            if (like.isPresent() && !file.steps().containsKey(like.get())) {
                problems.add(folder.problem(name, "is like no step: " + like.get(), "steps", step, "like"));
            }
            if (rule.in().isPresent()) {
                // JSON stands in a page, and markup in JSON
                Optional<String> wrong = rule.format() == CrawlerFile.Format.JSON
                        ? CrawlerPaths.selectorMistake(rule.in().get())
                        : CrawlerPaths.pointerMistake(rule.in().get());
                wrong.ifPresent(w -> problems.add(folder.problem(name, w, "steps", step, "in")));
            }
            if (rule.hidden().isPresent()) {
                Optional<String> wrong = rule.format() == CrawlerFile.Format.HTML
                        ? CrawlerPaths.selectorMistake(rule.hidden().get())
                        : Optional.of("only a page hides its markup");
                wrong.ifPresent(w -> problems.add(folder.problem(name, w, "steps", step, "hidden")));
            }
            if (rule.key() && file.key().isEmpty()) {
                problems.add(folder.problem(name, "asks for a key, but the file names none", "steps", step, "key"));
            }
            if (rule.render().isPresent() && (rule.key() || rule.format() != CrawlerFile.Format.HTML)) {
                problems.add(folder.problem(
                        name, "a browser opens pages of format html that need no key", "steps", step, "render"));
            }
        });
        problems.addAll(WholeDocuments.mistakes(folder, name, file));
        return problems;
    }

    private static List<Problem> brought(ConfigFolder folder, String name, CrawlerFile file) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < file.brought().size(); i++) {
            CrawlerFile.BroughtRule rule = file.brought().get(i);
            CrawlerFile.StepRule step = file.steps().get(rule.step());
            if (step == null) {
                problems.add(folder.problem(name, "leads to no step: " + rule.step(), "brought", i));
                continue;
            }
            for (CrawlerPaths.At at : CrawlerPaths.of(rule, List.of("brought", i))) {
                CrawlerPaths.mistake(at, step.format())
                        .ifPresent(wrong -> problems.add(
                                folder.problem(name, wrong, at.keys().toArray())));
            }
        }
        return problems;
    }

    private static Optional<String> keyMistake(CrawlerFile.Key key) {
        if (key.parameter().isPresent() == key.header().isPresent())
            return Optional.of("is sent in a parameter or in a header: name one of them");
        if (key.value().isEmpty()) return Optional.empty();
        if (key.header().isEmpty()) return Optional.of("has a value, which only a header has");
        boolean holds = key.value().get().contains(Ask.As.Field.SECRET);
        return holds ? Optional.empty() : Optional.of("has a value without " + Ask.As.Field.SECRET);
    }

    private static Optional<String> postMistake(CrawlerFile file, CrawlerFile.Next next) {
        if (next.post().isEmpty()) return Optional.empty();
        CrawlerFile.Posting post = next.post().get();
        if (post.json().isPresent() != post.form().isEmpty())
            return Optional.of("posts json or a form to step " + next.step() + ": name one of them");
        CrawlerFile.StepRule step = file.steps().get(next.step());
        boolean inBrowser = step != null && step.render().isPresent();
        return inBrowser
                ? Optional.of("posts to step " + next.step() + ", whose pages a browser opens")
                : Optional.empty();
    }

    private static Stream<CrawlerFile.Next> nexts(CrawlerFile file) {
        return Stream.concat(
                file.start().stream(),
                file.steps().values().stream()
                        .flatMap(s -> Stream.of(
                                        s.next(),
                                        s.otherwise(),
                                        s.posts().stream()
                                                .flatMap(p -> p.next().stream())
                                                .toList())
                                .flatMap(List::stream)));
    }
}
