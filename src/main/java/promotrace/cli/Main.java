package promotrace.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// `./promotrace`: one class per command. Data on stdout, talk on stderr; exit 0 done, 1 failed, 2 wrong use.
@Command(
        name = "promotrace",
        version = "PromoTrace 0.1.0",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Shows which public posts lead to other goods than they picture, and who is paid on the way.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start with:  ./promotrace demo",
            "             the shipped case, end to end, then its page on http://127.0.0.1:8080"
        },
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            AddCommand.class,
            ResolveCommand.class,
            ImportCommand.class,
            ReportCommand.class,
            ServeCommand.class,
            DecideCommand.class,
            VisitsCommand.class,
            CaptureCommand.class,
            SweepCommand.class,
            CheckCommand.class,
            BrowserCommand.class
        })
public final class Main implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// Runs one command line and returns its exit code.
    static int run(String... args) {
        Charset charset = Terminal.charset();
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(System.out, true, charset));
        line.setErr(new PrintWriter(System.err, true, charset));
        line.setUsageHelpWidth(100);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, given) -> wrongUse(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
        return line.execute(args);
    }

    private static int wrongUse(ParameterException e) {
        PrintWriter err = e.getCommandLine().getErr();
        String said = e.getMessage();
        if (e instanceof UnmatchedArgumentException u && u.isUnknownOption()) {
            List<String> close = u.getSuggestions();
            said = "unknown option " + u.getUnmatched().getFirst()
                    + (close.isEmpty() ? "" : "; did you mean " + close.getFirst() + "?");
        } else if (e instanceof UnmatchedArgumentException u) {
            List<String> close = u.getSuggestions();
            said = "there is no command or argument '" + u.getUnmatched().getFirst() + "'"
                    + (close.isEmpty()
                            ? ""
                            : "; did you mean " + close.getFirst().replaceFirst("^promotrace ", "") + "?");
        }
        err.println("promotrace: " + said);
        err.println("Help: ./promotrace " + names(e.getCommandLine()) + "--help");
        return 2;
    }

    private static String names(CommandLine line) {
        return line.getParent() == null ? "" : names(line.getParent()) + line.getCommandName() + " ";
    }

    private static int failed(Exception thrown, CommandLine command) {
        Throwable e = thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        Failure failure = Failure.of(e);
        command.getErr().println("promotrace: " + failure.getMessage());
        if (failure.unexpected()) LOG.error("command failed command={}", command.getCommandName(), e);
        return failure.exit();
    }
}
