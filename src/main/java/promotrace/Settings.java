package promotrace;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything a start can be told. `home` is the project's folder (with `config/` and `crawlers/`), `data` where results,
/// captures and the embedded database live; `mongodb` the address of a real database; `replay` the WARC files that answer
/// instead of the network (empty: live); `now` the world's time where it is not the clock's or the captures' own; `contact`
/// a mail address that strangers' servers see; `pause` and `allowPrivate` are for one's own servers only; `perDay` how many
/// visits one host gets a day at most (in replay as many as there are).
public record Settings(
        Path home,
        Path data,
        Optional<String> mongodb,
        List<Path> replay,
        Optional<Instant> now,
        Optional<String> contact,
        Optional<String> proxy,
        Optional<Path> trust,
        Optional<Duration> pause,
        List<String> allowPrivate,
        Optional<Integer> perDay,
        int workers) {
    public Settings {
        replay = List.copyOf(replay);
        allowPrivate = List.copyOf(allowPrivate);
        if (perDay.isPresent() && perDay.get() < 1) throw new IllegalArgumentException("at least one visit a day");
        if (workers < 1) throw new IllegalArgumentException("at least one worker");
    }

    /// A replay of one archive into the embedded database, with nothing else told.
    public static Settings replaying(Path home, Path data, Path archive, int workers) {
        return new Settings(
                home,
                data,
                Optional.empty(),
                List.of(archive),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                workers);
    }

    /// The same with that database; the embedded one without an address.
    public Settings on(Optional<String> database) {
        return new Settings(
                home, data, database, replay, now, contact, proxy, trust, pause, allowPrivate, perDay, workers);
    }

    public boolean replayed() {
        return !replay.isEmpty();
    }
}
