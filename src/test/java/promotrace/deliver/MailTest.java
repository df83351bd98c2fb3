package promotrace.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import promotrace.deliver.AlertSettings.ToMail;

class MailTest {
    private static final Alert LOW =
            new Alert("disk-low", "the disk has 0.5 GB free – größer wäre besser", false, Instant.EPOCH);

    private static GreenMail server(ServerSetup setup) {
        GreenMail server = new GreenMail(setup.port(0).dynamicPort());
        server.start();
        return server;
    }

    private static ToMail to(int port, String security, Optional<String> user) {
        return new ToMail("127.0.0.1", port, security, user, "promotrace@example.org", List.of("op@example.org"));
    }

    private static Properties trusting() {
        Properties more = new Properties();
        more.setProperty("mail.smtp.ssl.trust", "127.0.0.1");
        more.setProperty("mail.smtp.ssl.checkserveridentity", "false"); // the test server has no name
        return more;
    }

    @Test
    void aRelayGetsOnePlainMail() throws Exception {
        GreenMail server = server(ServerSetupTest.SMTP);
        try {
            new Mail(to(server.getSmtp().getPort(), "none", Optional.empty()), Optional.empty(), new Properties())
                    .send(LOW);
            MimeMessage[] got = server.getReceivedMessages();
            assertThat(got).hasSize(1);
            assertThat(got[0].getSubject()).isEqualTo("PromoTrace: disk-low");
            assertThat(got[0].getAllRecipients()).extracting(Object::toString).containsExactly("op@example.org");
            assertThat((String) got[0].getContent()).contains("größer wäre besser", "1970-01-01T00:00:00Z");
        } finally {
            server.stop();
        }
    }

    @Test
    void aUserSignsInOverTls() throws Exception {
        GreenMail server = server(ServerSetupTest.SMTPS);
        try {
            server.setUser("op@example.org", "promotrace", "a secret");
            ToMail to = to(server.getSmtps().getPort(), "tls", Optional.of("promotrace"));
            new Mail(to, Optional.of("a secret"), trusting()).send(LOW);
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThatThrownBy(() -> new Mail(to, Optional.of("wrong one"), trusting()).send(LOW))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageNotContaining("wrong one")
                    .hasMessage("the mail server 127.0.0.1 does not accept the user or password");
        } finally {
            server.stop();
        }
    }

    @Test
    void aCertificateThatNobodyKnowsGetsNothing() {
        GreenMail server = server(ServerSetupTest.SMTPS);
        try {
            ToMail to = to(server.getSmtps().getPort(), "tls", Optional.empty());
            assertThatThrownBy(() -> new Mail(to, Optional.empty(), new Properties()).send(LOW))
                    .isInstanceOf(DeliveryException.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerWithoutEncryptionGetsNothingWhereEncryptionIsWanted() {
        GreenMail server = server(ServerSetupTest.SMTP);
        try {
            ToMail to = to(server.getSmtp().getPort(), "starttls", Optional.of("u"));
            assertThatThrownBy(() -> new Mail(to, Optional.of("p"), trusting()).send(LOW))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("STARTTLS");
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void nobodyThereIsOneSentence() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() ->
                        new Mail(to(port, "none", Optional.empty()), Optional.empty(), new Properties()).send(LOW))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("the mail server 127.0.0.1 did not take the mail: ")
                .hasMessageNotContaining("\n");
    }
}
