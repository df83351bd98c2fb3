package promotrace.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;

class ChannelsTest {
    private static final String MAIL = "{server: m.example, port: 587, security: starttls, from: a@b, to: [c@d]";

    @TempDir
    private Path home;

    /// The names of the channels, or what is wrong.
    private String opened(String file, Map<String, String> environment) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/alerts.yml"), file);
        try {
            return String.join(
                    " ",
                    Channels.open(new ConfigFolder(home), environment).stream()
                            .map(Channel::name)
                            .toList());
        } catch (ConfigException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void nobodyIsToldUnlessSomebodySaysSo() {
        assertThat(Channels.open(new ConfigFolder(Path.of("")), Map.of())).isEmpty();
        assertThat(AlertSettings.checkAll(new ConfigFolder(Path.of("")))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", emptyValue = "", textBlock = """
            # webhook                   | variable               | value              | what comes
            {url: 'https://h.example/1'}| -                      | -                  | webhook
            {}                          | PROMOTRACE_WEBHOOK_URL | https://h.example/ | webhook
            {}                          | PROMOTRACE_WEBHOOK_URL | no address         | config/alerts.yml [webhook.url] needs PROMOTRACE_WEBHOOK_URL in the environment
            {}                          | -                      | -                  | config/alerts.yml [webhook.url] needs PROMOTRACE_WEBHOOK_URL in the environment
            {url: 'no address'}         | -                      | -                  | config/alerts.yml:1 [webhook.url] is no web address
            """)
    void webhook(String webhook, String variable, String value, String expected) throws IOException {
        Map<String, String> environment = variable == null ? Map.of() : Map.of(variable, value);
        assertThat(opened("webhook: " + webhook, environment)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # more                        | password | what comes
            '}'                           | -        | mail
            ', user: u}'                  | secret   | mail
            ', user: u}'                  | '  '     | config/alerts.yml [mail.user] needs PROMOTRACE_SMTP_PASSWORD in the environment
            ', user: u}'                  | -        | config/alerts.yml [mail.user] needs PROMOTRACE_SMTP_PASSWORD in the environment
            """)
    void mail(String more, String password, String expected) throws IOException {
        Map<String, String> environment = password == null ? Map.of() : Map.of("PROMOTRACE_SMTP_PASSWORD", password);
        assertThat(opened("mail: " + MAIL + more, environment)).isEqualTo(expected);
    }

    @Test
    void whatCannotBeIsNamed() throws IOException {
        assertThat(opened("mail: " + MAIL.replace("starttls", "none") + ", user: u}", Map.of()))
                .contains("[mail.user] a password is never sent in the open");
        assertThat(opened("mail: " + MAIL.replace("starttls", "ssl") + "}", Map.of()))
                .contains("[mail.security] is starttls, tls or none");
        assertThat(opened("mail: " + MAIL.replace("587", "0") + "}", Map.of())).contains("[mail.port] is no port");
        assertThat(opened("mail: " + MAIL.replace("[c@d]", "[]") + "}", Map.of()))
                .contains("[mail.to] names nobody");
        assertThat(opened("mail: " + MAIL + ", password: x}", Map.of())).contains("password");
    }
}
