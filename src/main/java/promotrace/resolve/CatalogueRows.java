package promotrace.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The catalogue's files as YAML has them.
///
/// Every entry has `source` (where the fact is from), `confidence` (`high`, `medium`, `low`) and [Examples].
final class CatalogueRows {
    private CatalogueRows() {}

    interface Entry {
        String id();

        List<String> source();

        Examples examples();
    }

    /// `config/networks.yml`: affiliate networks and programmes.
    record NetworksFile(List<Network> networks) {}

    /// `click` rules are about the network's own addresses, which count a click when asked; `landing` rules about what
    /// it leaves in a merchant's address.
    record Network(
            String id,
            String name,
            List<String> source,
            String confidence,
            List<String> hosts,
            List<RuleRow> click,
            List<RuleRow> landing,
            Optional<String> note,
            Examples examples)
            implements Entry {}

    /// `config/agents.yml`: shopping agents, who order at Chinese marketplaces for buyers abroad and pay for invitations.
    record AgentsFile(List<Agent> agents) {}

    /// `invite` names the parameters that tell who invited; `platforms` maps an agent's word for a marketplace to the
    /// marketplace's id.
    record Agent(
            String id,
            String name,
            List<String> source,
            String confidence,
            List<String> hosts,
            List<String> invite,
            List<RuleRow> links,
            Map<String, String> platforms,
            Map<String, List<String>> ciphers,
            Optional<String> note,
            Examples examples)
            implements Entry {}

    /// `config/marketplaces.yml`: where items and shops stand in marketplaces' addresses.
    record MarketplacesFile(List<Marketplace> marketplaces) {}

    /// `number` is the whole shape of an item's id; `plain` the address of an item or shop without anything else, with
    /// `{item}`, `{shop}` and `{host}` to fill in. `catalogue` marks one that only shows goods and links elsewhere.
    record Marketplace(
            String id,
            String name,
            List<String> source,
            String confidence,
            List<String> hosts,
            String number,
            List<RuleRow> item,
            List<RuleRow> shop,
            Plain plain,
            boolean catalogue,
            Optional<String> note,
            Examples examples)
            implements Entry {}

    /// `prefix` is what a shop's id begins with in its plain address.
    record Plain(String item, Optional<String> shop, Optional<String> prefix) {}

    /// `config/shorteners.yml`: addresses that only hand on.
    record RedirectorsFile(List<Shortener> shorteners, List<Wrapper> wrappers) {}

    /// Services whose short addresses say nothing of where they lead, so that they must be asked. `path` tells which of a
    /// host's addresses are short; any but the front page when left out. `host` tells them on hosts that are in no list.
    record Shortener(
            String id,
            List<String> source,
            List<String> hosts,
            Optional<String> host,
            Optional<String> path,
            Optional<String> note,
            Examples examples)
            implements Entry {}

    /// Platforms' own exits, which carry the destination in the address.
    record Wrapper(String id, List<String> source, List<RuleRow> links, Optional<String> note, Examples examples)
            implements Entry {}

    /// `config/link-pages.yml`: services that make pages of links, and hosts that a page of links names only to be
    /// followed or written to.
    record LinkPagesFile(List<LinkPage> services, Contacts contacts) {}

    /// `path` narrows the service's pages; `data` tells where the links stand when a script draws the page: a JSON
    /// document in the element that `script` selects, the list at the dotted path `links`, an address and a label in
    /// each of its objects.
    record LinkPage(
            String id,
            List<String> source,
            List<String> hosts,
            Optional<String> path,
            Optional<LinkData> data,
            Optional<String> note,
            Examples examples)
            implements Entry {}

    record LinkData(String script, String links, String url, String label) {}

    record Contacts(List<String> source, List<String> hosts) {}

    /// `config/tracking.yml`: what of an address only tracks. `labels` are first words of hosts that stand for the same site.
    record TrackingFile(
            List<String> source,
            List<String> names,
            List<String> prefixes,
            List<String> labels,
            List<TrackedSite> sites) {}

    /// What only tracks on those hosts and below them; `path` finds a stretch of the path that does.
    record TrackedSite(List<String> hosts, List<String> names, List<String> prefixes, Optional<String> path) {}

    /// `config/redirects.yml`: how addresses on hosts that nobody knows suggest where they lead.
    record RedirectsFile(
            List<String> source,
            List<String> names,
            List<String> telling,
            List<String> front,
            List<String> words,
            List<String> labels,
            Never never,
            Examples examples) {}

    /// Words of paths and hosts, and names of parameters, that belong to something else than a redirect.
    record Never(List<String> words, List<String> labels, List<String> names) {}

    /// `config/exits.yml`: what a page says that lets nobody on without a click, what shops say of items gone, what
    /// redirectors say of links gone, and what stands on domains that nobody uses.
    record ExitsFile(Leaving leaving, Said gone, Said expired, Said parked) {}

    /// Words of pages that warn before an exit (`words`), of the link that goes on (`onward`), marks in its `id` or
    /// `class`, and names of `data` attributes that hold the way on.
    record Leaving(
            List<String> source, List<String> words, List<String> onward, List<String> marks, List<String> data) {}

    /// Words, one of which says it.
    record Said(List<String> source, List<String> words) {}
}
