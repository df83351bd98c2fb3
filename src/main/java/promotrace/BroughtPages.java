package promotrace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
/// first, and on as far as the captures go. Of several captures of one address the one added last counts.
final class BroughtPages {
    private static final int MOST_PAGES = 500;

    private final Crawlers crawlers;
    private final Outcomes outcomes;
    private final Map<String, Sha256> pages = new HashMap<>();
    private final Map<String, Watched> meant = new LinkedHashMap<>();

    BroughtPages(Crawlers crawlers, Outcomes outcomes) {
        this.crawlers = crawlers;
        this.outcomes = outcomes;
    }

    /// What a page gave, and the capture it was read from.
    record Read(Capture capture, Harvest harvest) {}

    void add(WebUrl url, Sha256 sha256) {
        pages.put(key(url), sha256);
        crawlers.recognise(url).ifPresent(w -> meant.putIfAbsent(w.id(), w));
    }

    /// The accounts that the captures' addresses mean.
    List<Watched> meant() {
        return List.copyOf(meant.values());
    }

    /// Every page of the account that is among the captures and gave something; `kept` gives the captures by their digests.
    List<Read> of(Watched account, Function<Sha256, Optional<Capture>> kept) {
        Optional<Crawler> crawler = crawlers.of(account);
        if (crawler.isEmpty()) return List.of();
        List<Read> out = new ArrayList<>();
        Deque<Step> open = new ArrayDeque<>(crawler.get().start(account));
        Set<String> asked = new HashSet<>();
        while (!open.isEmpty() && asked.size() < MOST_PAGES) {
            Step step = open.removeFirst();
            Optional<Sha256> page = Optional.ofNullable(pages.get(key(step.ask().url())));
            if (page.isEmpty() || !asked.add(step.name() + " " + step.ask().url())) continue;
            Optional<Capture> capture = page.flatMap(kept);
            if (capture.isEmpty()) continue;
            Fetched fetched = outcomes.of(step.ask(), capture.get());
            Harvest harvest = crawler.get().read(account, step, fetched);
            open.addAll(harvest.next());
            boolean gave = harvest.profile().isPresent()
                    || !harvest.posts().isEmpty()
                    || !harvest.comments().isEmpty();
            if (gave) out.add(new Read(capture.get(), harvest));
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
