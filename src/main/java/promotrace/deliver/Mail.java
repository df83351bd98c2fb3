package promotrace.deliver;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import promotrace.deliver.AlertSettings.ToMail;

/// Alerts as plain text mail.
final class Mail implements Channel {
    private static final String MOST_MILLIS = "10000";

    private final ToMail to;
    private final Optional<String> password;
    private final Properties more;

    /// `more` goes over what is usual; for tests.
    Mail(ToMail to, Optional<String> password, Properties more) {
        this.to = to;
        this.password = password;
        this.more = more;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void send(Alert alert) throws DeliveryException {
        try {
            MimeMessage message = message(Session.getInstance(properties()), alert);
            if (to.user().isPresent()) Transport.send(message, to.user().get(), password.orElse(""));
            else Transport.send(message);
        } catch (AuthenticationFailedException e) {
            throw new DeliveryException("the mail server " + to.server() + " does not accept the user or password");
        } catch (MessagingException e) {
            throw new DeliveryException("the mail server " + to.server() + " did not take the mail: " + firstLine(e));
        }
    }

    private MimeMessage message(Session session, Alert alert) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(to.from()));
        for (String one : to.to()) message.addRecipient(Message.RecipientType.TO, new InternetAddress(one));
        message.setSubject(
                "PromoTrace: " + alert.subject() + (alert.over() ? " is over" : ""), StandardCharsets.UTF_8.name());
        message.setText(alert.text() + "\n\n" + alert.at() + "\n", StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(alert.at()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private Properties properties() {
        Properties p = new Properties();
        p.setProperty("mail.transport.protocol", "smtp");
        p.setProperty("mail.smtp.host", to.server());
        p.setProperty("mail.smtp.port", Integer.toString(to.port()));
        p.setProperty("mail.smtp.auth", Boolean.toString(to.user().isPresent()));
        p.setProperty("mail.smtp.connectiontimeout", MOST_MILLIS);
        p.setProperty("mail.smtp.timeout", MOST_MILLIS);
        p.setProperty("mail.smtp.writetimeout", MOST_MILLIS);
        p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        p.setProperty("mail.smtp.ssl.enable", Boolean.toString(to.security().equals("tls")));
        p.setProperty(
                "mail.smtp.starttls.enable", Boolean.toString(to.security().equals("starttls")));
        p.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(to.security().equals("starttls")));
        more.forEach((name, value) -> p.setProperty((String) name, (String) value));
        return p;
    }

    /// Quirk: messages go on with the server's whole dialogue, and the reason stands in the cause.
    private static String firstLine(MessagingException e) {
        Throwable reason = e.getCause() == null ? e : e.getCause();
        String said = String.valueOf(reason.getMessage());
        return said.lines().findFirst().orElse(reason.getClass().getSimpleName());
    }
}
