package promotrace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page in a real browser. `-Dpromotrace.shots=FOLDER` keeps pictures of it, to be looked at.
final class HtmlReportInChromiumTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static Playwright playwright;
    private static Browser browser;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
        if (playwright != null) playwright.close();
    }

    /// A page and what it did wrong while it was open.
    private record Opened(Page page, List<String> complaints) {}

    private Opened open(CaseFile file, int width, ColorScheme scheme) throws Exception {
        Path html = folder.resolve("report.html");
        HtmlReport.write(file, html);
        Page page = browser.newPage(
                new Browser.NewPageOptions().setViewportSize(width, 900).setColorScheme(scheme));
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(m -> complaints.add("console: " + m.text()));
        page.onPageError(e -> complaints.add("error: " + e));
        page.onDialog(d -> {
            complaints.add("dialog: " + d.message());
            d.dismiss();
        });
        page.onRequest(r -> {
            if (!r.url().equals(html.toUri().toString()) && !r.url().startsWith("data:")) {
                complaints.add("request: " + r.url());
            }
        });
        page.navigate(html.toUri().toString());
        return new Opened(page, complaints);
    }

    @Test
    void hostileTextStaysTextAndNothingIsAskedFor() throws Exception {
        Opened o = open(SampleCase.caseFile(), 1280, ColorScheme.LIGHT);
        o.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(o.page().locator("script, img, iframe, object, form").count())
                .isZero();
        assertThat(o.page().locator("h2").allInnerTexts()).contains(SampleCase.HOSTILE_NAME);
        assertThat(o.page().locator(".said").allInnerTexts()).anyMatch(t -> t.contains("<img src=x onerror=alert(2)>"));
        assertThat(o.page().locator("[onmouseover], [onerror]").count()).isZero();
        assertThat(o.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 760, 390, 320})
    void thePageNeverScrollsSideways(int width) throws Exception {
        Opened o = open(CasebookCase.read(), width, ColorScheme.DARK);
        o.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        Object over = o.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(over).isEqualTo(0);
        assertThat(o.complaints()).isEmpty();
    }

    @Test
    void wordsKeepTheirLanguageAndDirection() throws Exception {
        Opened o = open(SampleCase.caseFile(), 390, ColorScheme.LIGHT);
        Object direction =
                o.page().evaluate("getComputedStyle(document.querySelector('.box .said[lang=he]')).direction");
        assertThat(direction).isEqualTo("rtl");
        assertThat(o.page().locator("[lang='\"><b>']").count()).isZero();
    }

    @Test
    void everyLinkOnThePageLeadsToItsSection() throws Exception {
        Opened o = open(CasebookCase.read(), 1280, ColorScheme.LIGHT);
        Object lost = o.page()
                .evaluate("[...document.querySelectorAll('a')].filter(a =>"
                        + " !document.querySelector(a.getAttribute('href'))).length");
        assertThat(lost).isEqualTo(0);
    }

    @Test
    void picturesAreKeptWhereAskedFor() throws Exception {
        String shots = System.getProperty("promotrace.shots");
        assumeTrue(shots != null, "no -Dpromotrace.shots=FOLDER");
        Path to = Path.of(shots);
        shot(open(CasebookCase.read(), 1280, ColorScheme.LIGHT).page(), to.resolve("light.png"));
        shot(open(CasebookCase.read(), 1280, ColorScheme.DARK).page(), to.resolve("dark.png"));
        shot(open(CasebookCase.read(), 390, ColorScheme.LIGHT).page(), to.resolve("phone.png"));
        shot(open(SampleCase.caseFile(), 1280, ColorScheme.LIGHT).page(), to.resolve("sample.png"));
        Page print = open(CasebookCase.read(), 680, ColorScheme.DARK).page();
        print.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        shot(print, to.resolve("print.png"));
        print.pdf(new Page.PdfOptions().setPath(to.resolve("report.pdf")).setPreferCSSPageSize(true));
    }

    private static void shot(Page page, Path to) {
        page.screenshot(new Page.ScreenshotOptions().setPath(to).setFullPage(true));
    }
}
