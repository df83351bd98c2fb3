package promotrace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import promotrace.Discovery;
import promotrace.Monitor;
import promotrace.Watching;
import promotrace.report.Screen;

@Command(
        name = "add",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Watches the accounts that addresses mean, or lists accounts that watched ones point to.",
        description = {
            "",
            "The address of a single post has that post read by the next run, whether or not its account is watched."
        },
        footer = {
            "",
            "Examples:",
            "  ./promotrace add https://t.me/lux_finds",
            "  telegram:lux_finds   watched from now on",
            "  ./promotrace add https://t.me/lux_finds/117",
            "  telegram:lux_finds   the next run reads this post",
            "  ./promotrace add https://lux-finds.example/ --as blog",
            "  ./promotrace add --proposed",
            "  telegram:lux_finds   https://t.me/s/lux_finds   1 account points there: bluesky:lux.example in its profile: t.me/lux_finds"
        })
final class AddCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", arity = "0..*", description = "addresses as you found them")
    List<String> addresses = new ArrayList<>();

    @Option(names = "--as", paramLabel = "PLATFORM", description = "the platform, where the address does not tell it")
    @Nullable
    String platform;

    @Option(names = "--account", description = "watch the account also where an address is that of a single post")
    boolean account;

    @Option(names = "--proposed", description = "list accounts that nobody watches and that watched ones point to")
    boolean proposed;

    @Mixin
    StoreOptions where = new StoreOptions();

    @Override
    public Integer call() {
        if (proposed == !addresses.isEmpty()) throw Failure.wrongUse("give addresses to add, or --proposed");
        if (proposed && (platform != null || account)) {
            throw Failure.wrongUse("--as and --account belong to addresses to add");
        }
        return proposed ? proposed() : add();
    }

    private int add() {
        List<String> not = new ArrayList<>();
        Screen screen = Terminal.screen();
        try (Monitor.Desk desk = Monitor.desk(Home.folder(), where.data("data"), where.mongodb())) {
            Watching watching = Monitor.watching(Home.folder(), desk);
            for (String address : addresses) {
                switch (watching.add(address, new Watching.Meaning(Optional.ofNullable(platform), account))) {
                    case Watching.Added.New(var account) ->
                        System.out.println(screen.words(account.id()) + "   watched from now on");
                    case Watching.Added.Before(var account) ->
                        System.out.println(screen.words(account.id()) + "   is watched already");
                    case Watching.Added.OnePost(var account) ->
                        System.out.println(screen.words(account.id()) + "   the next run reads this post");
                    case Watching.Added.No(String why) -> not.add(screen.words(why));
                }
            }
        }
        if (!not.isEmpty()) throw Failure.wrongUse(String.join("\npromotrace: ", not));
        return 0;
    }

    private int proposed() {
        Screen screen = Terminal.screen();
        try (Monitor.Desk desk = Monitor.stored(Home.folder(), where.data("data"), where.mongodb())) {
            List<Discovery.Proposal> proposals =
                    Monitor.discovery(Home.folder(), desk).proposals();
            for (Discovery.Proposal p : proposals) System.out.println(line(p, screen));
            if (proposals.isEmpty()) System.err.println("watched accounts point to no other account");
        }
        return 0;
    }

    private static String line(Discovery.Proposal p, Screen screen) {
        Discovery.Pointer first = p.pointers().getFirst();
        String address = p.account().url().map(screen::address).orElse("");
        String place = first.post().map(url -> " in " + screen.address(url)).orElse(" in its profile");
        String many = p.by() == 1 ? "1 account points there: " : p.by() + " accounts point there, among them ";
        return screen.words(p.account().id()) + "   " + address + "   " + many + screen.words(first.account()) + place
                + ": " + screen.words(first.written());
    }
}
