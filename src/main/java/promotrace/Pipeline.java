package promotrace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import promotrace.assess.AccountAssessment;
import promotrace.assess.Assessor;
import promotrace.assess.Dossier;
import promotrace.assess.Known;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.collect.Crawler;
import promotrace.collect.Crawlers;
import promotrace.collect.Quota;
import promotrace.collect.Step;
import promotrace.collect.Timetable;
import promotrace.collect.Watched;
import promotrace.fetch.Click;
import promotrace.frontier.Frontier;
import promotrace.frontier.Visit;
import promotrace.network.Edge;
import promotrace.network.Edges;
import promotrace.network.Operators;
import promotrace.report.CaseFile;
import promotrace.store.Runs;
import promotrace.store.Store;
import promotrace.storefront.Listing;
import promotrace.storefront.Seller;
import promotrace.url.WebUrl;

/// The whole story, in order. Read this first.
///
/// 1. *collect* a watched account's public posts, comments, profile, and the links in them
/// 2. *resolve* each link, hop by hop, to where it sells, noting who is paid on the way
/// 3. *storefront*: read the listing and who sells it
/// 4. *assess* each promotion: what was seen, quoted, weighed; from promotions to a verdict on the account
/// 5. *network*: who earns from whom, how much at most and at least, which accounts may be one operator
/// 6. *review*: people decide, on the report that [Cases] puts together from the store
///
/// Each step stores what it learned before the next begins, and every write may come twice and changes nothing the second
/// time: a run may be stopped at any moment and goes on where it was.
public final class Pipeline {
    /// The one line with which every run ends, under a name of its own so that it can be shown where the rest is not.
    private static final Logger DONE = LoggerFactory.getLogger("promotrace.Done");

    /// A run that began longer ago is not gone on with: whoever asks for one then wants to know what is new.
    private static final Duration LATELY = Duration.ofHours(12);

    private final Store store;
    private final Frontier frontier;
    private final Crawlers crawlers;
    private final Visiting visiting;
    private final Agenda agenda;
    private final Dossiers dossiers;
    private final Retracing retracing;
    private final Revisiting revisiting;
    private final Comparing comparing;
    private final Assessor assessor;
    private final Edges edges;
    private final Operators operators;
    private final Supplier<Instant> world;
    private final Telling telling;
    private volatile boolean comparesSuspects;

    Pipeline(
            Store store,
            Crawlers crawlers,
            Visiting visiting,
            Agenda agenda,
            Dossiers dossiers,
            Retracing retracing,
            Revisiting revisiting,
            Comparing comparing,
            Assessor assessor,
            Edges edges,
            Operators operators,
            Supplier<Instant> world,
            Telling telling) {
        this.store = store;
        this.frontier = store.visits();
        this.crawlers = crawlers;
        this.visiting = visiting;
        this.agenda = agenda;
        this.dossiers = dossiers;
        this.retracing = retracing;
        this.revisiting = revisiting;
        this.comparing = comparing;
        this.assessor = assessor;
        this.edges = edges;
        this.operators = operators;
        this.world = world;
        this.telling = telling;
    }

    /// Adds accounts to those that are watched. An account that no crawler serves is kept and said to be so in the report.
    public void watch(Collection<Watched> accounts) {
        store.watches().put(accounts);
    }

    /// Makes those accounts of one platform due whose next visit has come (see [Agenda]); how many. Twice, or by several
    /// workers at once, changes nothing.
    public int due(String platform, Instant machineNow) {
        return due(asked().stream().filter(w -> w.platform().equals(platform)).toList(), machineNow);
    }

    /// Makes all watched accounts due whose next visit has come; how many.
    public int due(Instant machineNow) {
        return due(asked(), machineNow);
    }

    private int due(List<Watched> accounts, Instant machineNow) {
        List<Watched> begun = agenda.begin(accounts, world.get());
        open(begun, machineNow);
        return begun.size();
    }

