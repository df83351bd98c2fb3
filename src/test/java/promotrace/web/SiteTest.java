package promotrace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SiteTest {
    @TempDir
    Path folder;

    private static HttpResponse<String> ask(Site site, String method, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(site.address().resolve(path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(textBlock = """
        GET,    /,                          200, text/html;charset=utf-8, <p>people</p>
        GET,    /report.html,               200, text/html;charset=utf-8, <p>people</p>
        GET,    /report.json,               200, application/json,        {}
        HEAD,   /,                          200, text/html;charset=utf-8, ''
        GET,    /secret.txt,                404, text/plain;charset=utf-8, Nothing stands here. The report is at /
        GET,    /%2e%2e/secret.txt,         400, '', ''
        POST,   /,                          405, '', ''
        """)
    void anAddressAnswers(String method, String path, int status, String type, String body) throws Exception {
        Files.writeString(folder.resolve("report.html"), "<p>people</p>");
        Files.writeString(folder.resolve("report.json"), "{}");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        try (Site site = Site.start(0, Pages.inFolder(folder))) {
            HttpResponse<String> answer = ask(site, method, path);
            assertThat(answer.statusCode()).isEqualTo(status);
            if (!type.isEmpty()) {
                assertThat(answer.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .replace(" ", ""))
                        .isEqualToIgnoringCase(type);
                assertThat(answer.body().strip()).isEqualTo(body);
            }
            assertThat(answer.body()).doesNotContain("secret");
        }
    }

    @Test
    void everyAnswerForbidsScriptsFramesAndGuessing() throws Exception {
        try (Site site = Site.start(0, name -> Optional.empty())) {
            for (String path : new String[] {"/", "/nothing"}) {
                var headers = ask(site, "GET", path).headers();
                assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                        .contains("default-src 'none'", "frame-ancestors 'none'");
                assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
                assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            }
        }
    }

    @Test
    void aReportWrittenAnewIsShownAtTheNextRequest() throws Exception {
        try (Site site = Site.start(0, Pages.inFolder(folder))) {
            assertThat(ask(site, "GET", "/").statusCode()).isEqualTo(503);
            Files.writeString(folder.resolve("report.html"), "one");
            assertThat(ask(site, "GET", "/").body()).isEqualTo("one");
            Files.writeString(folder.resolve("report.html"), "two");
            assertThat(ask(site, "GET", "/").body()).isEqualTo("two");
        }
    }

    @ParameterizedTest(name = "Host: {0}")
    @CsvSource(textBlock = """
        127.0.0.1:8080,      200
        localhost:8080,      200
        localhost,           200
        evil.example:8080,   421
        127.0.0.1.evil.example, 421
        """)
    void onlyThisMachinesNamesAreAnswered(String host, int status) throws Exception {
        try (Site site = Site.start(0, name -> Optional.of(new byte[] {'x'}));
                Socket socket = new Socket("127.0.0.1", site.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void aTakenPortIsSaidInOneSentence() {
        try (Site first = Site.start(0, name -> Optional.empty())) {
            int port = first.address().getPort();
            assertThatExceptionOfType(PortTakenException.class)
                    .isThrownBy(() -> Site.start(port, name -> Optional.empty()).close())
                    .withMessage("port " + port + " of 127.0.0.1 is taken; choose another one with --port");
        }
    }

    @Test
    void closingTwiceDoesNoHarm() {
        Site site = Site.start(0, name -> Optional.empty());
        site.close();
        site.close();
    }
}
