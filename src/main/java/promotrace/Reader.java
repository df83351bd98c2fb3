package promotrace;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import promotrace.collect.Crawler;
import promotrace.collect.Crawlers;
import promotrace.collect.Harvest;
import promotrace.collect.Step;
import promotrace.collect.Watched;
import promotrace.collect.Yield;
import promotrace.evidence.Capture;
import promotrace.fetch.Ask;
import promotrace.fetch.Fetched;
import promotrace.frontier.Visit;
import promotrace.resolve.Answer;
import promotrace.resolve.Next;
import promotrace.resolve.Resolver;
import promotrace.storefront.Reading;
import promotrace.storefront.Storefronts;
import promotrace.url.WebUrl;

/// Turns an answer of the web into what it teaches and what to visit next. Makes no request and stores nothing.
final class Reader {
    /// No link is followed further than this many requests.
    private static final int MAX_DEPTH = 20;

    private final Crawlers crawlers;
    private final Resolver resolver;
    private final Onward onward;
    private final Storefronts storefronts;
    private final Depicting depicting;
    private final boolean retries;
    private final Clock machine;
    private final Supplier<Instant> world;

    /// `retries`: whether what failed is worth asking again; in replay it never is.
    Reader(
            Crawlers crawlers,
            Resolver resolver,
            Storefronts storefronts,
            Depicting depicting,
            boolean retries,
            Clock machine,
            Supplier<Instant> world) {
        this.crawlers = crawlers;
        this.resolver = resolver;
        this.onward = new Onward(resolver, machine);
        this.storefronts = storefronts;
        this.depicting = depicting;
        this.retries = retries;
        this.machine = machine;
        this.world = world;
    }

    /// What is asked for at `visit`; whether in a browser, its crawler's file says today.
    Ask ask(Visit visit, Map<String, Watched> watched) {
        Ask ask = Visits.ask(visit);
        boolean inBrowser = visit.account()
                .flatMap(account -> Optional.ofNullable(watched.get(account)))
                .flatMap(crawlers::of)
                .flatMap(crawler -> visit.step().map(crawler::inBrowser))
                .orElse(false);
        return inBrowser ? ask.opened() : ask;
    }

    /// What `fetched` teaches about `visit`; `watched` holds the watched accounts by id.
    Learned read(Visit visit, Fetched fetched, Map<String, Watched> watched) {
        if (retries && fetched.again()) return toAskAgain(visit, fetched);
        return switch (visit.kind()) {
            case COLLECT -> collected(visit, fetched, watched);
            case HOP -> hopped(visit, fetched);
            case PICTURE -> depicting.read(visit, fetched, world.get());
        };
    }

    /// What came of a hop this time is kept all the same: should no later attempt tell more, that is what there is to say.
    private Learned toAskAgain(Visit visit, Fetched fetched) {
        Learned again = Learned.again(visit, problem(fetched), fetched.retryAfter());
        return visit.kind() == Visit.Kind.HOP
                ? again.with(hopped(visit, fetched).answer())
                : again;
    }

    private static String problem(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Failed failed -> failed.problem();
            case Fetched.Refused refused -> "refused: " + refused.reason();
            case Fetched.Page _, Fetched.Moved _, Fetched.Unchanged _, Fetched.Gone _ -> "to be asked again";
        };
    }

    private Learned collected(Visit visit, Fetched fetched, Map<String, Watched> watched) {
        @Nullable Watched account = watched.get(visit.account().orElseThrow());
        Optional<Crawler> crawler = account == null ? Optional.empty() : crawlers.of(account);
        if (account == null || crawler.isEmpty()) { // no longer watched, or its crawler's file was taken away
            return Learned.nothing(visit);
        }
        Step step = Visits.step(visit);
        Harvest harvest = crawler.get().read(account, step, fetched);
        List<Visit> follow = new ArrayList<>();
        List<Visit> older = new ArrayList<>();
        for (Step next : harvest.next()) {
            Visit then = Visits.of(account, next, machine.instant());
            follow.add(then);
            if (crawler.get().isOlder(step, next)) older.add(then);
        }
        follow.addAll(onward.from(harvest));
        return new Learned(
                visit,
                harvest,
                gave(crawler.get(), visit, harvest, fetched),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                follow,
                older,
                harvest.problem(),
                false,
                Optional.empty());
    }

    private Optional<Yield> gave(Crawler crawler, Visit visit, Harvest harvest, Fetched fetched) {
        if (!(fetched instanceof Fetched.Page page)) return Optional.empty();
        Step step = Visits.step(visit);
        OptionalInt found = crawler.found(step, harvest);
        if (found.isEmpty()) return Optional.empty();
        return Optional.of(new Yield(
                visit.account().orElseThrow(),
                step.name(),
                found.getAsInt(),
                visit.url(),
                page.capture().sha256(),
                world.get()));
    }

    private Learned hopped(Visit visit, Fetched fetched) {
        WebUrl address = visit.url();
        Optional<Next> answered = resolver.answered(address, fetched);
        if (answered.isEmpty()) { // nothing changed: what was known before still holds
            return Learned.nothing(visit);
        }
        Next next = answered.get();
        Instant seen = world.get();
        Answer answer = new Answer(
                Visits.asked(visit),
                next,
                seen,
                seen,
                fetched.evidence().map(Capture::sha256),
                visit.way().flatMap(w -> Answer.Handed.of(w, next, fetched.evidence())));
        return new Learned(
                visit,
                Harvest.EMPTY,
                Optional.empty(),
                Optional.of(answer),
                visit.click().isPresent() ? Optional.empty() : landed(address, next, fetched),
                Optional.empty(),
                following(next, visit),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    /// The visits that follow from a hop; where a way brings cookies, [Retracing] knows them, of clicks [Comparing].
    private List<Visit> following(Next next, Visit visit) {
        if (visit.cookies().isPresent() || visit.click().isPresent()) return List.of();
        return switch (next) {
            case Next.To to -> follow(to.to(), visit).stream().toList();
            case Next.Fan fan ->
                fan.choices().stream()
                        .flatMap(c -> follow(c.url(), visit).stream())
                        .toList();
            case Next.End _, Next.Dead _, Next.Blocked _, Next.Failed _ -> List.of();
        };
    }

    /// What is sold where a link ends; a page that hands on is not read.
    private Optional<Learned.Landed> landed(WebUrl address, Next next, Fetched fetched) {
        if (next instanceof Next.To || next instanceof Next.Fan) return Optional.empty();
        Optional<Reading> reading = switch (fetched) {
            case Fetched.Page page -> Optional.of(storefronts.read(page));
            case Fetched.Gone gone -> Optional.of(storefronts.read(gone));
            case Fetched.Moved _, Fetched.Unchanged _, Fetched.Refused _, Fetched.Failed _ -> Optional.empty();
        };
        return reading.map(r -> new Learned.Landed(address, r));
    }

    private Optional<Visit> follow(WebUrl to, Visit from) {
        if (from.depth() + 1 >= MAX_DEPTH) return Optional.empty();
        return onward.firstToAsk(to)
                .map(url -> Visit.hop(url, from.depth() + 1, machine.instant()))
                .map(v -> from.way().map(v::onWay).orElse(v));
    }
}
