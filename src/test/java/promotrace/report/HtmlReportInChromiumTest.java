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
import org.junit.jupiter.params.provider.EnumSource;
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
    @ValueSource(ints = {1440, 1280, 768, 700, 390, 320})
    void thePageNeverScrollsSideways(int width) throws Exception {
        Opened o = open(CasebookCase.read(), width, ColorScheme.DARK);
        o.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        Object over = o.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(over).isEqualTo(0);
        assertThat(o.complaints()).isEmpty();
    }

    /// WCAG 2.2 AA, 1.4.3: 4.5 to 1, whatever stands behind the words.
    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void allWordsStandOutFromWhatIsBehindThem(ColorScheme scheme) throws Exception {
        for (CaseFile file : List.of(CasebookCase.read(), SampleCase.caseFile())) {
            Opened o = open(file, 1280, scheme);
            o.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat((List<?>) o.page().evaluate(FAINT)).isEmpty();
        }
    }

    /// All texts whose contrast is below 4.5, with their colours. What an SVG draws stands on the page itself.
    private static final String FAINT = """
            () => {
              const paint = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
              const rgb = c => { paint.clearRect(0, 0, 1, 1); paint.fillStyle = c; paint.fillRect(0, 0, 1, 1);
                                 return [...paint.getImageData(0, 0, 1, 1).data]; };
              const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
                  .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                  .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = e => { for (; e; e = e.parentElement) {
                  const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; }
                return rgb('white'); };
              const faint = new Set();
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let n = texts.nextNode(); n; n = texts.nextNode()) {
                const e = n.parentElement;
                if (!n.data.trim() || e.closest('title, style')) continue;
                const style = getComputedStyle(e);
                const words = light(rgb(e.closest('svg') ? style.fill : style.color)), ground = light(behind(e));
                const contrast = (Math.max(words, ground) + 0.05) / (Math.min(words, ground) + 0.05);
                if (contrast < 4.5) faint.add(n.data.trim().slice(0, 40) + ' ' + contrast.toFixed(1));
              }
              return [...faint];
            }
            """;

    @Test
    void everyLinkAndEveryEntryIsReachedByTheKeyboard() throws Exception {
        Opened o = open(SampleCase.caseFile(), 1280, ColorScheme.LIGHT);
        int stops = (int) o.page().evaluate("document.querySelectorAll('a, summary').length");
        Object seen = o.page()
                .evaluate("[...document.querySelectorAll('a, summary')].filter(e => !e.closest"
                        + "('details:not([open]) > :not(summary)')).length");
        assertThat(stops).isPositive();
        for (int i = 0; i < (int) seen; i++) o.page().keyboard().press("Tab");
        Object last = o.page()
                .evaluate("[...document.querySelectorAll('a, summary')].filter(e => !e.closest('details:not([open]) >"
                        + " :not(summary)')).at(-1) === document.activeElement");
        assertThat(last).isEqualTo(true);
        assertThat(o.page().evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        Object open = o.page().evaluate("document.activeElement.parentElement.open === true");
        o.page().keyboard().press("Enter");
        assertThat(o.page().evaluate("document.activeElement.parentElement.open === true"))
                .isNotEqualTo(open);
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
                        + " !document.getElementById(a.getAttribute('href').slice(1))).length");
        assertThat(lost).isEqualTo(0);
    }

    /// A4 leaves 180 mm, 680 px, between its margins.
    @Test
    void onPaperTablesStayTablesLightAndWithinThePage() throws Exception {
        Page page = open(CasebookCase.read(), 680, ColorScheme.DARK).page();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.evaluate("[...new Set([...document.querySelectorAll('tbody tr')]"
                        + ".filter(r => r.offsetParent).map(r => getComputedStyle(r).display))].join()"))
                .isEqualTo("table-row");
        assertThat((boolean) page.evaluate("[...document.querySelectorAll('figure')]"
                        + ".every(f => f.querySelector('svg').getBoundingClientRect().width > 250)"))
                .isTrue();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
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
