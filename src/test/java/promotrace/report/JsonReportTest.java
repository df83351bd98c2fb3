package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class JsonReportTest {
    @TempDir
    Path folder;

    private static String json(CaseFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(file, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aCaseIsWrittenAsAgreed() throws IOException {
        Golden.check("sample.json", json(SampleCase.caseFile()));
    }

    @Test
    void equalCasesGiveEqualReportsButForTheTime() throws IOException {
        String one = json(SampleCase.caseFile());
        String later = json(SampleCase.caseFile(SampleCase.NOW.plus(Duration.ofDays(1))));
        assertThat(later.replace("2026-07-01T12:00:00Z", "2026-06-30T12:00:00Z"))
                .isEqualTo(one);
    }

    @Test
    void whatStoodThereStaysWhenWritingFails() throws IOException {
        Path target = folder.resolve("report.json");
        Files.writeString(target, "before");
        assertThatIOException()
                .isThrownBy(() -> Draft.replace(target, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk full");
                }));
        assertThat(target).hasContent("before");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(target);
        }
    }

    /// The labelled truth in the report's form must score as perfect: then every field is where it is looked for.
    @Test
    void theScorerFindsEveryField() throws Exception {
        Path shared =
                Path.of(Optional.ofNullable(System.getenv("PROMOTRACE_SHARED")).orElse("../shared"));
        Path world = shared.resolve("world/world.py");
        assumeTrue(Files.exists(world), "no scorer at " + world + " (PROMOTRACE_SHARED names its folder)");
        Path report = folder.resolve("report.json");
        // the fixture's addresses of posts are made up; the scorer knows the posts by account/id too
        Files.writeString(report, json(CasebookCase.read()).replace("https://posts.example/", ""));
        Process scorer = new ProcessBuilder(
                        "python3", world.toString(), "score", "src/demo/casebook.json", report.toString(), "--json")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode score = JsonMapper.shared().readTree(scorer.getInputStream().readAllBytes());
        assertThat(scorer.waitFor()).isZero();
        score.path("headline")
                .properties()
                .forEach(e -> assertThat(e.getValue().asDouble()).as(e.getKey()).isEqualTo(1.0));
        assertThat(score.path("headline").size()).isGreaterThan(10);
    }
}