    /// Makes every watched account due now, whenever it was visited last. Where such a run did not come to its end lately,
    /// because it was stopped or killed, or is still going, only those that it had not come to; true then.
    public boolean allDue(Instant machineNow) {
        Instant now = world.get();
        Optional<Instant> goesOn = store.runs().begin(now, machineNow, LATELY);
        List<Watched> accounts =
                goesOn.map(since -> agenda.notBegunSince(asked(), since)).orElseGet(this::asked);
        agenda.beginAnyway(accounts, now);
        open(accounts, machineNow);
        revisiting.open(store.watches().all(), now, machineNow);
        return goesOn.isPresent();
    }

    /// Makes due what links led over and is to be asked again; how many. For an unattended run: often there is nothing, since
    /// one worker looks once in a while for all (see [Revisits]).
    public int linksDue(Instant machineNow) {
        return revisiting.isTurn(machineNow) ? revisiting.open(store.watches().all(), world.get(), machineNow) : 0;
    }

    private void open(List<Watched> accounts, Instant machineNow) {
        List<Visit> first = new ArrayList<>();
        for (Watched w : accounts) {
            List<Step> steps = crawlers.of(w).map(c -> c.start(w)).orElse(List.of());
            for (Step step : steps) first.add(Visits.of(w, step, machineNow));
        }
        frontier.add(first);
        agenda.opened(accounts);
    }

    /// Whether some visit is due, or falls due so soon that [#run] would wait for it.
    public boolean anythingSoon() {
        return visiting.anythingSoon();
    }

    /// Makes all due visits and computes the case anew from everything that is stored. `origin` says in a few words where
    /// this run saw what it saw.
    ///
    /// @throws DiskException when the data folder's disk is full or has less space than must stay free
    public void run(String origin, Progress progress) throws InterruptedException {
        Instant began = Instant.now();
        Map<String, Watched> watched = new LinkedHashMap<>();
        for (Watched w : store.watches().all()) watched.put(w.id(), w);
        Tally tally = new Tally(progress, watched.size());

        // 1 collect, 2 resolve, 3 storefront: one frontier for all of them, so that each host is asked politely once
        visiting.untilNothingIsDue(watched, tally);
        if (visiting.stopping()) return;

        // 4 assess: once each by itself, then knowing what the others showed about the same sellers
        Set<WebUrl> loops = new TreeSet<>();
        Map<WebUrl, Click> suspects = new LinkedHashMap<>();
        Known known = known(watched.values(), loops, suspects, progress);
        if (retracing.again(loops, () -> visiting.untilNothingIsDue(watched, tally))) {
            if (visiting.stopping()) return;
            known = known(watched.values(), loops, suspects, progress);
        }
        if (comparesSuspects && comparing.again(suspects, () -> visiting.untilNothingIsDue(watched, tally))) {
            if (visiting.stopping()) return;
            known = known(watched.values(), loops, suspects, progress);
        }
        // 5 network: derived whole from the promotions it rests on, never counted up
        List<Edge> found = new ArrayList<>();
        List<Operators.Holdings> held = new ArrayList<>();
        each(watched.values(), known, progress, a -> {
            store.assessments().put(a);
            found.addAll(edges.of(a));
            held.add(operators.holdings(a));
        });
        store.edges().putAll(found);
        store.operators().putAll(operators.of(held));
        progress.at(Progress.Step.NETWORK, 1, 1, found.size() + " ways from account to seller");

        Fallen fallen = Fallen.of(store.yields().all(), served(watched.values()));
        store.runs()
                .put(new Runs.Run(world.get(), origin, unserved(watched.values(), tally.problems(), fallen.words())));
        telling.platforms(served(watched.values()), frontier.failed(), tally.readWell());
        telling.drifting(fallen.platforms(), fallen.drifts());
        store.runs().end();
        DONE.info(
                "run done accounts={} pages={} hops={} failed={} edges={} open={} seconds={} bytes={}",
                watched.size(),
                tally.pages(),
                tally.hops(),
                tally.failed(),
                found.size(),
                frontier.open(),
                Duration.between(began, Instant.now()).toSeconds(),
                tally.bytes());
        for (String line : quotas(Instant.now())) DONE.info("quota {}", line);
    }

