package promotrace.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import promotrace.evidence.Capture;
import promotrace.evidence.Exchange;
import promotrace.evidence.Header;
import promotrace.evidence.Vault;
import promotrace.url.WebUrl;

/// The door to the live web: asks politely and safely, keeps every answer in the vault, then says what it means.
///
/// In this order: an address that is closed to us, or that we deny ourselves, is refused unasked; a key that is not given is said to be needed;
/// robots.txt is obeyed (an API asked with the user's own key is not crawled, only its Crawl-delay counts); the host's
/// turn and pause are waited for; one request is sent, conditional where the address answered before; the answer is kept. Secrets are added to the request at the last
/// moment and taken out of everything that is kept or told. What came but can't be kept (a full disk) ends the ask with
/// a [promotrace.evidence.WarcException]: nothing is judged that could not be shown.
public final class LiveDoor implements Door {
    private static final Header ACCEPT = new Header(
            "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8");

    /// The kinds of pictures that we read: servers that can choose give one of them.
    private static final Header ACCEPT_PICTURE =
            new Header("Accept", "image/webp,image/jpeg,image/png,image/gif;q=0.9,image/*;q=0.2,*/*;q=0.1");

    private static final Header CODING = new Header("Accept-Encoding", "gzip");

    /// A shop's or a post's picture has some hundred kB; much more is not worth what it costs the server.
    private static final int PICTURE_BYTES = 5 << 20;

    private static final String HEADER_NOT_WHOLE = "\\n not found: limit=";

    private final DoorSettings settings;
    private final Secrets secrets;
    private final Recorder recorder;
    private final Outcomes outcomes;
    private final InstantSource world;
    private final AddressGuard guard;
    private final Wire wire;
    private final Pace pace;
    private final Robots robots;
    private final Semaphore atOnce;

    /// @throws IllegalArgumentException when no contact is given or the trusted certificates can't be read
    public LiveDoor(
            DoorSettings settings,
            Secrets secrets,
            Vault vault,
            Memory memory,
            Outcomes outcomes,
            InstantSource world) {
        this(settings, secrets, vault, memory, outcomes, world, InetAddress::getAllByName);
    }

    LiveDoor(
            DoorSettings settings,
            Secrets secrets,
            Vault vault,
            Memory memory,
            Outcomes outcomes,
            InstantSource world,
            Wire.Resolver resolver) {
        if (settings.contact().isBlank()) {
            throw new IllegalArgumentException(
                    "a contact address is needed before anyone is asked: --contact or PROMOTRACE_CONTACT");
        }
        this.settings = settings;
        this.secrets = secrets;
        InstantSource machine = InstantSource.system();
        this.recorder = new Recorder(vault, memory, settings.limits().unpacked(), machine);
        this.outcomes = outcomes;
        this.world = world;
        this.guard = new AddressGuard(settings.allowed());
        this.wire = new Wire(settings, resolver);
        this.pace = new Pace(settings.pause(), settings.limits().longestWait());
        this.robots = new Robots(this::robotsTxt, machine);
        this.atOnce = new Semaphore(settings.limits().atOnce(), true);
    }

    @Override
    public Duration rest(String server) {
        return pace.rest(server);
    }

    @Override
    public Fetched ask(Ask ask) throws InterruptedException {
        Optional<Fetched.Reason> closed = closed(ask.url());
        if (closed.isPresent()) return refused(ask, closed.get());
        Optional<Credential> credential = Credential.of(ask, secrets);
        if (ask.secret().isPresent() && credential.isEmpty()) return refused(ask, Fetched.Reason.NEEDS_KEY);
        Optional<String> unsendable = credential.flatMap(Credential::problem);
        if (unsendable.isPresent()) return new Fetched.Failed(ask.url(), unsendable.get(), false, Optional.empty());
        Robots.Rules rules = robots.of(ask.url());
        Optional<Fetched> keptOut = ask.secret().isPresent() ? Optional.empty() : Robots.keptOut(rules, ask.url());
        if (keptOut.isPresent()) return keptOut.get();
        return send(
                ask, rules, ask.picture() ? PICTURE_BYTES : settings.limits().maxBytes());
    }

    private Robots.Answered robotsTxt(WebUrl url) throws InterruptedException {
        Ask ask = Ask.get(url);
        Optional<Robots.Answered> known = recorder.since(ask, Robots.KEPT, world.instant(), outcomes);
        if (known.isPresent()) return known.get();
        Fetched answer = send(ask, Robots.everything(), settings.limits().maxBytes());
        return new Robots.Answered(answer, InstantSource.system().instant());
    }

    private static Fetched refused(Ask ask, Fetched.Reason reason) {
        return new Fetched.Refused(ask.url(), reason, Optional.empty());
    }

    /// Why an address must not be asked for, by itself; empty when it may.
    private Optional<Fetched.Reason> closed(WebUrl url) {
        if (!mayAsk(url)) return Optional.of(Fetched.Reason.PRIVATE_ADDRESS);
        return settings.denied().find(url).map(entry -> Fetched.Reason.DENIED);
    }

    /// Whether the address as it is written may be asked for; names are judged again when they are looked up.
    private boolean mayAsk(WebUrl url) {
        return switch (AddressGuard.spelled(url.host())) {
            case AddressGuard.Spelled.Address spelled -> guard.allows(spelled.address());
            case AddressGuard.Spelled.Nonsense nonsense -> false;
            case AddressGuard.Spelled.Name name -> settings.proxy().isEmpty() || !AddressGuard.isLocalName(url.host());
        };
    }

