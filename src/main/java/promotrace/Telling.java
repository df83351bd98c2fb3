package promotrace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import promotrace.collect.Drift;
import promotrace.collect.Watched;
import promotrace.collect.Yield;
import promotrace.deliver.Alert;
import promotrace.deliver.Channel;
import promotrace.deliver.DeliveryException;
import promotrace.frontier.Visit;
import promotrace.store.Alerts;
import promotrace.store.StoreException;

/// Tells the operator what somebody has to look after, once while it lasts, and once more when it is over.
///
/// | subject | what |
/// | --- | --- |
/// | `disk-low` | the data folder's disk has less space than must stay free, or is full |
/// | `database-away` | the database has not answered for [#AWAY] (told by the worker that waits for it) |
/// | `run-failed` | a run ended by a fault; over with the next pass that is done |
/// | `platform-unread` | most accounts of one platform were given up: its crawler is probably broken |
/// | `crawler-drift` | pages of one platform suddenly give far less than before, of many accounts: its site has changed |
///
/// What can't be delivered is tried again later, and is no reason to stop anything.
public final class Telling {
    /// A database that is away for less is nobody's business.
    static final Duration AWAY = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /// So many accounts of a platform given up, and half of those watched, are more than bad luck.
    private static final int MANY = 3;

    private final Alerts alerts;
    private final List<Channel> channels;
    private final String folder;
    private final InstantSource machine;
    /// The channels over which it was told that the database is away.
    private final Set<String> toldAway = new LinkedHashSet<>();

    /// `folder` tells this data folder from others that share the database.
    Telling(Alerts alerts, List<Channel> channels, String folder, InstantSource machine) {
        this.alerts = alerts;
        this.channels = List.copyOf(channels);
        this.folder = folder;
        this.machine = machine;
    }

    /// The key of what is wrong with this folder's disk.
    static String diskKey(String folder) {
        return "disk-low " + folder;
    }

    public void diskLow(DiskException low, DiskFloor floor) {
        raise(diskKey(folder), "disk-low", String.valueOf(low.getMessage()), OptionalLong.of(floor.bytes()));
    }

    /// Says that there is space again, where it was told that there was not.
    public void diskWell(DiskFloor floor) {
        if (floor.low().isPresent()) return;
        String text = "the disk of " + floor.folder() + " has space again: fetching goes on";
        clear(diskKey(folder), "disk-low", text);
    }

    /// The database does not answer since then; told once that takes long, and not noted there. Any number of times.
    public synchronized void databaseAway(Instant since) {
        if (Duration.between(since, machine.instant()).compareTo(AWAY) < 0) return;
        String text = "the database has not answered since " + since + "; the run waits for it";
        tellAway(new Alert("database-away", text, false, since));
    }

    /// The database answers; told where it was told that it did not.
    public synchronized void databaseBack() {
        boolean knew = !toldAway.isEmpty();
        toldAway.clear();
        String text = "the database answers again; the run goes on";
        if (knew) tellAway(new Alert("database-away", text, true, machine.instant()));
        toldAway.clear();
    }

    private void tellAway(Alert alert) {
        for (Channel c : channels) if (!toldAway.contains(c.name()) && send(c, alert)) toldAway.add(c.name());
    }

    public void runFailed(String sentence) {
        raise("run-failed " + folder, "run-failed", "a run ended by a fault: " + sentence, OptionalLong.empty());
    }

    public void runWell() {
        clear("run-failed " + folder, "run-failed", "a run was done again without a fault");
    }

