package promotrace.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Writes the shipped case in every form into a folder, to be looked at.
final class CasebookCaseMain {
    private CasebookCaseMain() {}

    public static void main(String[] args) throws Exception {
        CaseFile file = CasebookCase.read();
        Path folder = Path.of(args[0]);
        JsonReport.write(file, folder.resolve("report.json"));
        HtmlReport.write(file, folder.resolve("report.html"));
        CsvReport.write(file, folder);
        Summary.print(file, System.out, Screen.of(true, System.getenv(), StandardCharsets.UTF_8, Screen.WIDEST));
    }
}
