package promotrace.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.url.Canonical;
import promotrace.url.WebUrl;

/// What is known about addresses: affiliate networks, shopping agents, marketplaces, shorteners, platforms' exits and
/// pages of links, read from `config/` and found by host on the boundaries of domains.
///
/// Answers from the address alone; asks nobody. Immutable, for many threads.
public final class Catalogue {
    private final Hosts hosts;
    private final Networks networks;
    private final Agents agents;
    private final Marketplaces marketplaces;
    private final Redirectors redirectors;
    private final LinkPages linkPages;
    private final Exits exits;
    private final AppLinks appLinks;
    private final Suggestions suggestions;
    private final Canonical canonical;
    private final Map<String, String> names;

    private Catalogue(CatalogueFiles files, AppLinks appLinks) {
        this.appLinks = appLinks;
        this.hosts = new Hosts();
        this.canonical = new Canonical(files.marks());
        this.marketplaces = new Marketplaces(files.marketplaces(), hosts, canonical);
        this.networks = new Networks(files.networks(), hosts);
        this.agents = new Agents(files.agents(), marketplaces, hosts);
        this.redirectors = new Redirectors(files.redirectors(), hosts);
        this.linkPages = new LinkPages(files.linkPages(), hosts);
        hosts.close();
        this.exits = new Exits(files.exits());
        this.suggestions = new Suggestions(files.redirects());
        Map<String, String> known = new HashMap<>();
        for (CatalogueRows.Agent a : files.agents()) known.put(a.id(), a.name());
        for (CatalogueRows.Network n : files.networks()) known.put(n.id(), n.name());
        this.names = Map.copyOf(known);
    }

    /// The catalogue of a project's `config/`.
    ///
    /// @throws ConfigException naming file and entry of everything that can't be used, entries without examples too
    public static Catalogue load(ConfigFolder config) {
        Thread.ofPlatform().name("sites").daemon().start(WebUrl::loadSites); // while the files are read
        CatalogueFiles files = CatalogueFiles.read(config);
        List<Problem> problems = CatalogueMistakes.in(config, files);
        if (!problems.isEmpty()) throw new ConfigException(problems);
        return new Catalogue(files, AppLinks.read(config));
    }

    /// Every mistake in the catalogue's files: what [#load] would refuse, and each example whose entry does not say
    /// what the example says. Empty when all is well.
    public static List<Problem> checkAll(ConfigFolder config) {
        return CatalogueCheck.of(config);
    }

    private Parts parts(WebUrl url) {
        return new Parts(url, hosts.find(url));
    }

    /// All that this address says, read once: for who asks several of the questions below.
    public Look look(WebUrl url) {
        return new Look(this, parts(url));
    }

    /// Who is paid for a click or an order through this address; one for each network. Empty when nobody is named.
    public List<Affiliate> paid(WebUrl url) {
        return paid(parts(url));
    }

    List<Affiliate> paid(Parts parts) {
        List<Affiliate> all = networks.paid(parts);
        Optional<Affiliate> agent = agents.paid(parts);
        if (agent.isPresent()) return Affiliates.union(all, List.of(agent.get()));
        return all;
    }

    /// The name by which people know a network or agent; its id where the catalogue has none.
    public String name(String network) {
        return names.getOrDefault(network, network);
    }

    /// Whether asking for this address counts as a click that somebody is paid for.
    public boolean click(WebUrl url) {
        return networks.click(parts(url));
    }

    /// The marketplace's item that this address names.
    public Optional<Item> item(WebUrl url) {
        return item(parts(url));
    }

    /// The marketplace's shop that this address names; an item's address may name its shop too.
    public Optional<Shop> shop(WebUrl url) {
        return marketplaces.shop(parts(url));
    }

    /// The id of the marketplace that this host belongs to.
    public Optional<String> marketplace(WebUrl url) {
        return marketplaces.on(hosts.find(url));
    }

    /// The id of the shopping agent that this host belongs to.
    public Optional<String> agent(WebUrl url) {
        return agents.on(hosts.find(url));
    }

    /// Whether this is a short address, which says nothing of where it leads.
    public boolean shortened(WebUrl url) {
        return redirectors.shortened(url, hosts.find(url));
    }

    /// Whether the host is a service that makes pages of links.
    public boolean linkPage(WebUrl url) {
        return linkPages.declared(url).isPresent() || marketplaces.catalogue(url);
    }

    /// Where this address leads by its own words, without asking anybody; empty when it must be asked, and for items of
    /// marketplaces, which are ends.
    public Optional<Next.To> inAddress(WebUrl url) {
        return inAddress(parts(url));
    }

    Optional<Next.To> inAddress(Parts parts) {
        if (named(parts).isPresent()) return Optional.empty();
        return onward(parts);
    }

    /// Where an address that names no item leads by its own words.
    Optional<Next.To> onward(Parts parts) {
        Optional<WebUrl> to = parts.exit(redirectors);
        if (to.isEmpty()) to = networks.inAddress(parts);
        if (to.isEmpty()) to = agents.inAddress(parts);
        return to.filter(t -> !t.equals(parts.url)).map(Next.To::inAddress);
    }

    /// Where an address that nobody could ask probably leads: a whole address of another host in a parameter of a
    /// redirector's. Empty where the host is known, so that what it does is known too.
    Optional<Suggestions.Suggestion> suggested(WebUrl url) {
        return suggested(parts(url));
    }

    Optional<Suggestions.Suggestion> suggested(Parts parts) {
        return parts.place.isKnown() ? Optional.empty() : suggestions.in(parts.url);
    }

    /// What this address is on a link's way.
    public Kind kind(WebUrl url) {
        return kind(parts(url));
    }

    Kind kind(Parts parts) {
        WebUrl url = parts.url;
        if (networks.click(parts)) return Kind.NETWORK;
        if (parts.exit(redirectors).isPresent()) return Kind.WRAPPER;
        if (redirectors.shortened(url, parts.place)) return Kind.SHORTENER;
        if (!parts.place.isKnown()) return suggested(parts).isPresent() ? Kind.WRAPPER : Kind.OTHER;
        if (agents.on(parts.place).isPresent()) return Kind.AGENT;
        if (named(parts).isPresent() || marketplaces.shop(parts).isPresent()) return Kind.MARKETPLACE;
        if (linkPages.declared(url).isPresent()) return Kind.LINK_PAGE;
        // a platform's host may have a market as one of its corners
        return marketplaces.on(parts.place).isPresent() && !linkPages.contact(url) ? Kind.MARKETPLACE : Kind.OTHER;
    }

    /// The address by which this place is compared: of a marketplace's item its plain one, so that every country's and
    /// mobile host has the same where the item is one.
    public WebUrl clean(WebUrl url) {
        return look(url).clean();
    }

    /// The form in which two addresses of one place are equal, with this catalogue's tracking parameters.
    public Canonical canonical() {
        return canonical;
    }

    Optional<Item> item(Parts parts) {
        return named(parts).map(n -> n.item(parts.url));
    }

    Optional<Marketplaces.Named> named(Parts parts) {
        return parts.named(marketplaces);
    }

    Optional<Shop> shop(Parts parts) {
        return marketplaces.shop(parts);
    }

    /// Where a platform's exit leads by its own words; empty where the address is none.
    Optional<WebUrl> platformExit(WebUrl url) {
        return parts(url).exit(redirectors);
    }

    AppLinks appLinks() {
        return appLinks;
    }

    LinkPages linkPages() {
        return linkPages;
    }

    Exits exits() {
        return exits;
    }
}
