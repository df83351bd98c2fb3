package promotrace.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import promotrace.InBrowser;
import promotrace.PictureRules;
import promotrace.Retention;
import promotrace.Revisits;
import promotrace.assess.Assessor;
import promotrace.collect.CrawlerSpecs;
import promotrace.collect.ProfileWords;
import promotrace.collect.WholeDocuments;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.config.Schemas;
import promotrace.deliver.Alert;
import promotrace.deliver.AlertSettings;
import promotrace.deliver.Channel;
import promotrace.deliver.Channels;
import promotrace.deliver.DeliveryException;
import promotrace.intake.ImportSpecs;
import promotrace.resolve.Catalogue;
import promotrace.resolve.CatalogueFigures;
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
            AlertSettings::checkAll,
            Retention::checkAll,
            Revisits::checkAll,
            PictureRules::checkAll,
            CrawlerSpecs::checkAll,
            ImportSpecs::checkAll,
            Schedule::checkAll,
            ProfileWords::checkAll,
            InBrowser::checkAll,
            Catalogue::checkAll,
            Storefronts::checkAll,
            Assessor::checkAll);

    @Option(names = "--alert", description = "send a test message to everybody whom config/alerts.yml names")
    boolean alert;

    @Override
    public Integer call() {
        if (alert) return tryAlert(Channels.open(new ConfigFolder(Home.folder()), System.getenv()));
        ConfigFolder folder = new ConfigFolder(Home.folder());
        List<Problem> problems = problems(folder);
        problems.stream().distinct().forEach(p -> System.out.println(p));
        if (problems.isEmpty()) WholeDocuments.lines(folder).forEach(System.err::println);
        if (problems.isEmpty())
            System.err.println("config/: " + CatalogueFigures.of(folder).line());
        System.err.println(
                problems.isEmpty() ? "config/ and crawlers/: nothing to complain of" : problems.size() + " to mend");
        return problems.isEmpty() ? 0 : 2;
    }

    private static int tryAlert(List<Channel> channels) {
        if (channels.isEmpty()) throw Failure.wrongUse("config/alerts.yml names nobody to be told");
        Alert test = new Alert("test", "a test: alerts of promotrace come here", false, Instant.now());
        boolean all = true;
        for (Channel channel : channels) {
            try {
                channel.send(test);
                System.out.println(channel.name() + " delivered");
            } catch (DeliveryException e) {
                System.out.println(channel.name() + " not delivered: " + e.getMessage());
                all = false;
            }
        }
        return all ? 0 : 1;
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
