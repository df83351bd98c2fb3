package promotrace.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed: the platform's authorities and those in a PEM file.
final class Trust {
    private Trust() {}

    /// @throws IllegalArgumentException naming the file when it holds no certificate
    static X509TrustManager with(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> more =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (more.isEmpty()) throw new IllegalArgumentException(pem + ": holds no certificate");
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int n = 0;
            for (X509Certificate usual : manager(null).getAcceptedIssuers())
                store.setCertificateEntry("c" + n++, usual);
            for (Certificate extra : more) store.setCertificateEntry("c" + n++, extra);
            return manager(store);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(pem + ": can't be read as certificates: " + e.getMessage(), e);
        }
    }

    static SSLContext context(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager m : factory.getTrustManagers()) if (m instanceof X509TrustManager x509) return x509;
        throw new IllegalStateException("no trust manager for certificates");
    }
}
