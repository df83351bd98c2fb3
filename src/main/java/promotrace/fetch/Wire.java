package promotrace.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import promotrace.evidence.Header;
import promotrace.evidence.Sent;

/// One HTTP request and its answer, as they are: no redirect followed, no cookie kept, nothing unpacked, nothing asked
/// twice, and no connection to an address that the guard does not allow.
final class Wire implements AutoCloseable {
    /// What came back. `body` is empty and `cut` true when it was longer than allowed. `request` is what was sent.
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(
            List<Header> request,
            int status,
            String reason,
            List<Header> headers,
            byte[] body,
            boolean cut,
            Optional<String> protocol,
            Optional<InetAddress> peer) {}

    /// Looks a name up; the system's resolver but in tests.
    interface Resolver {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /// A name leads to an address that is closed to us.
    static final class ClosedAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1;

        ClosedAddressException(String host) {
            super(host + " leads into a private network");
        }
    }

    private final AddressGuard guard;
    private final Resolver resolver;
    private final Optional<String> proxyHost;
    private final OkHttpClient client;

    Wire(DoorSettings settings, Resolver resolver) {
        this.guard = new AddressGuard(settings.allowed());
        this.resolver = resolver;
        this.proxyHost = settings.proxy().map(p -> p.host().replaceAll("[\\[\\]]", ""));
        DoorSettings.Limits limits = settings.limits();
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .proxyAuthenticator((route, response) -> named(settings, response))
                .cookieJar(CookieJar.NO_COOKIES)
                .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                .connectTimeout(limits.connect())
                .readTimeout(limits.read())
                .writeTimeout(limits.read())
                .callTimeout(limits.whole())
                .connectionPool(new ConnectionPool(limits.atOnce(), 30, TimeUnit.SECONDS))
                .dns(this::lookup)
                .addNetworkInterceptor(this::record)
                .proxy(settings.proxy().map(Wire::proxy).orElse(Proxy.NO_PROXY));
        settings.trust().ifPresent(pem -> {
            X509TrustManager trust = Trust.with(pem);
            SSLContext tls = Trust.context(trust);
            builder.sslSocketFactory(tls.getSocketFactory(), trust);
        });
        this.client = builder.build();
    }

    private static Proxy proxy(promotrace.url.WebUrl url) {
        int port = url.port().orElse(url.scheme().equals("https") ? 443 : 80);
        return new Proxy(
                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(url.host().replaceAll("[\\[\\]]", ""), port));
    }

    /// The request by which a tunnel is asked for, under our own name. A proxy that wants a password gets none.
    ///
    /// Quirk: this is the one place where the client lets that request be changed before it is sent.
    private static @Nullable Request named(DoorSettings settings, Response response) {
        boolean beforehand =
                response.challenges().stream().anyMatch(c -> c.scheme().equalsIgnoreCase("OkHttp-Preemptive"));
        if (!beforehand) return null;
        return response.request()
                .newBuilder()
                .header("User-Agent", settings.userAgent())
                .build();
    }

    /// Names of strangers' hosts are looked up here and nowhere else, so that the address connected to is the one that
    /// was judged. With a proxy only the proxy's own name comes here.
    private List<InetAddress> lookup(String host) throws UnknownHostException {
        InetAddress[] all = resolver.all(host);
        if (proxyHost.isPresent() && proxyHost.get().equals(host)) return List.of(all);
        for (InetAddress address : all) {
            if (!guard.allows(address)) throw new ClosedAddressException(host);
        }
        return List.of(all);
    }

    /// Notes what is sent and what comes, and checks once more whom we are connected to.
    ///
    /// Quirk: the client asks again by itself on 503 with `Retry-After: 0` and on 408, and looks for that field to do
    /// so; it does not get to see it.
    private Response record(Interceptor.Chain chain) throws IOException {
        Noted noted = Objects.requireNonNull(chain.request().tag(Noted.class));
        okhttp3.Connection connection = Objects.requireNonNull(chain.connection());
        InetAddress peer = connection.socket().getInetAddress();
        if (proxyHost.isEmpty() && !guard.allows(peer))
            throw new ClosedAddressException(chain.request().url().host());
        noted.request = headers(chain.request().headers());
        noted.peer = proxyHost.isEmpty() ? Optional.of(peer) : Optional.empty();
        Response response = chain.proceed(chain.request());
        noted.headers = headers(response.headers());
        return response.newBuilder().removeHeader("Retry-After").build();
    }

    private static final class Noted {
        private List<Header> request = List.of();
        private List<Header> headers = List.of();
        private Optional<InetAddress> peer = Optional.empty();
    }

    private static List<Header> headers(okhttp3.Headers headers) {
        List<Header> out = new ArrayList<>(headers.size());
        for (int i = 0; i < headers.size(); i++) out.add(new Header(headers.name(i), headers.value(i)));
        return out;
    }

    /// Sends one GET, or POST where something is sent along, and reads the answer, at most `maxBytes` of body.
    ///
    /// @throws IOException when no whole answer came
    Answer send(HttpUrl url, List<Header> headers, Optional<Sent> sent, int maxBytes) throws IOException {
        Noted noted = new Noted();
        Request.Builder request = new Request.Builder().url(url).tag(Noted.class, noted);
        headers.forEach(h -> request.header(h.name(), h.value()));
        sent.ifPresent(s -> request.post(RequestBody.create(s.text(), MediaType.parse(s.type()))));
        Call call = client.newCall(request.build());
        try (Response response = call.execute()) {
            Optional<byte[]> body = read(response, maxBytes);
            if (body.isEmpty()) call.cancel();
            return new Answer(
                    noted.request,
                    response.code(),
                    response.message(),
                    noted.headers,
                    body.orElse(new byte[0]),
                    body.isEmpty(),
                    Optional.of(response.protocol().toString()),
                    noted.peer);
        }
    }

    /// The body; empty when it is longer than allowed.
    private static Optional<byte[]> read(Response response, int maxBytes) throws IOException {
        if (response.body().contentLength() > maxBytes) return Optional.empty();
        BufferedSource source = response.body().source();
        byte[] body = new byte[1 << 13];
        int length = 0;
        for (int n = source.read(body, 0, body.length); n >= 0; n = source.read(body, length, body.length - length)) {
            length += n;
            if (length > maxBytes) return Optional.empty();
            if (length == body.length) body = Arrays.copyOf(body, length * 2);
        }
        return Optional.of(Arrays.copyOf(body, length));
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}
