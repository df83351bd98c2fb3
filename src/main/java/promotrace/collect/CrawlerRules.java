package promotrace.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;

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
        nexts(file)
                .filter(next -> !file.steps().containsKey(next.step()))
                .map(CrawlerFile.Next::step)
                .distinct()
                .forEach(step -> problems.add(folder.problem(name, "leads to no step: " + step, "steps")));
        file.steps().forEach((step, rule) -> {
            for (CrawlerPaths.At at : CrawlerPaths.of(rule, List.of("steps", step))) {
                CrawlerPaths.mistake(at.path(), rule.format())
                        .ifPresent(wrong -> problems.add(
                                folder.problem(name, wrong, at.keys().toArray())));
            }
            Optional<String> like = rule.like().map(CrawlerFile.Like::step);
            if (like.isPresent() && !file.steps().containsKey(like.get())) {
                problems.add(folder.problem(name, "is like no step: " + like.get(), "steps", step, "like"));
            }
            if (rule.key() && file.key().isEmpty()) {
                problems.add(folder.problem(name, "asks for a key, but the file names none", "steps", step, "key"));
            }
            if (rule.render().isPresent() && (rule.key() || rule.format() != CrawlerFile.Format.HTML)) {
                problems.add(folder.problem(
                        name, "a browser opens pages of format html that need no key", "steps", step, "render"));
            }
        });
        return problems;
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
