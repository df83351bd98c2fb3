package promotrace.fetch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import promotrace.evidence.Archive;
import promotrace.evidence.Capture;
import promotrace.url.WebUrl;

/// Answers from captures instead of the network, with the outcomes the same answers have live.
///
/// An address without a capture is final; a robots.txt without one counts as not there. Nothing waits, no secret is
/// needed, no browser is started, and no failure is worth asking again. The door stands at an instant of the world's time and gives each
/// address's newest capture of then or before. A capture keeps the address it was made under, which may differ from the
/// one asked for in scheme, order of parameters or a key.
public final class ReplayDoor implements Door {
    private final Archive archive;
    private final Outcomes outcomes;
    private final Denied denied;
    private final Instant at;
    private final ApiForms forms;
    private final Robots robots;

    /// A door over these captures that stands at the newest of them. Closing the archive is the caller's.
    public ReplayDoor(Archive archive, Outcomes outcomes) {
        this(archive, outcomes, Denied.NOBODY);
    }

    /// The same, for which those denied are not there.
    public ReplayDoor(Archive archive, Outcomes outcomes, Denied denied) {
        this(archive, outcomes, denied, Instant.MAX, new ApiForms(archive));
    }

    private ReplayDoor(Archive archive, Outcomes outcomes, Denied denied, Instant at, ApiForms forms) {
        this.archive = archive;
        this.outcomes = outcomes;
        this.denied = denied;
        this.at = at;
        this.forms = forms;
        this.robots = new Robots(url -> new Robots.Answered(robotsTxt(url), Instant.now()), InstantSource.system());
    }

    /// When each file's newest capture was made, oldest first: replaying the files one after the other means to work
    /// through `at(pass)` for each.
    public List<Instant> passes() {
        return archive.newest().stream().distinct().sorted().toList();
    }

    /// The same captures, seen from that instant.
    public ReplayDoor at(Instant instant) {
        return new ReplayDoor(archive, outcomes, denied, instant, forms);
    }

    /// The world's time: the date of the newest capture that this door gives; the epoch when it has none.
    public Instant worldTime() {
        return archive.newest().stream()
                .filter(i -> !i.isAfter(at))
                .max(Instant::compareTo)
                .orElse(at.equals(Instant.MAX) ? Instant.EPOCH : at);
    }

    @Override
    public Fetched ask(Ask ask) throws InterruptedException {
        if (denied.find(ask.url()).isPresent()) {
            return new Fetched.Refused(ask.url(), Fetched.Reason.DENIED, Optional.empty());
        }
        Robots.Rules rules = ask.secret().isPresent() ? Robots.everything() : robots.of(ask.url());
        Optional<Fetched> kept = Robots.keptOut(rules, ask.url());
        return switch (kept.orElseGet(() -> answer(ask))) {
            case Fetched.Failed f -> new Fetched.Failed(f.url(), f.problem(), false, f.evidence());
            case Fetched other -> other;
        };
    }

    private Fetched answer(Ask ask) {
        return shown(ask)
                .map(v -> outcomes.shown(ask, v))
                .or(() -> capture(ask).map(c -> outcomes.of(ask, c)))
                .orElseGet(() -> new Fetched.Failed(ask.url(), "no capture", false, Optional.empty()));
    }

    private Fetched robotsTxt(WebUrl robots) {
        Ask ask = Ask.get(robots);
        Capture notThere = Capture.of(robots, worldTime(), "GET", 404, List.of(), new byte[0]);
        return outcomes.of(ask, capture(ask).orElse(notThere));
    }

    /// What a browser showed of the page, where it is to be opened in one and that was kept.
    private Optional<Capture> shown(Ask ask) {
        return ask.inBrowser() ? entry(ask).flatMap(archive::view) : Optional.empty();
    }

    private Optional<Capture> capture(Ask ask) {
        return entry(ask).flatMap(archive::read);
    }

    private Optional<Archive.Entry> entry(Ask ask) {
        List<Archive.Entry> all = archive.list(ask.url(), ask.sent());
        List<Archive.Entry> alike = Brought.from(ask.click(), all, at);
        return newest(Brought.along(ask.cookies(), alike, at), ask.url()).or(() -> newest(forms.list(ask), ask.url()));
    }

    /// The newest entry of this door's time; of two of one date, the one with the scheme that was asked for.
    private Optional<Archive.Entry> newest(List<Archive.Entry> oldestFirst, WebUrl asked) {
        Optional<Archive.Entry> found = Optional.empty();
        for (Archive.Entry e : oldestFirst) {
            if (e.at().isAfter(at)) break;
            boolean worse = found.isPresent()
                    && found.get().at().equals(e.at())
                    && found.get().url().scheme().equals(asked.scheme());
            if (!worse) found = Optional.of(e);
        }
        return found;
    }

    @Override
    public void close() {}
}