    /// What is left of this day's requests, a line for each watched platform that bounds them; none in replay.
    public List<String> quotas(Instant machineNow) {
        List<Quota> quotas = QuotaLines.of(crawlers.quotas(), store.watches().all());
        return QuotaLines.lines(quotas, frontier.left(machineNow), machineNow);
    }

    /// From now on each run asks the links of accounts that are flagged or watched once more, as somebody who follows them.
    public void compareSuspects() {
        comparesSuspects = true;
    }

    /// Ends [#run] after the requests that are under way; what is not done stays open for the next run.
    public void stop() {
        visiting.stop();
    }

    /// When the accounts of each platform are visited that has watched ones.
    public Map<String, Timetable> timetables() {
        Map<String, Timetable> out = new TreeMap<>();
        for (Watched w : asked()) {
            crawlers.of(w).ifPresent(c -> out.put(c.platform(), c.timetable()));
        }
        return out;
    }

    private List<Watched> served(Collection<Watched> watched) {
        return watched.stream()
                .filter(w -> !w.isImported() && crawlers.of(w).isPresent())
                .toList();
    }

    /// The accounts that could not be read, each with the reason in one line.
    private List<CaseFile.Unserved> unserved(
            Collection<Watched> watched, Map<String, String> problems, Map<String, String> fallen) {
        List<CaseFile.Unserved> out = new ArrayList<>();
        for (Watched w : watched) {
            if (w.isImported()) continue;
            Optional<Crawler> crawler = crawlers.of(w);
            if (crawler.isEmpty()) {
                out.add(new CaseFile.Unserved(w.id(), "no crawler serves the platform '" + w.platform() + "'"));
            } else if (crawler.get().start(w).isEmpty()) {
                out.add(new CaseFile.Unserved(w.id(), "its entry of the watch list leads to no address to ask"));
            } else if (problems.containsKey(w.id())) {
                out.add(new CaseFile.Unserved(w.id(), problems.getOrDefault(w.id(), "")));
            } else if (fallen.containsKey(w.id())) {
                out.add(new CaseFile.Unserved(w.id(), fallen.getOrDefault(w.id(), "")));
            }
        }
        return out;
    }

    /// Assesses one account after the other, so that no more than one is in memory.
    private void each(Collection<Watched> accounts, Known known, Progress progress, Consumer<AccountAssessment> then) {
        int done = 0;
        for (Watched w : accounts) {
            Dossier dossier = dossiers.of(w);
            boolean nothingRead = crawlers.of(w).isEmpty() && dossier.subjects().isEmpty();
            if (nothingRead) continue;
            then.accept(assessor.assess(dossier, known));
            progress.at(Progress.Step.ASSESS, ++done, accounts.size(), "both ends compared");
        }
    }

    /// For each seller the accounts whose promotions to it are flagged by what each account shows by itself. Links that
    /// lead back to where they were are added to `loops`, those of accounts that are not clear to `suspects`.
    private Known known(
            Collection<Watched> accounts, Set<WebUrl> loops, Map<WebUrl, Click> suspects, Progress progress) {
        dossiers.lookAgain();
        Map<String, Set<String>> promoters = new TreeMap<>();
        each(accounts, Known.NOTHING, progress, a -> {
            loops.addAll(Retracing.loops(a));
            if (comparesSuspects) suspects.putAll(Comparing.suspects(a));
            if (a.verdict() != Verdict.FLAGGED) return;
            for (PromotionAssessment p : a.promotions()) {
                if (p.verdict() != Verdict.FLAGGED) continue;
                p.subject()
                        .listing()
                        .flatMap(Listing::seller)
                        .map(Seller::id)
                        .ifPresent(s -> promoters
                                .computeIfAbsent(s, x -> new TreeSet<>())
                                .add(a.account().id()));
            }
        });
        return new Known(promoters);
    }

    /// The accounts that are asked for: all but those that are known from imported files alone.
    private List<Watched> asked() {
        return store.watches().all().stream().filter(w -> !w.isImported()).toList();
    }

    /// How many accounts are watched, those from imported files included.
    public int watched() {
        return store.watches().all().size();
    }

    /// How many visits are open: after a run that ended, those that failed for now and fall due later.
    public long open() {
        return frontier.open();
    }
}
