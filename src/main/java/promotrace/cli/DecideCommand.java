package promotrace.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import promotrace.Monitor;
import promotrace.review.Act;
import promotrace.review.Decision;
import promotrace.review.Standing;

@Command(
        name = "decide",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Records a person's word on an account: confirm, dismiss or defer, with the ground.",
        description = {"", "A confirmation needs two different people. Nothing is ever overwritten."},
        footer = {
            "",
            "Example:",
            "  ./promotrace decide telegram:lux_finds --confirm --because \"shows LV, listing is a dress\" --by ann",
            "  telegram:lux_finds: confirmed by one person; a second one is needed"
        })
final class DecideCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ACCOUNT", description = "the account as platform:handle")
    String account = "";

    @ArgGroup(multiplicity = "1")
    Choice choice = new Choice();

    static final class Choice {
        @Option(names = "--confirm", required = true, description = "the findings hold")
        boolean confirm;

        @Option(names = "--dismiss", required = true, description = "the findings do not hold")
        boolean dismiss;

        @Option(names = "--defer", required = true, description = "not yet")
        boolean defer;

        Act act() {
            return confirm ? Act.CONFIRM : dismiss ? Act.DISMISS : Act.DEFER;
        }
    }

    @Option(names = "--because", required = true, paramLabel = "TEXT", description = "the ground, in your words")
    String because = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "who decides (default: the name you are signed in with)")
    String by = "";

    @Mixin
    StoreOptions where = new StoreOptions();

    @Override
    public Integer call() {
        if (because.isBlank()) throw Failure.wrongUse("a decision states its ground: --because TEXT");
        if (by.isBlank()) throw Failure.wrongUse("a decision is signed: --by NAME");
        String id = account.toLowerCase(Locale.ROOT);
        try (Monitor.Desk desk = Monitor.stored(Home.folder(), where.data("data"), where.mongodb())) {
            Decision decision = new Decision(
                    UUID.randomUUID().toString(),
                    id,
                    choice.act(),
                    because.strip(),
                    by.strip(),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS));
            List<Decision> all = desk.cases()
                    .decide(decision)
                    .orElseThrow(() -> Failure.wrongUse("no account " + id + " is watched in this data"));
            System.out.println(id + ": " + Standing.of(all).state().words());
        }
        return 0;
    }
}
