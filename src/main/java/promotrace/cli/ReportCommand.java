package promotrace.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import promotrace.Cases;
import promotrace.Monitor;
import promotrace.report.CaseFile;
import promotrace.report.CsvReport;
import promotrace.report.HtmlReport;
import promotrace.report.JsonReport;

@Command(
        name = "report",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Writes what is stored as JSON, HTML or CSV.",
        footer = {
            "",
            "Example:",
            "  ./promotrace report --format csv --out case",
            "  writes case/accounts.csv, case/promotions.csv and case/edges.csv"
        })
final class ReportCommand implements Callable<Integer> {
    enum Format {
        JSON,
        HTML,
        CSV
    }

    @Option(
            names = "--format",
            required = true,
            paramLabel = "json|html|csv",
            description = "json: the whole case; html: one page to read or print; csv: a folder of tables")
    Format format = Format.JSON;

    @Option(names = "--out", required = true, paramLabel = "PATH", description = "the file (csv: the folder) to write")
    Path out = Path.of("");

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "only this account, as platform:handle")
    @Nullable
    String account;

    @Option(names = "--brand", paramLabel = "BRAND", description = "only promotions of this brand")
    @Nullable
    String brand;

    @Mixin
    StoreOptions where = new StoreOptions();

    @Override
    public Integer call() throws Exception {
        try (Monitor.Desk desk = Monitor.stored(Home.folder(), where.data("data"), where.mongodb())) {
            CaseFile file = whole(desk, where.data("data"));
            if (account != null) {
                file = Cases.only(file, account.toLowerCase(Locale.ROOT))
                        .orElseThrow(() -> Failure.wrongUse("no account " + account + " is in this data"));
            }
            if (brand != null) file = Cases.onlyBrand(file, brand);
            if (brand != null && file.accounts().isEmpty()) {
                throw Failure.wrongUse("no flagged promotion of the brand " + brand + " is in this data");
            }
            switch (format) {
                case JSON -> JsonReport.write(file, out);
                case HTML -> HtmlReport.write(file, out);
                case CSV -> CsvReport.write(file, out);
            }
            System.err.println("written " + Home.shown(out)
                    + Optional.ofNullable(account).map(a -> " for " + a).orElse(""));
        }
        return 0;
    }

    static CaseFile whole(Monitor.Desk desk, Path data) {
        return desk.cases()
                .whole()
                .orElseThrow(() -> Failure.wrongUse("nothing has been collected in " + Home.shown(data)
                        + " yet; start with ./promotrace run or ./promotrace demo"));
    }
}
