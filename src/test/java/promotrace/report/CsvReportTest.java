package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CsvReportTest {
    @TempDir
    Path folder;

    @Test
    void theTablesAreWrittenAsAgreed() throws IOException {
        CsvReport.write(SampleCase.caseFile(), folder);
        for (String name : new String[] {"accounts.csv", "promotions.csv", "edges.csv"}) {
            Golden.check(name, Files.readString(folder.resolve(name)));
        }
    }

    /// Python's csv module stands for any other reader.
    @Test
    void anotherReaderFindsTheSameCells() throws Exception {
        assumeTrue(hasPython(), "python3 is not installed");
        CsvReport.write(CasebookCase.read(), folder);
        Process reader = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import csv,json,sys; print(json.dumps([r for r in"
                                + " csv.DictReader(open(sys.argv[1], encoding='utf-8-sig', newline=''))]))",
                        folder.resolve("promotions.csv").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode rows = JsonMapper.shared().readTree(reader.getInputStream().readAllBytes());
        assertThat(reader.waitFor()).isZero();
        CaseFile file = CasebookCase.read();
        int i = 0;
        for (var account : file.accounts()) {
            for (var p : account.promotions()) {
                JsonNode row = rows.get(i++);
                assertThat(row.path("post").asString())
                        .isEqualTo(p.subject().post().url().toString());
                String text = p.subject().post().text();
                boolean formula = "=+-@".indexOf(text.charAt(0)) >= 0;
                assertThat(row.path("post text").asString()).isEqualTo(formula ? "'" + text : text);
            }
        }
        assertThat(rows.size()).isEqualTo(i);
    }

    private static boolean hasPython() {
        return Files.isExecutable(Path.of("/usr/bin/python3")) || Files.isExecutable(Path.of("/usr/local/bin/python3"));
    }
}