    /// Sends one request in the host's turn. Redirects of robots.txt come here without passing [#ask].
    private Fetched send(Ask ask, Robots.Rules rules, int maxBytes) throws InterruptedException {
        Optional<Fetched.Reason> closed = closed(ask.url());
        if (closed.isPresent()) return refused(ask, closed.get());
        Optional<HttpUrl> url = target(ask);
        if (url.isEmpty()) {
            return new Fetched.Failed(ask.url(), "no address that can be asked for", false, Optional.empty());
        }
        Optional<Pace.Turn> turn = pace.enter(ask.url().server());
        if (turn.isEmpty()) {
            return new Fetched.Failed(ask.url(), "the host wants to be left alone for now", true, Optional.empty());
        }
        try (Pace.Turn t = turn.get()) {
            if (rules instanceof Robots.Rules.Stated stated) t.atLeast(stated.delay());
            atOnce.acquire();
            try {
                return exchange(ask, url.get(), maxBytes, t);
            } finally {
                atOnce.release();
            }
        }
    }

    private Fetched exchange(Ask ask, HttpUrl url, int maxBytes, Pace.Turn turn) throws InterruptedException {
        Optional<Credential> credential = Credential.of(ask, secrets);
        Optional<Redaction> redaction = credential.map(Credential::value).map(Redaction::new);
        Optional<Recorder.Before> before = ask.isPlain() ? recorder.before(ask, world.instant()) : Optional.empty();
        try {
            Instant at = world.instant().truncatedTo(ChronoUnit.MILLIS);
            Wire.Answer answer = wire.send(url, headers(ask, credential, before), ask.sent(), maxBytes);
            Exchange raw = new Exchange(
                    ask.url().withoutFragment(),
                    at,
                    ask.sent(),
                    credential.map(c -> c.removedFrom(answer.request())).orElse(answer.request()),
                    answer.status(),
                    answer.reason(),
                    answer.headers(),
                    answer.body(),
                    answer.cut(),
                    answer.protocol(),
                    answer.peer());
            Exchange clean = redaction
                    .map(r -> r.hide(raw, settings.limits().unpacked()))
                    .orElse(raw);
            Capture capture = recorder.keep(ask, clean, before);
            if (answer.status() == 429 || answer.status() == 503) turn.struck(RetryAfter.of(capture));
            else turn.well();
            return outcomes.of(ask, capture);
        } catch (IOException e) {
            if (Thread.interrupted()) throw new InterruptedException();
            Fetched failure = failure(ask, e);
            if (!(failure instanceof Fetched.Failed f) || redaction.isEmpty()) return failure;
            return new Fetched.Failed(f.url(), redaction.get().hide(f.problem()), f.again(), f.evidence());
        }
    }

    private List<Header> headers(Ask ask, Optional<Credential> credential, Optional<Recorder.Before> before) {
        List<Header> all = new ArrayList<>(List.of(ask.picture() ? ACCEPT_PICTURE : ACCEPT, CODING));
        ask.cookies().filter(c -> !c.isEmpty()).ifPresent(c -> all.add(new Header("Cookie", c)));
        before.map(Recorder.Before::conditions).ifPresent(all::addAll);
        all.addAll(ask.click()
                .map(c -> c.headers(settings.userAgent()))
                .orElse(List.of(new Header("User-Agent", settings.userAgent()))));
        credential.flatMap(Credential::header).ifPresent(all::add);
        return all;
    }

    /// The address to ask for: hosts spelled as numbers in their plain form, so that what was judged is what is
    /// connected to, and the secret added.
    private Optional<HttpUrl> target(Ask ask) {
        WebUrl url = ask.url().withoutFragment();
        HttpUrl parsed = HttpUrl.parse(url.toString());
        if (parsed == null) return Optional.empty();
        HttpUrl.Builder builder = parsed.newBuilder();
        switch (AddressGuard.spelled(url.host())) {
            case AddressGuard.Spelled.Address spelled ->
                builder.host(spelled.address().getHostAddress());
            case AddressGuard.Spelled.Nonsense nonsense -> {
                return Optional.empty();
            }
            case AddressGuard.Spelled.Name name -> {
                if (!parsed.host().equals(url.host())) return Optional.empty();
            }
        }
        Credential.of(ask, secrets).ifPresent(c -> c.addTo(builder));
        return Optional.of(builder.build());
    }

    /// What a request without a whole answer means.
    ///
    /// Quirk: the resolver tells a name that does not exist from its own trouble only by its words; the client does
    /// not tell a header that is too long from a torn one.
    private Fetched failure(Ask ask, IOException e) {
        Optional<Capture> none = Optional.empty();
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof Wire.ClosedAddressException) return refused(ask, Fetched.Reason.PRIVATE_ADDRESS);
            if (t instanceof CertificateException || t instanceof SSLPeerUnverifiedException) {
                return new Fetched.Failed(ask.url(), "the certificate is not to be trusted", false, none);
            }
            if (String.valueOf(t.getMessage()).contains(HEADER_NOT_WHOLE)) {
                return new Fetched.Failed(ask.url(), "the answer's header is torn or over 256 KiB", true, none);
            }
        }
        String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof UnknownHostException) {
            boolean mayPass = settings.proxy().isPresent() || words.contains("Temporary failure");
            return mayPass
                    ? new Fetched.Failed(ask.url(), "the name could not be looked up", true, none)
                    : new Fetched.Gone(ask.url(), none);
        }
        if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
            return new Fetched.Failed(ask.url(), "no whole answer in time", true, none);
        }
        return new Fetched.Failed(ask.url(), "no answer: " + words, true, none);
    }

    @Override
    public void flush() {
        recorder.flush();
    }

    @Override
    public void close() {
        wire.close();
    }
}
