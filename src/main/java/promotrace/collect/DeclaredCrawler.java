package promotrace.collect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import promotrace.collect.CrawlerFile.StepRule;
import promotrace.evidence.Capture;
import promotrace.fetch.Fetched;
import promotrace.url.WebUrl;

/// Reads a platform as its file says, and nothing else: the Java of every platform that answers with HTML, JSON or XML.
final class DeclaredCrawler implements Crawler {
    private static final int MOST_MOVES = 5;
    private static final String GONE = "is not there";
    private final CrawlerFile file;
    private final Timetable timetable;
    private final PostReader posts;
    private final CommentReader comments;
    private final LinkReader links;
    private final NextReader next;
    private final AddressReader addresses;
    private final BroughtReader brought;

    DeclaredCrawler(CrawlerFile file, Pseudonyms pseudonyms, TextLinks textLinks) {
        this.file = file;
        timetable = Timetable.of(file.schedule());
        links = new LinkReader(file, textLinks);
        posts = new PostReader(links);
        comments = new CommentReader(file.platform(), pseudonyms);
        next = new NextReader(file);
        addresses = new AddressReader(file);
        brought = new BroughtReader(file, next);
    }

    @Override
    public String platform() {
        return file.platform();
    }

    @Override
    public Optional<Quota> quota() {
        return file.quota().map(q -> new Quota(file.platform(), q.host(), q.perDay()));
    }

    @Override
    public Timetable timetable() {
        return timetable;
    }

    @Override
    public boolean isOnHosts(WebUrl address) {
        return addresses.isOnHosts(address);
    }

    @Override
    public Optional<Watched> account(WebUrl address, boolean named) {
        return addresses.account(address, named);
    }

    @Override
    public Optional<Step> post(WebUrl address, boolean named) {
        return addresses
                .post(address, named)
                .map(p -> new Step(p.step(), next.ask(p.step(), p.url()), Optional.empty()));
    }

    @Override
    public List<Step> start(Watched watched) {
        List<Step> out = new ArrayList<>();
        Place nowhere = Place.of(Answer.none(WebUrl.of("https://start.invalid/")), known(watched));
        for (CrawlerFile.Next rule : file.start()) {
            Place here = nowhere.with(rule.let());
            if (!NextReader.isWanted(here, rule)) continue;
            here.address(rule.url())
                    .filter(url -> !url.host().equals("start.invalid"))
                    .flatMap(url -> next.ask(here, rule, url))
                    .map(ask -> new Step(rule.step(), ask, Optional.empty()))
                    .ifPresent(out::add);
        }
        return out;
    }

    @Override
    public Optional<Step> brought(WebUrl address) {
        return brought.step(address);
    }

