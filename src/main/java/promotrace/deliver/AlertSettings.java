package promotrace.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.url.WebUrl;

/// Whom to tell what the operator should know: `config/alerts.yml`. Nobody where both are absent.
public record AlertSettings(Optional<ToMail> mail, Optional<ToWebhook> webhook) {
    static final String FILE = "config/alerts.yml";

    /// A mail server (`server`, `port`) that takes mail `from` us `to` some people. `security` is `starttls`, `tls` or
    /// `none`; `user` signs in with the password from the environment, which is never sent without encryption.
    public record ToMail(
            String server, int port, String security, Optional<String> user, String from, List<String> to) {}

    /// An address that takes JSON by POST; from the environment where it is itself a secret.
    public record ToWebhook(Optional<String> url) {}

    /// Reads and checks the file.
    ///
    /// @throws ConfigException naming the keys that are wrong
    public static AlertSettings read(ConfigFolder folder) {
        AlertSettings read = folder.read(FILE, AlertSettings.class);
        List<Problem> problems = check(folder, read);
        if (!problems.isEmpty()) throw new ConfigException(problems);
        return read;
    }

    /// The mistakes in the file; empty when all is well.
    public static List<Problem> checkAll(ConfigFolder folder) {
        return check(folder, folder.read(FILE, AlertSettings.class));
    }

    private static List<Problem> check(ConfigFolder folder, AlertSettings read) {
        List<Problem> problems = new ArrayList<>();
        read.mail().ifPresent(m -> {
            if (!List.of("starttls", "tls", "none").contains(m.security())) {
                problems.add(folder.problem(FILE, "is starttls, tls or none", "mail", "security"));
            }
            if (m.port() < 1 || m.port() > 65_535) problems.add(folder.problem(FILE, "is no port", "mail", "port"));
            if (m.to().isEmpty()) problems.add(folder.problem(FILE, "names nobody", "mail", "to"));
            if (m.user().isPresent() && m.security().equals("none")) {
                problems.add(folder.problem(
                        FILE, "a password is never sent in the open: security is starttls or tls", "mail", "user"));
            }
        });
        read.webhook().flatMap(ToWebhook::url).ifPresent(url -> {
            if (WebUrl.parse(url).isEmpty()) {
                problems.add(folder.problem(FILE, "is no web address", "webhook", "url"));
            }
        });
        return problems;
    }
}
