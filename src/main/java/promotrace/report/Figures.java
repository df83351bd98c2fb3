package promotrace.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.assess.Verdict;
import promotrace.collect.Post;
import promotrace.network.Commission;
import promotrace.resolve.Affiliate;
import promotrace.resolve.Chain;

/// The numbers of a case, counted once for every way of writing it down.
///
/// Posts are counted by id, links by the post they stand in and their posted address, hops by address and next address,
/// sellers and listings by id. A link that reaches several places (a page of links) has the best of its outcomes.
/// `sellersFlagged` and `networks` count only what flagged promotions reach or name; `networks` is by links, most first.
/// `first` and
/// `last` are the oldest and newest post. `hopsRead` stood in an address and needed no request; `programmesAsked`
/// counts addresses that pay somebody and were asked all the same. `months` and `languages` count flagged posts, the
/// latter by name. `unestimated` counts flagged accounts without a commission.
public record Figures(
        Map<Verdict, Integer> accounts,
        int notRead,
        int posts,
        int flaggedPosts,
        int comments,
        int knowing,
        Map<Chain.Outcome, Integer> links,
        int hops,
        int hopsRead,
        int programmesAsked,
        int listings,
        int sellers,
        int sellersFlagged,
        List<Count> networks,
        List<Sum> commissions,
        int unestimated,
        Optional<Instant> first,
        Optional<Instant> last,
        List<Count> months,
        List<Count> languages) {

    /// How often something was seen.
    public record Count(String name, int count) {}

    /// The commissions of flagged accounts in one currency, added end by end; never over currencies.
    public record Sum(
            String currency, BigDecimal low, BigDecimal likely, BigDecimal high, int accounts, Set<String> bases) {
        private Sum plus(Commission c) {
            Set<String> all = new TreeSet<>(bases);
            all.add(c.basis());
            return new Sum(currency, low.add(c.low()), likely.add(c.likely()), high.add(c.high()), accounts + 1, all);
        }
    }

    public Figures {
        accounts = Map.copyOf(accounts);
        links = Map.copyOf(links);
        networks = List.copyOf(networks);
        commissions = List.copyOf(commissions);
        months = List.copyOf(months);
        languages = List.copyOf(languages);
    }

    public static Figures of(CaseFile file) {
        return new Counting(file).figures();
    }

    /// What all sums rest on, in words: the parts that all accounts' bases share. What is behind a semicolon is an
    /// account's own.
    public String basis() {
        List<List<String>> all = commissions.stream()
                .flatMap(s -> s.bases().stream())
                .distinct()
                .map(b -> List.of(b.split("; ", 2)[0].split(", ")))
                .toList();
        if (all.isEmpty()) return "";
        List<String> shared = new ArrayList<>(all.getFirst());
        all.forEach(shared::retainAll);
        return shared.isEmpty() ? "stands with each account in the report" : String.join(", ", shared);
    }

    public int accounts(Verdict verdict) {
        return accounts.getOrDefault(verdict, 0);
    }

    /// All accounts that were read.
    public int watched() {
        return accounts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int links(Chain.Outcome outcome) {
        return links.getOrDefault(outcome, 0);
    }

    public int allLinks() {
        return links.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// An address in one post.
    private record PostedLink(String post, String address) {}

    /// One pass over a case.
    private static final class Counting {
        private final CaseFile file;
        private final Map<String, Post> posts = new TreeMap<>();
        private final Map<String, Post> flaggedPosts = new TreeMap<>();
        private final Map<PostedLink, Chain.Outcome> links = new HashMap<>();
        private final Set<String> hops = new HashSet<>();
        private final Set<String> hopsRead = new HashSet<>();
        private final Set<String> programmesAsked = new HashSet<>();
        private final Set<String> listings = new HashSet<>();
        private final Set<String> sellers = new HashSet<>();
        private final Set<String> sellersFlagged = new HashSet<>();
        private final Map<String, Set<PostedLink>> linksOfNetwork = new TreeMap<>();

        Counting(CaseFile file) {
            this.file = file;
            for (AccountAssessment a : file.accounts()) a.promotions().forEach(this::add);
        }

        private void add(PromotionAssessment p) {
            Subject s = p.subject();
            boolean flagged = p.verdict() == Verdict.FLAGGED;
            posts.put(s.post().id(), s.post());
            if (flagged) flaggedPosts.put(s.post().id(), s.post());
            s.chain().ifPresent(c -> add(s.post().id(), c, s.affiliates()));
            s.listing().ifPresent(l -> listings.add(l.id()));
            s.listing().flatMap(l -> l.seller()).ifPresent(seller -> {
                sellers.add(seller.id());
                if (flagged) sellersFlagged.add(seller.id());
            });
            if (!flagged) return;
            for (Affiliate a : s.affiliates()) {
                linksOfNetwork
                        .computeIfAbsent(a.network(), n -> new HashSet<>())
                        .add(new PostedLink(
                                s.post().id(),
                                s.chain()
                                        .map(c -> c.posted().toString())
                                        .orElse(a.where().toString())));
            }
        }

        private void add(String post, Chain chain, List<Affiliate> paid) {
            PostedLink posted = new PostedLink(post, chain.posted().toString());
            links.merge(posted, chain.outcome(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
            for (int i = 0; i < chain.hops(); i++) {
                Chain.Link from = chain.links().get(i);
                String hop = from.url() + " " + chain.links().get(i + 1).url();
                hops.add(hop);
                if (from.status().isEmpty()) hopsRead.add(hop);
            }
            for (Chain.Link link : chain.links()) {
                if (link.status().isEmpty()) continue;
                if (paid.stream().anyMatch(a -> a.where().equals(link.url()))) {
                    programmesAsked.add(link.url().toString());
                }
            }
        }

        Figures figures() {
            Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
            file.accounts().forEach(a -> verdicts.merge(a.verdict(), 1, Integer::sum));
            Map<Chain.Outcome, Integer> outcomes = new EnumMap<>(Chain.Outcome.class);
            links.values().forEach(o -> outcomes.merge(o, 1, Integer::sum));
            List<Instant> times = posts.values().stream().map(Post::at).sorted().toList();
            return new Figures(
                    verdicts,
                    file.unserved().size(),
                    posts.size(),
                    flaggedPosts.size(),
                    file.accounts().stream().mapToInt(a -> a.comments().size()).sum(),
                    (int) file.accounts().stream()
                            .flatMap(a -> a.comments().stream())
                            .filter(c -> c.knowing())
                            .count(),
                    outcomes,
                    hops.size(),
                    hopsRead.size(),
                    programmesAsked.size(),
                    listings.size(),
                    sellers.size(),
                    sellersFlagged.size(),
                    mostFirst(linksOfNetwork.entrySet().stream()
                            .map(e -> new Count(e.getKey(), e.getValue().size()))
                            .toList()),
                    sums(),
                    (int) flaggedAccounts()
                            .filter(a -> file.commission(a.account().id()).isEmpty())
                            .count(),
                    times.isEmpty() ? Optional.empty() : Optional.of(times.getFirst()),
                    times.isEmpty() ? Optional.empty() : Optional.of(times.getLast()),
                    months(flaggedPosts.values()),
                    mostFirst(counts(flaggedPosts.values().stream()
                            .map(p -> Tongue.name(p.language(), p.text()))
                            .toList())));
        }

        private Stream<AccountAssessment> flaggedAccounts() {
            return file.accounts().stream().filter(a -> a.verdict() == Verdict.FLAGGED);
        }

        private List<Sum> sums() {
            Map<String, Sum> byCurrency = new TreeMap<>();
            flaggedAccounts()
                    .flatMap(a -> file.commission(a.account().id()).stream())
                    .forEach(c -> {
                        Sum none =
                                new Sum(c.currency(), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, Set.of());
                        byCurrency.put(
                                c.currency(),
                                byCurrency.getOrDefault(c.currency(), none).plus(c));
                    });
            return byCurrency.values().stream()
                    .sorted((a, b) -> Integer.compare(b.accounts(), a.accounts()))
                    .toList();
        }

        /// Every month from the first to the last, also those without a post; at most the last 24.
        private static List<Count> months(Collection<Post> posts) {
            TreeMap<YearMonth, Integer> found = new TreeMap<>();
            for (Post p : posts) found.merge(YearMonth.from(p.at().atZone(ZoneOffset.UTC)), 1, Integer::sum);
            if (found.isEmpty()) return List.of();
            YearMonth last = found.lastKey();
            YearMonth from = found.firstKey();
            if (from.isBefore(last.minusMonths(23))) from = last.minusMonths(23);
            List<Count> out = new ArrayList<>();
            for (YearMonth m = from; !m.isAfter(last); m = m.plusMonths(1)) {
                out.add(new Count(m.toString(), found.getOrDefault(m, 0)));
            }
            return out;
        }

        private static List<Count> counts(List<String> names) {
            return names.stream()
                    .collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(e -> new Count(e.getKey(), e.getValue().intValue()))
                    .toList();
        }

        /// Most first, equal ones by name.
        private static List<Count> mostFirst(List<Count> counts) {
            return counts.stream()
                    .sorted(Comparator.comparingInt(Count::count).reversed().thenComparing(Count::name))
                    .toList();
        }
    }
}
