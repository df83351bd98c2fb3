package promotrace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import promotrace.assess.Assessor;
import promotrace.collect.CrawlerSpecs;
import promotrace.collect.ProfileWords;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.config.Schemas;
import promotrace.resolve.Catalogue;
import promotrace.schedule.Schedule;
import promotrace.storefront.Storefronts;

@Command(
        name = "check",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Checks config/ and crawlers/: every key, example and spec.",
        footer = {
            "",
            "Example:",
            "  ./promotrace check",
            "  config/networks.yml:41 [networks.awin.examples.2] expected publisher 998877, got none"
        })
final class CheckCommand implements Callable<Integer> {
    /// A room's own check of its files and their examples.
    private interface RoomCheck {
        List<Problem> check(ConfigFolder folder);
    }

    private static final List<RoomCheck> CHECKS = List.of(
            Schemas::check,
            CrawlerSpecs::checkAll,
            Schedule::checkAll,
            ProfileWords::checkAll,
            Catalogue::checkAll,
            Storefronts::checkAll,
            Assessor::checkAll);

    @Override
    public Integer call() {
        List<Problem> problems = problems(new ConfigFolder(Home.folder()));
        problems.stream().distinct().forEach(p -> System.out.println(p));
        System.err.println(
                problems.isEmpty() ? "config/ and crawlers/: nothing to complain of" : problems.size() + " to mend");
        return problems.isEmpty() ? 0 : 2;
    }

    static List<Problem> problems(ConfigFolder folder) {
        List<Problem> problems = new ArrayList<>();
        for (RoomCheck room : CHECKS) {
            try {
                problems.addAll(room.check(folder));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        return problems;
    }
}
