package promotrace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import promotrace.config.ConfigFolder;
import promotrace.fetch.Ask;
import promotrace.fetch.Click;
import promotrace.fetch.Door;
import promotrace.fetch.Fetched;
import promotrace.fetch.Memory;
import promotrace.report.ChainTree;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Affiliates;
import promotrace.resolve.Catalogue;
import promotrace.resolve.Chain;
import promotrace.resolve.Chains;
import promotrace.resolve.Kind;
import promotrace.resolve.Look;
import promotrace.resolve.MemoryResolver;
import promotrace.resolve.WrittenWay;
import promotrace.storefront.Listing;
import promotrace.storefront.Reading;
import promotrace.storefront.Storefronts;
import promotrace.url.WebUrl;

/// Follows single links for a person at a command line, without a database. For one thread.
public final class Links implements AutoCloseable {
    /// One link never costs more requests than this, a page of links included.
    private static final int MOST_ASKED = 500;

    private final Catalogue catalogue;
    private final Chains chains;
    private final Optional<MemoryResolver> resolver;
    private final Optional<Outside> outside;
    private final ConfigFolder config;
    private final Map<WebUrl, Listing> listings = new HashMap<>();

    private Links(Catalogue catalogue, Optional<Outside> outside, ConfigFolder config) {
        this.catalogue = catalogue;
        this.chains = new Chains(catalogue);
        this.outside = outside;
        this.config = config;
        Clock machine = Clock.tickMillis(ZoneOffset.UTC);
        Optional<Door> door = outside.map(o -> new ReadingDoor(o.door(), Storefronts.load(config, catalogue)));
        this.resolver = door.map(d -> new MemoryResolver(catalogue, d, machine, MOST_ASKED));
    }

    /// Opens the way; with `ask` false nobody is asked and only what stands in addresses is read.
    public static Links open(Settings settings, boolean ask) {
        ConfigFolder config = new ConfigFolder(settings.home());
        Catalogue catalogue = Catalogue.load(config);
        Optional<Outside> outside = ask
                ? Optional.of(Outside.open(settings, config, Clock.tickMillis(ZoneOffset.UTC), Memory.NONE))
                : Optional.empty();
        return new Links(catalogue, outside, config);
    }

    /// The same for another thread, where nobody is asked.
    public Links unasking() {
        return new Links(catalogue, Optional.empty(), config);
    }

    /// The link's ways: one, or as many as a page of links offers.
    public List<ChainTree.Walk> resolve(WebUrl posted) throws InterruptedException {
        if (resolver.isPresent()) return walks(resolver.get(), posted);
        WrittenWay way = chains.unasked(posted);
        return List.of(walk(way.chain(), way.looks(), Optional.empty()));
    }

    /// One link asked in both ways. `differ`: they land in other places, or one of them nowhere; empty where one of them could
    /// not be followed to its end.
    public record Compared(List<ChainTree.Walk> plain, List<ChainTree.Walk> click, Optional<Boolean> differ) {
        public Compared {
            plain = List.copyOf(plain);
            click = List.copyOf(click);
        }
    }

    /// Asks a link as always, and then as somebody who follows it on a telephone, coming from `referer`. What a programme
    /// counts as a click is asked once, unless `clicksToo`.
    ///
    /// @throws java.util.NoSuchElementException where nobody is asked
    public Compared compare(WebUrl posted, Optional<WebUrl> referer, boolean clicksToo) throws InterruptedException {
        List<ChainTree.Walk> plain = walks(resolver.orElseThrow(), posted);
        MemoryResolver clicking = resolver.orElseThrow().as(new Click(referer, Optional.empty()), clicksToo);
        List<ChainTree.Walk> click = walks(clicking, posted);
        boolean whole = Stream.concat(plain.stream(), click.stream())
                .map(w -> w.chain().outcome())
                .noneMatch(o -> o == Chain.Outcome.ERROR);
        boolean differ = !places(plain).equals(places(click));
        return new Compared(plain, click, whole ? Optional.of(differ) : Optional.empty());
    }

    private Set<String> places(List<ChainTree.Walk> walks) {
        Set<String> out = new HashSet<>();
        for (ChainTree.Walk w : walks) {
            Chain way = w.chain();
            out.add(way.destination().map(chains::place).orElse(way.outcome().name()));
        }
        return out;
    }

    private List<ChainTree.Walk> walks(MemoryResolver by, WebUrl posted) throws InterruptedException {
        Instant began = Instant.now();
        List<Chain> ways = by.resolve(posted);
        Optional<Duration> took = Optional.of(Duration.between(began, Instant.now()));
        List<ChainTree.Walk> out = new ArrayList<>();
        for (Chain way : ways) {
            List<Look> looks =
                    way.links().stream().map(l -> catalogue.look(l.url())).toList();
            out.add(walk(way, looks, took));
        }
        return out;
    }

    /// `looks` at each address of the way.
    private ChainTree.Walk walk(Chain way, List<Look> looks, Optional<Duration> took) {
        List<Kind> kinds = new ArrayList<>(looks.size());
        for (Look look : looks) kinds.add(look.kind());
        Look last = looks.getLast();
        ChainTree.Known known = new ChainTree.Known(kinds, last.clean(), last.item(), last.shop());
        List<Affiliate> paid = Affiliates.along(looks);
        return new ChainTree.Walk(way, paid, names(paid), known, Optional.ofNullable(listings.get(last.url())), took);
    }

    private Map<String, String> names(List<Affiliate> paid) {
        if (paid.isEmpty()) return Map.of();
        Map<String, String> names = new HashMap<>();
        paid.forEach(a -> names.put(a.network(), catalogue.name(a.network())));
        return names;
    }

    @Override
    public void close() {
        outside.ifPresent(Outside::close);
    }

    /// Reads what is sold on every page that passes through.
    private final class ReadingDoor implements Door {
        private final Door through;
        private final Storefronts storefronts;

        ReadingDoor(Door through, Storefronts storefronts) {
            this.through = through;
            this.storefronts = storefronts;
        }

        @Override
        public Fetched ask(Ask ask) throws InterruptedException {
            Fetched fetched = through.ask(ask);
            if (fetched instanceof Fetched.Page page && storefronts.read(page) instanceof Reading.Sold sold) {
                listings.put(ask.url(), sold.listing());
            }
            return fetched;
        }

        @Override
        public void close() {
            through.close();
        }
    }
}