    /// Looks which platforms' accounts were given up. `served` are the watched accounts that some crawler reads, `read`
    /// those of them that this pass read without a problem.
    void platforms(List<Watched> served, List<Visit> givenUp, Set<String> read) {
        Map<String, Integer> watched = new LinkedHashMap<>();
        Map<String, String> platform = new LinkedHashMap<>();
        for (Watched w : served) {
            watched.merge(w.platform(), 1, Integer::sum);
            platform.put(w.id(), w.platform());
        }
        Map<String, Set<String>> lost = new LinkedHashMap<>();
        for (Visit v : givenUp) {
            v.account()
                    .filter(platform::containsKey)
                    .ifPresent(a -> lost.computeIfAbsent(String.valueOf(platform.get(a)), p -> new LinkedHashSet<>())
                            .add(a));
        }
        watched.forEach((name, all) -> {
            int gone = lost.getOrDefault(name, Set.of()).size();
            if (gone >= MANY && gone * 2 >= all) {
                String text = "of " + all + " watched accounts on " + name + ", " + gone + " could not be read and were"
                        + " given up: its crawler is probably broken; see ./promotrace visits --failed";
                raise("platform-unread " + name, "platform-unread", text, OptionalLong.empty());
            } else if (read.stream().anyMatch(a -> name.equals(platform.get(a)))) {
                clear("platform-unread " + name, "platform-unread", "accounts on " + name + " can be read again");
            }
        });
    }

    /// Tells which platforms' pages give far less than before (`drifts`), of those that are watched.
    void drifting(Set<String> platforms, List<Drift> drifts) {
        for (String platform : platforms) {
            Optional<Drift> drift =
                    drifts.stream().filter(d -> d.platform().equals(platform)).findFirst();
            String key = "crawler-drift " + platform;
            if (drift.isEmpty()) {
                clear(key, "crawler-drift", "pages of " + platform + " give as much as before again");
                continue;
            }
            Drift d = drift.get();
            Yield.Standing one = d.fallen().getFirst();
            String text = "pages of " + platform + " (step " + d.step() + ") gave " + d.before() + " items of "
                    + d.fallen().size() + " accounts and give " + d.now() + " now: the site has changed; mend crawlers/"
                    + platform + ".yml. A good page: ./promotrace capture "
                    + one.good().capture().hex() + ", one of now: "
                    + one.last().capture().hex();
            raise(key, "crawler-drift", text, OptionalLong.empty());
        }
    }

    /// Where it can't be noted, for the disk that is full is the database's own, it is told all the same.
    private void raise(String key, String subject, String text, OptionalLong floor) {
        Alert alert = new Alert(subject, text, false, machine.instant());
        try {
            if (!alerts.raise(key, alert, floor)) return;
            LOG.warn("alert subject={} text={}", subject, text);
            deliver();
        } catch (StoreException e) {
            LOG.warn("alert not noted subject={} text={} problem={}", subject, text, e.getMessage());
            channels.forEach(c -> send(c, alert));
        }
    }

    private void clear(String key, String subject, String text) {
        if (!alerts.clear(key, new Alert(subject, text, true, machine.instant()))) return;
        LOG.info("alert over subject={} text={}", subject, text);
        deliver();
    }

    /// Delivers what waits for it. True when nothing is left.
    public boolean deliver() {
        for (Optional<Alerts.Pending> next = alerts.take(machine.instant());
                next.isPresent();
                next = alerts.take(machine.instant())) {
            Alerts.Pending pending = next.get();
            List<String> sent = new ArrayList<>(pending.sent());
            for (Channel channel : channels) {
                if (!sent.contains(channel.name()) && send(channel, pending.alert())) sent.add(channel.name());
            }
            boolean all = channels.stream().map(Channel::name).allMatch(sent::contains);
            alerts.sent(pending, sent, all ? Optional.empty() : Optional.of(later(pending.attempts())));
        }
        return !alerts.waiting();
    }

    private Instant later(int attempts) {
        Duration wait = Duration.ofMinutes(1L << Math.min(attempts * 2, 10));
        return machine.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    /// Hands one alert to one channel; false when it did not work.
    private static boolean send(Channel channel, Alert alert) {
        try {
            channel.send(alert);
            return true;
        } catch (DeliveryException e) {
            LOG.warn(
                    "alert not delivered channel={} subject={} problem={}",
                    channel.name(),
                    alert.subject(),
                    e.getMessage());
            return false;
        }
    }
}
