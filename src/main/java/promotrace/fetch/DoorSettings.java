package promotrace.fetch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import promotrace.evidence.Coding;
import promotrace.url.WebUrl;

/// How the live door behaves towards strangers' servers.
///
/// `contact` is a mail or web address that every request bears; without one nobody is asked. `pause` is what we wait at
/// least between the end of one request to a host and the next. `proxy` is an HTTP proxy, which then resolves names.
/// `trust` is a PEM file with certificates that are trusted besides the usual ones. `allowed` opens ranges of private
/// addresses. `denied` are never asked.
public record DoorSettings(
        String contact,
        Duration pause,
        Optional<WebUrl> proxy,
        Optional<Path> trust,
        List<IpRange> allowed,
        Denied denied,
        Limits limits) {

    /// What one request may cost: bytes as sent, bytes unpacked (see [Coding.Limits]), waiting for a connection,
    /// between
    /// two bytes and for the whole; how many requests may be under way at once; and how long we wait at a host's door
    /// before we say that we will come again.
    public record Limits(
            int maxBytes,
            Coding.Limits unpacked,
            Duration connect,
            Duration read,
            Duration whole,
            int atOnce,
            Duration longestWait) {
        public static final Limits USUAL = new Limits(
                10 << 20,
                Coding.Limits.USUAL,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                16,
                Duration.ofSeconds(60));
    }

    public DoorSettings {
        allowed = List.copyOf(allowed);
        if (pause.isNegative()) throw new IllegalArgumentException("a pause is not negative: " + pause);
    }

    /// The usual behaviour: a second's pause, no proxy, nothing private.
    public static DoorSettings of(String contact) {
        return new DoorSettings(
                contact,
                Duration.ofSeconds(1),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Denied.NOBODY,
                Limits.USUAL);
    }

    public DoorSettings withPause(Duration other) {
        return new DoorSettings(contact, other, proxy, trust, allowed, denied, limits);
    }

    public DoorSettings withProxy(Optional<WebUrl> other) {
        return new DoorSettings(contact, pause, other, trust, allowed, denied, limits);
    }

    public DoorSettings withTrust(Optional<Path> other) {
        return new DoorSettings(contact, pause, proxy, other, allowed, denied, limits);
    }

    public DoorSettings withAllowed(List<IpRange> other) {
        return new DoorSettings(contact, pause, proxy, trust, other, denied, limits);
    }

    public DoorSettings withDenied(Denied other) {
        return new DoorSettings(contact, pause, proxy, trust, allowed, other, limits);
    }

    public DoorSettings withLimits(Limits other) {
        return new DoorSettings(contact, pause, proxy, trust, allowed, denied, other);
    }

    /// Our name and contact as every request bears them.
    public String userAgent() {
        return "PromoTrace/0.1 (+" + contact.strip().replaceAll("[^\\x21-\\x7e]", "") + ")";
    }
}
