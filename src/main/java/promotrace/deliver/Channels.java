package promotrace.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.url.WebUrl;

/// The ways to the operator that `config/alerts.yml` names, with their secrets from the environment.
public final class Channels {
    static final String PASSWORD = "PROMOTRACE_SMTP_PASSWORD";
    static final String WEBHOOK = "PROMOTRACE_WEBHOOK_URL";
    static final String TOKEN = "PROMOTRACE_WEBHOOK_TOKEN";

    private Channels() {}

    /// Those that are configured, in the file's order; none where nobody is to be told.
    ///
    /// @throws ConfigException naming what is wrong, or which variable of the environment is missing
    public static List<Channel> open(ConfigFolder folder, Map<String, String> environment) {
        AlertSettings settings = AlertSettings.read(folder);
        List<Channel> channels = new ArrayList<>();
        settings.mail().ifPresent(m -> channels.add(mail(m, environment)));
        settings.webhook().ifPresent(w -> channels.add(webhook(w, environment)));
        return List.copyOf(channels);
    }

    private static Channel mail(AlertSettings.ToMail mail, Map<String, String> environment) {
        Optional<String> password = secret(environment, PASSWORD);
        if (mail.user().isPresent() && password.isEmpty()) throw missing("mail.user", PASSWORD);
        return new Mail(mail, password, new Properties());
    }

    private static Channel webhook(AlertSettings.ToWebhook webhook, Map<String, String> environment) {
        Optional<WebUrl> url =
                webhook.url().or(() -> secret(environment, WEBHOOK)).flatMap(WebUrl::parse);
        return new Webhook(url.orElseThrow(() -> missing("webhook.url", WEBHOOK)), secret(environment, TOKEN));
    }

    private static Optional<String> secret(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    private static ConfigException missing(String key, String variable) {
        return new ConfigException(
                List.of(new Problem(AlertSettings.FILE, 0, key, "needs " + variable + " in the environment")));
    }
}
