package promotrace.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import promotrace.evidence.Capture;
import promotrace.evidence.Coding;
import promotrace.evidence.Exchange;
import promotrace.evidence.Flaw;
import promotrace.evidence.Header;
import promotrace.evidence.Kept;
import promotrace.evidence.Vault;
import promotrace.evidence.WarcException;
import promotrace.fetch.Memory.LastAnswer;

/// Keeps every answer in the vault, remembers by what its address can be asked whether it changed, and puts the kept
/// capture in the place of a 304.
///
/// What is remembered is written only after the capture is on disk; until then it serves this process alone. Where the
/// capture lies in another worker's vault, or can't be read any more, nothing is remembered.
final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    /// Quirk: some servers put other bytes into these fields; they can't be sent back.
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,1000}[\\x21-\\x7e])?");

    private final Vault vault;
    private final Memory memory;
    private final Coding.Limits limits;
    private final InstantSource machine;
    private final Map<String, LastAnswer> unwritten = new ConcurrentHashMap<>();

    Recorder(Vault vault, Memory memory, Coding.Limits limits, InstantSource machine) {
        this.vault = vault;
        this.memory = memory;
        this.limits = limits;
        this.machine = machine;
    }

    /// What an address answered before.
    record Before(LastAnswer last, Vault.Stored stored) {
        /// The header fields that ask whether it changed; none when the server gave nothing to ask by.
        List<Header> conditions() {
            List<Header> out = new ArrayList<>(2);
            last.etag().ifPresent(e -> out.add(new Header("If-None-Match", e)));
            last.lastModified().ifPresent(m -> out.add(new Header("If-Modified-Since", m)));
            return out;
        }
    }

    /// Empty also where that capture is so old that it may go (see [Vault#HOLDS]), or went.
    Optional<Before> before(Ask ask, Instant worldNow) {
        String key = Memory.key(ask);
        Optional<LastAnswer> last = Optional.ofNullable(unwritten.get(key)).or(() -> memory.find(key));
        try {
            return last.flatMap(l -> vault.stored(l.kept())
                    .filter(s -> s.capture().sha256().equals(l.sha256()) && Vault.holds(s.firstAt(), worldNow))
                    .map(s -> new Before(l, s)));
        } catch (WarcException e) {
            LOG.warn("kept capture not readable url={}", ask.url().defanged(), e);
            return Optional.empty();
        }
    }

    /// What an address answered less than `age` ago by both clocks, and when by the machine's.
    Optional<Robots.Answered> since(Ask ask, Duration age, Instant worldNow, Outcomes outcomes) {
        return before(ask, worldNow)
                .filter(b -> isWithin(age, b.last().at(), worldNow)
                        && isWithin(age, b.last().asked(), machine.instant()))
                .map(b -> new Robots.Answered(
                        outcomes.of(ask, b.stored().capture()), b.last().asked()));
    }

    private static boolean isWithin(Duration age, Instant then, Instant now) {
        return !then.isAfter(now) && then.plus(age).isAfter(now);
    }

    /// Keeps an answer; `before` is what the request was made conditional on. Gives the capture to be read: for a 304
    /// the one that still holds, of this answer's date.
    Capture keep(Ask ask, Exchange answer, Optional<Before> before) {
        if (answer.status() == 304 && before.isPresent()) {
            Vault.Stored stored = before.get().stored();
            vault.keepNotModified(answer, stored);
            Capture head = answer.capture(limits);
            LastAnswer last = before.get().last();
            remember(
                    ask,
                    head,
                    sendable(head, "ETag").or(last::etag),
                    sendable(head, "Last-Modified").or(last::lastModified),
                    last.kept(),
                    stored.capture());
            return stored.capture().asOf(answer.at());
        }
        Capture capture = answer.capture(limits);
        Kept kept = vault.keep(answer, capture.sha256());
        Optional<String> etag = sendable(capture, "ETag");
        Optional<String> modified = sendable(capture, "Last-Modified");
        boolean worth = capture.status() == 200 && (etag.isPresent() || modified.isPresent());
        if (Flaw.of(capture).isEmpty() && (worth || isRobotsAnswer(capture))) {
            remember(ask, capture, etag, modified, kept, capture);
        }
        return capture;
    }

    /// Whether this is what a robots.txt said, and not that its server failed.
    private static boolean isRobotsAnswer(Capture capture) {
        return capture.url().path().equals("/robots.txt") && capture.status() < 500 && capture.status() != 429;
    }

    private void remember(
            Ask ask, Capture answer, Optional<String> etag, Optional<String> modified, Kept kept, Capture body) {
        if (!ask.isPlain()) return;
        boolean page = body.status() == 200;
        String key = Memory.key(ask);
        unwritten.put(
                key,
                new LastAnswer(
                        key,
                        answer.at(),
                        machine.instant(),
                        etag.filter(e -> page),
                        modified.filter(m -> page),
                        kept,
                        body.sha256()));
    }

    private static Optional<String> sendable(Capture capture, String field) {
        return capture.header(field)
                .map(String::strip)
                .filter(v -> SENDABLE.matcher(v).matches());
    }

    /// Forces what was kept to disk, then writes what is remembered of it.
    synchronized void flush() {
        Map<String, LastAnswer> those = Map.copyOf(unwritten);
        vault.flush();
        if (those.isEmpty()) return;
        memory.put(those.values());
        those.forEach(unwritten::remove);
    }
}