    @Override
    public Whose whose(Step step, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Page page ->
                new Whose(
                        Optional.ofNullable(file.steps().get(step.name()))
                                .flatMap(rule -> answer(step, page.capture(), page.text(), rule))
                                .map(brought::accounts)
                                .orElse(List.of()),
                        Optional.empty());
            case Fetched.Moved _, Fetched.Unchanged _ -> new Whose(List.of(), Optional.empty());
            case Fetched.Gone _ -> new Whose(List.of(), Optional.of(GONE));
            case Fetched.Refused refused -> new Whose(List.of(), Optional.of(reason(refused.reason())));
            case Fetched.Failed failed -> new Whose(List.of(), Optional.of(failed.problem()));
        };
    }

    @Override
    public boolean inBrowser(String step) {
        StepRule rule = file.steps().get(StepName.parse(step).step());
        return rule != null && rule.render().isPresent();
    }

    @Override
    public boolean isOlder(Step step, Step next) {
        StepName from = StepName.parse(step.name());
        StepName to = StepName.parse(next.name());
        return step.about().isEmpty() && from.step().equals(to.step()) && to.page() > from.page();
    }

    @Override
    public OptionalInt found(Step step, Harvest harvest) {
        StepName name = StepName.parse(step.name());
        StepRule rule = file.steps().get(name.step());
        if (rule == null) return OptionalInt.empty();
        boolean judged = !rule.optional()
                && !rule.recent()
                && name.page() == 1
                && step.about().isEmpty()
                && harvest.problem().isEmpty();
        if (!judged) return OptionalInt.empty();
        if (!file.postsOf(rule).isEmpty()) return OptionalInt.of(harvest.posts().size());
        long pages = harvest.next().stream().filter(n -> !isOlder(step, n)).count();
        return OptionalInt.of((int) pages + (harvest.profile().isPresent() ? 1 : 0));
    }

    @Override
    public Harvest read(Watched watched, Step step, Fetched fetched) {
        StepName name = StepName.parse(step.name());
        StepRule rule = file.steps().get(name.step());
        if (rule == null) return problem("the file of " + file.platform() + " has no step '" + name.step() + "'");
        return switch (fetched) {
            case Fetched.Page page -> page(watched, step, rule, page.capture(), page.text());
            case Fetched.Moved moved -> moved(step, name, rule, moved.to());
            case Fetched.Unchanged _ -> Harvest.EMPTY;
            case Fetched.Gone gone -> error(watched, step, rule, gone.evidence(), GONE);
            case Fetched.Refused refused -> error(watched, step, rule, refused.evidence(), reason(refused.reason()));
            case Fetched.Failed failed ->
                failed.again()
                        ? problem(step.ask().url() + " did not answer: " + failed.problem())
                        : error(watched, step, rule, failed.evidence(), failed.problem());
        };
    }

    /// What templates may name: every entry of the watch list, `handle` without a sign before it, `user` and `host` as
    /// its parts around `@`, `url`, and `host` of that where nothing else tells it.
    static Map<String, String> known(Watched watched) {
        Map<String, String> known = new HashMap<>(watched.more());
        String handle = watched.handle().replaceFirst("^@", "");
        int at = handle.indexOf('@');
        known.put("handle", handle);
        known.put("user", at < 0 ? handle : handle.substring(0, at));
        watched.url().ifPresent(url -> known.putIfAbsent("url", url.toString()));
        if (at >= 0) known.putIfAbsent("host", handle.substring(at + 1));
        watched.url().ifPresent(url -> known.putIfAbsent("host", url.host()));
        return known;
    }

    private Harvest page(Watched watched, Step step, StepRule rule, Capture capture, String text) {
        Optional<Answer> answer = answer(step, capture, text, rule);
        if (answer.isEmpty()) return error(watched, step, rule, Optional.empty(), "is no " + rule.format());
        Place page = Place.of(answer.get(), known(watched));
        Optional<String> told = told(page, rule);
        if (told.isPresent()) return failed(page, step, rule, told.get());
        Harvest harvest = harvest(watched, step, rule, capture, page);
        boolean nothing = harvest.profile().isEmpty()
                && harvest.posts().isEmpty()
                && harvest.comments().isEmpty()
                && harvest.next().isEmpty();
        if (!nothing || rule.otherwise().isEmpty()) return harvest;
        return new Harvest(Optional.empty(), List.of(), List.of(), instead(page, step, rule), Optional.empty());
    }

    private static Optional<Answer> answer(Step step, Capture capture, String text, StepRule rule) {
        Capture asked = new Capture(
                step.ask().url(),
                capture.at(),
                capture.method(),
                capture.status(),
                capture.headers(),
                capture.body(),
                capture.sha256());
        return Answer.read(asked, step.ask().sent(), text, rule);
    }

    private Harvest harvest(Watched watched, Step step, StepRule rule, Capture capture, Place page) {
        StepName name = StepName.parse(step.name());
        List<Post> foundPosts = new ArrayList<>();
        List<Comment> foundComments = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (CrawlerFile.PostRule postRule : file.postsOf(rule)) {
            for (PostReader.Read read : posts.read(watched, capture, page, postRule)) {
                Optional<String> about = Optional.of(read.post().id());
                foundPosts.add(read.post());
                foundComments.addAll(comments.read(about.get(), capture, read.place(), postRule.comments()));
                steps.addAll(next.read(read.place(), postRule.next(), name, about));
            }
        }
        step.about().ifPresent(post -> foundComments.addAll(comments.read(post, capture, page, rule.comments())));
        steps.addAll(next.read(page, rule.next(), name, step.about()));
        Optional<Account> profile = rule.profile().flatMap(p -> profile(watched, capture, page.with(p.let()), p));
        return new Harvest(profile, foundPosts, foundComments, steps, Optional.empty());
    }

    /// The account as the page tells it; a page without its name is not its profile.
    private Optional<Account> profile(Watched watched, Capture capture, Place page, CrawlerFile.ProfileRule rule) {
        Optional<String> name = page.text(rule.name());
        if (name.isEmpty()) return Optional.empty();
        Passage bio = page.passage(rule.bio());
        return Optional.of(new Account(
                watched.id(),
                file.platform(),
                watched.handle(),
                page.address(rule.url()).or(watched::url).orElse(page.answer().url()),
                name.get(),
                bio.text(),
                page.text(rule.followers()).map(Written::count).orElse(OptionalLong.empty()),
                links.read(page, bio, Optional.of(PostedLink.Where.BIO), rule.links()),
                Optional.of(capture.sha256()),
                capture.at()));
    }

    /// Redirects are followed within the site and never with a key or a body.
    private Harvest moved(Step step, StepName name, StepRule rule, WebUrl to) {
        WebUrl from = step.ask().url();
        boolean plain = !rule.key() && step.ask().sent().isEmpty();
        if (!plain || name.moves() >= MOST_MOVES || !to.site().equals(from.site())) {
            return rule.optional() ? Harvest.EMPTY : problem(from + " has moved to " + to);
        }
        Step there = new Step(name.moved().toString(), next.ask(name.step(), to), step.about());
        return new Harvest(Optional.empty(), List.of(), List.of(), List.of(there), Optional.empty());
    }

    private Harvest error(Watched watched, Step step, StepRule rule, Optional<Capture> capture, String words) {
        Optional<Answer> answer =
                capture.flatMap(c -> answer(step, c, new String(c.body(), StandardCharsets.UTF_8), rule));
        Place page = Place.of(answer.orElse(Answer.none(step.ask().url())), known(watched));
        String told = answer.flatMap(_ -> told(page, rule)).orElse(step.ask().url() + " " + words);
        return failed(page, step, rule, told);
    }

    private Harvest failed(Place page, Step step, StepRule rule, String words) {
        Optional<String> problem = rule.optional() ? Optional.empty() : Optional.of(words);
        return new Harvest(Optional.empty(), List.of(), List.of(), instead(page, step, rule), problem);
    }

    private List<Step> instead(Place page, Step step, StepRule rule) {
        return next.read(page, rule.otherwise(), StepName.parse(step.name()), step.about());
    }

    private Optional<String> told(Place page, StepRule rule) {
        return Stream.concat(rule.problems().stream(), file.problems().stream())
                .filter(problem -> problem.let().values().stream()
                        .allMatch(v -> page.tree().fits(v.get())))
                .filter(problem -> problem.let().values().stream().allMatch(v -> page.says(List.of(v))))
                .flatMap(problem ->
                        Template.words(problem.say(), page.with(problem.let()).known()).stream())
                .findFirst();
    }

    private String reason(Fetched.Reason reason) {
        return switch (reason) {
            case DENIED -> "is on the list of addresses that are never asked";
            case ROBOTS -> "may not be asked: robots.txt";
            case LOGIN_WALL -> "asks for a log-in";
            case BLOCKED -> "does not let us in";
            case NEEDS_KEY -> "needs " + file.key().map(CrawlerFile.Key::secret).orElse("a key");
            case PRIVATE_ADDRESS -> "leads to a private address";
            case TOO_LARGE -> "is too large";
        };
    }

    private static Harvest problem(String words) {
        return new Harvest(Optional.empty(), List.of(), List.of(), List.of(), Optional.of(words));
    }
}
