package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', nullValues = "-", textBlock = """
        # value (⏎ is a line break), as written; - when it stays
        =HYPERLINK("x"),        '=HYPERLINK("x")
        +1 for this,            '+1 for this
        -2+3,                   '-2+3
        @SUM(1),                '@SUM(1)
        ＝1+1,                  '＝1+1
        two⏎=1+1,               two⏎'=1+1
        `a;=1+1`,               `a;'=1+1`
        # no formulas
        plain,                  -
        a = b,                  -
        1-2,                    -
        mail a@b.example,       -
        `soft; hard`,           -
        https://a.com/?b=c;d=e, -
        🔥 =1,                  -
        """)
    void whatLooksLikeAFormulaIsText(String value, String expected) {
        String written = value.replace('⏎', '\n');
        assertThat(CsvReport.harmless(written)).isEqualTo(expected == null ? written : expected.replace('⏎', '\n'));
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
                assertThat(row.path("post text").asString()).isEqualTo(CsvReport.harmless(text));
            }
        }
        assertThat(rows.size()).isEqualTo(i);
    }

    private static boolean hasPython() {
        return Files.isExecutable(Path.of("/usr/bin/python3")) || Files.isExecutable(Path.of("/usr/local/bin/python3"));
    }
}
