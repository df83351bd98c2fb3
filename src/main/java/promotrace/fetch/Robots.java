package promotrace.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.evidence.Capture;
import promotrace.url.WebUrl;

/// What servers let us ask for, by their robots.txt (RFC 9309).
///
/// A file that is not there (4xx) allows everything, a server that fails (5xx, time-out, 429) keeps us out until it is
/// asked again. Answers hold for a day, failures for half a minute, of machine time. Up to five redirects are followed,
/// 500 KiB are read. Safe for use by many threads.
final class Robots {
    /// Our name in robots.txt.
    static final String PRODUCT = "promotrace";

    private static final int LONGEST = 500 * 1024;
    private static final int REDIRECTS = 5;
    static final Duration KEPT = Duration.ofHours(24);
    private static final Duration KEPT_FAILURE = Duration.ofSeconds(30);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
    private static final int SERVERS = 10_000;

    /// Asks for one robots.txt, or for where it moved to, without following further; what was answered within
    /// [#KEPT], by this process or one before it, need not be asked again.
    interface Source {
        Answered ask(WebUrl robots) throws InterruptedException;
    }

    /// An answer and when it was given, by the machine's clock.
    record Answered(Fetched fetched, Instant at) {}

    /// What a server allows.
    sealed interface Rules {
        /// Its file was read; `delay` is zero when none is stated.
        record Stated(SimpleRobotRules rules, Duration delay) implements Rules {
            boolean allow(WebUrl url) {
                return rules.isAllowed(url.withoutFragment().toString());
            }
        }

        /// Its file could not be had, so we keep out; `why` is what came instead.
        record KeepOut(Fetched why) implements Rules {}
    }

    private record Known(Rules rules, Instant until) {}

    private final Source source;
    private final InstantSource machine;
    private final Map<String, Known> known = new LinkedHashMap<>(256, 0.75f, true);

    Robots(Source source, InstantSource machine) {
        this.source = source;
        this.machine = machine;
    }

    Rules of(WebUrl url) throws InterruptedException {
        String server = url.scheme() + "://" + url.server();
        Instant now = machine.instant();
        synchronized (known) {
            Known k = known.get(server);
            if (k != null && now.isBefore(k.until())) return k.rules();
        }
        Known read = read(WebUrl.of(server + "/robots.txt"));
        synchronized (known) {
            known.put(server, read);
            if (known.size() > SERVERS) known.remove(known.keySet().iterator().next());
        }
        return read.rules();
    }

    /// Reads the file, following redirects; the oldest of the answers says how long it holds.
    private Known read(WebUrl robots) throws InterruptedException {
        WebUrl at = robots;
        Instant oldest = Instant.MAX;
        for (int i = 0; i <= REDIRECTS; i++) {
            Answered answer = source.ask(at);
            if (answer.at().isBefore(oldest)) oldest = answer.at();
            if (answer.fetched() instanceof Fetched.Moved moved) {
                at = moved.to();
                continue;
            }
            Rules rules = rules(robots, answer.fetched());
            return new Known(rules, oldest.plus(rules instanceof Rules.Stated ? KEPT : KEPT_FAILURE));
        }
        return new Known(everything(), oldest.plus(KEPT));
    }

    private Rules rules(WebUrl robots, Fetched answer) {
        int status = answer.evidence().map(Capture::status).orElse(0);
        if (answer instanceof Fetched.Page page) return parse(robots, page.capture());
        boolean unavailable = status >= 300 && status < 500 && status != 429;
        return unavailable || answer instanceof Fetched.Unchanged ? everything() : new Rules.KeepOut(answer);
    }

    private Rules parse(WebUrl robots, Capture capture) {
        byte[] body = capture.body();
        if (body.length > LONGEST) body = Arrays.copyOf(body, lastLineEnd(body));
        SimpleRobotRules rules = new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(robots.toString(), body, "text/plain", List.of(PRODUCT));
        Duration delay = rules.getCrawlDelay() <= 0 ? Duration.ZERO : Duration.ofMillis(rules.getCrawlDelay());
        return new Rules.Stated(rules, delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay);
    }

    /// Where the last whole line within the limit ends; half a rule would keep us from, or let us into, too much.
    private static int lastLineEnd(byte[] body) {
        int end = LONGEST;
        while (end > 0 && body[end - 1] != '\n' && body[end - 1] != '\r') end--;
        return end;
    }

    /// The outcome of asking for an address that these rules keep us from; empty when we may ask.
    ///
    /// A host that does not exist is gone; a robots.txt that could not be had just now is a failure that may pass.
    static Optional<Fetched> keptOut(Rules rules, WebUrl url) {
        return switch (rules) {
            case Rules.Stated stated ->
                Optional.of(stated)
                        .filter(r -> !r.allow(url))
                        .map(r -> new Fetched.Refused(url, Fetched.Reason.ROBOTS, Optional.empty()));
            case Rules.KeepOut keepOut -> Optional.of(inPlaceOf(url, keepOut.why()));
        };
    }

    private static Fetched inPlaceOf(WebUrl url, Fetched robots) {
        int status = robots.evidence().map(Capture::status).orElse(0);
        String problem = robots instanceof Fetched.Failed f ? f.problem() : "answered " + status;
        if (robots instanceof Fetched.Gone) return new Fetched.Gone(url, Optional.empty());
        if (robots instanceof Fetched.Refused r && status < 300) {
            return new Fetched.Refused(url, r.reason(), Optional.empty());
        }
        boolean again = !(robots instanceof Fetched.Failed f) || f.again();
        return new Fetched.Failed(url, "robots.txt: " + problem, again, Optional.empty());
    }

    static Rules everything() {
        return new Rules.Stated(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), Duration.ZERO);
    }
}
