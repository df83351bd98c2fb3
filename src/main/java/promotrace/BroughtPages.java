package promotrace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import promotrace.collect.Crawler;
import promotrace.collect.Crawlers;
import promotrace.collect.Harvest;
import promotrace.collect.Step;
import promotrace.collect.Watched;
import promotrace.evidence.Capture;
import promotrace.evidence.Sha256;
import promotrace.fetch.Fetched;
import promotrace.fetch.Outcomes;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// Platforms' pages among captures that somebody brought, read as their crawlers would have read them: from what they ask
/// first, and from what they read only where it is brought, and on as far as the captures go. Of several captures of one
/// address the one added last counts.
final class BroughtPages {
    private static final int MOST_PAGES = 500;

    private final Crawlers crawlers;
    private final Outcomes outcomes;
    private final Function<Sha256, Optional<Capture>> kept;
    private final Map<String, Page> pages = new LinkedHashMap<>();

    /// An address and the capture of it that was added last.
    private record Page(WebUrl url, Sha256 sha256) {}

    /// `kept` gives the captures by their digests, once all are added.
    BroughtPages(Crawlers crawlers, Outcomes outcomes, Function<Sha256, Optional<Capture>> kept) {
        this.crawlers = crawlers;
        this.outcomes = outcomes;
        this.kept = kept;
    }

    void add(WebUrl url, Sha256 sha256) {
        pages.put(key(url), new Page(url, sha256));
    }

    /// The accounts that the captures' addresses mean.
    Set<Watched> meant() {
        return pages.values().stream()
                .flatMap(p -> crawlers.recognise(p.url()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// A page that is read only where it is brought: the step that reads it, the accounts it may be of, best first, and why
    /// there are none.
    record Owned(Step step, List<Watched> accounts, Optional<String> problem) {}

    /// Every such page among the captures. The accounts are those it names, else the one that its address means.
    List<Owned> owned() {
        List<Owned> out = new ArrayList<>();
        for (Page page : pages.values()) {
            for (Crawler crawler : crawlers.all()) {
                crawler.brought(page.url())
                        .flatMap(s -> owned(crawler, s, page))
                        .ifPresent(out::add);
            }
        }
        return out;
    }

    private Optional<Owned> owned(Crawler crawler, Step step, Page page) {
        return kept.apply(page.sha256())
                .map(capture -> outcomes.of(step.ask(), capture))
                .filter(f -> !(f instanceof Fetched.Moved)) // where it leads is a page of its own
                .map(fetched -> {
                    Crawler.Whose whose = crawler.whose(step, fetched);
                    Set<Watched> accounts = new LinkedHashSet<>();
                    whose.accounts().forEach(a -> crawler.account(a, false).ifPresent(accounts::add));
                    if (accounts.isEmpty()) crawler.account(page.url(), false).ifPresent(accounts::add);
                    return new Owned(step, List.copyOf(accounts), whose.problem());
                });
    }

    /// What a page gave, and the capture it was read from.
    record Read(Step step, Capture capture, Harvest harvest) {
        boolean gave() {
            return harvest.profile().isPresent()
                    || !harvest.posts().isEmpty()
                    || !harvest.comments().isEmpty();
        }
    }

    /// Every page of the account that is among the captures, those of `brought` first.
    List<Read> of(Watched account, List<Step> brought) {
        Optional<Crawler> crawler = crawlers.of(account);
        if (crawler.isEmpty()) return List.of();
        List<Read> out = new ArrayList<>();
        Deque<Step> open = new ArrayDeque<>(brought);
        open.addAll(crawler.get().start(account));
        Set<String> asked = new HashSet<>();
        while (!open.isEmpty() && asked.size() < MOST_PAGES + brought.size()) {
            Step step = open.removeFirst();
            Optional<Page> page = Optional.ofNullable(pages.get(key(step.ask().url())));
            if (page.isEmpty() || !asked.add(step.name() + " " + step.ask().url())) continue;
            Optional<Capture> capture = page.flatMap(p -> kept.apply(p.sha256()));
            if (capture.isEmpty()) continue;
            Fetched fetched = outcomes.of(step.ask(), capture.get());
            Harvest harvest = crawler.get().read(account, step, fetched);
            open.addAll(harvest.next());
            out.add(new Read(step, capture.get(), harvest));
        }
        return out;
    }

    /// What tells addresses apart here: neither scheme nor fragment nor the order of parameters.
    private static String key(WebUrl url) {
        return url.server()
                + url.path()
                + url.parameters().stream()
                        .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                        .map(p -> p.name() + "=" + p.value())
                        .collect(Collectors.joining("&", "?", ""));
    }
}
