package promotrace.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;

/// What can't be used of the files on sellers, however their examples are read.
final class SellerMistakes {
    private final ConfigFolder folder;
    private final List<Problem> found = new ArrayList<>();

    private SellerMistakes(ConfigFolder folder) {
        this.folder = folder;
    }

    static List<Problem> in(ConfigFolder folder, TrackerRules trackers, SellerRules sellers) {
        SellerMistakes mistakes = new SellerMistakes(folder);
        for (int i = 0; i < trackers.services().size(); i++) {
            TrackerRules.Service s = trackers.services().get(i);
            Object[] at = {"services", i, "pattern"};
            Optional<Pattern> pattern = mistakes.pattern(Abouts.TRACKERS, s.pattern(), at);
            boolean group = pattern.filter(p -> p.matcher("").groupCount() < 1).isEmpty();
            if (!group) mistakes.add(Abouts.TRACKERS, "the pattern has no group for the id", at);
        }
        mistakes.rules(sellers.places(), "places");
        mistakes.rules(sellers.since(), "since");
        mistakes.rules(sellers.payments(), "payments");
        return List.copyOf(mistakes.found);
    }

    private void rules(List<SellerRules.Rule> rules, String section) {
        for (int i = 0; i < rules.size(); i++) {
            SellerRules.Rule r = rules.get(i);
            Object[] at = {section, i, "pattern"};
            Optional<Pattern> pattern = r.pattern().flatMap(p -> pattern(Abouts.SELLERS, p, at));
            boolean place = section.equals("places");
            boolean names =
                    pattern.filter(p -> p.namedGroups().containsKey("country")).isPresent();
            if (place && pattern.isPresent() && !names && r.country().isEmpty()) {
                add(Abouts.SELLERS, "a place's pattern needs a group `country`, or the rule a country", at);
            }
            if (section.equals("since") && r.pattern().isEmpty()) add(Abouts.SELLERS, "needs a pattern", at);
        }
    }

    private Optional<Pattern> pattern(String file, String written, Object... path) {
        try {
            return Optional.of(Pattern.compile(written));
        } catch (PatternSyntaxException e) {
            add(file, "not a pattern: " + written, path);
            return Optional.empty();
        }
    }

    private void add(String file, String problem, Object... path) {
        found.add(folder.problem(file, problem, path));
    }
}
