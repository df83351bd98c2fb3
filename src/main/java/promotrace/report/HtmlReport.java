package promotrace.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import promotrace.report.page.ReportPage;

/// The report for people as one file of HTML: no script, no request, printable on A4, addresses defanged.
///
/// It shows the accounts to look at with all that was seen; long lists are cut, each cut says how much more stands
/// in `report.json` beside it. Equal cases give equal bytes.
public final class HtmlReport {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private HtmlReport() {}

    /// Puts the page in place when it is whole; an older one stays until then.
    public static void write(CaseFile file, Path target) throws IOException {
        Draft.replace(target, out -> write(file, out));
    }

    /// Writes the page and leaves the stream open.
    public static void write(CaseFile file, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        TemplateOutput output = new WriterOutput(writer);
        Map<String, Object> given = Map.of("page", ReportPage.of(file), "style", style());
        TEMPLATES.render("report.jte", given, output);
        writer.flush();
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) throw new IllegalStateException("report.css is missing from the build");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
