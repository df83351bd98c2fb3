package promotrace.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import promotrace.network.Operator;
import promotrace.report.CaseFile;
import promotrace.report.page.Ways.Way;

/// Who earns from whom as a drawing in three lanes, left to right: who posts, who is paid, who sells.
///
/// The box is 860 wide and `height` high. Publisher ids of one programme that the same accounts use are one node.
/// Only the busiest nodes of each lane are drawn; `leftOut` counts the ways that are not.
public record Lanes(
        List<Node> accounts,
        List<Node> paid,
        List<Node> sellers,
        List<Flow> flows,
        List<Group> groups,
        int height,
        int leftOut) {
    private static final int ACCOUNTS = 20;
    private static final int PAID = 26;
    private static final int SELLERS = 24;
    private static final int STEP = 32;
    private static final int TOP = 40;
    static final int X_ACCOUNT = 214;
    static final int X_PAID = 424;
    static final int X_SELLER = 640;

    public Lanes {
        accounts = List.copyOf(accounts);
        paid = List.copyOf(paid);
        sellers = List.copyOf(sellers);
        flows = List.copyOf(flows);
        groups = List.copyOf(groups);
    }

    /// A drawn party; `title` is its whole name.
    public record Node(String id, String label, String title, int x, int y) {}

    /// A line from one to another; `direct` ones pass nobody who is named as paid.
    public record Flow(String path, String width, boolean direct) {}

    /// A frame around accounts that may be one operator.
    public record Group(int y, int height) {}

    static Lanes of(CaseFile file) {
        return new Drawing(file).lanes();
    }

    public boolean isEmpty() {
        return flows.isEmpty();
    }

    /// One drawing being laid out.
    private static final class Drawing {
        private final List<Operator> operators;
        private final Ways ways;
        private final List<String> accountOrder;
        private final List<String> paidOrder;
        private final List<String> sellerOrder;
        private final List<Way> drawn;

        Drawing(CaseFile file) {
            this.operators = file.operators();
            this.ways = Ways.of(file);
            Set<String> accounts = busiest(Way::account, ACCOUNTS);
            Set<String> paid = busiest(Way::paid, PAID);
            Set<String> sellers = busiest(Way::seller, SELLERS);
            this.drawn = ways.ways().stream()
                    .filter(w -> accounts.contains(w.account())
                            && sellers.contains(w.seller())
                            && (w.paid().isEmpty() || paid.contains(w.paid())))
                    .toList();
            this.accountOrder = accountOrder();
            this.paidOrder = besides(Way::paid, Way::account, accountOrder);
            this.sellerOrder = besides(Way::seller, Way::account, accountOrder);
        }

        private Set<String> busiest(Function<Way, String> end, int most) {
            Map<String, Integer> posts = new TreeMap<>();
            ways.ways().forEach(w -> posts.merge(end.apply(w), w.links(), Integer::sum));
            return posts.entrySet().stream()
                    .filter(e -> !e.getKey().isEmpty())
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(most)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        /// Accounts that share sellers stand together, and those of one operator side by side.
        private List<String> accountOrder() {
            Map<String, Integer> rank = new LinkedHashMap<>();
            for (Way w : drawn) rank.putIfAbsent(w.account(), rank.size());
            List<String> order = new ArrayList<>();
            for (String account : rank.keySet()) {
                if (order.contains(account)) continue;
                order.add(account);
                for (Operator o : operators) {
                    if (!o.accounts().contains(account)) continue;
                    o.accounts().stream()
                            .filter(other -> rank.containsKey(other) && !order.contains(other))
                            .forEach(order::add);
                }
                Set<String> sells = sellersOf(account);
                rank.keySet().stream()
                        .filter(other -> !order.contains(other)
                                && sellersOf(other).stream().anyMatch(sells::contains)
                                && operators.stream()
                                        .noneMatch(o -> o.accounts().contains(other)))
                        .forEach(order::add);
            }
            return order;
        }

        private Set<String> sellersOf(String account) {
            return drawn.stream()
                    .filter(w -> w.account().equals(account))
                    .map(Way::seller)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /// Nodes of a lane in the mean order of those they are joined to, so that few lines cross.
        private List<String> besides(Function<Way, String> lane, Function<Way, String> other, List<String> order) {
            Map<String, double[]> mean = new TreeMap<>();
            for (Way w : drawn) {
                if (lane.apply(w).isEmpty()) continue;
                double[] sum = mean.computeIfAbsent(lane.apply(w), k -> new double[2]);
                sum[0] += (double) order.indexOf(other.apply(w)) * w.links();
                sum[1] += w.links();
            }
            return mean.entrySet().stream()
                    .sorted(Comparator.comparingDouble(e -> e.getValue()[0] / e.getValue()[1]))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        Lanes lanes() {
            int rows = Math.max(accountOrder.size(), Math.max(paidOrder.size(), sellerOrder.size()));
            int height = TOP + Math.max(1, rows) * STEP + 10;
            Map<String, Node> accounts = nodes(accountOrder, X_ACCOUNT, height);
            Map<String, Node> paid = nodes(paidOrder, X_PAID, height);
            Map<String, Node> sellers = nodes(sellerOrder, X_SELLER, height);
            return new Lanes(
                    List.copyOf(accounts.values()),
                    List.copyOf(paid.values()),
                    List.copyOf(sellers.values()),
                    flows(accounts, paid, sellers),
                    groups(accounts),
                    height,
                    ways.ways().size() - drawn.size());
        }

        private Map<String, Node> nodes(List<String> order, int x, int height) {
            Map<String, Node> out = new LinkedHashMap<>();
            double step = order.isEmpty() ? 0 : (double) (height - TOP - 10) / order.size();
            for (String id : order) {
                int y = (int) Math.round(TOP + step * (out.size() + 0.5));
                out.put(id, new Node(id, ways.label(id), ways.title(id), x, y));
            }
            return out;
        }

        private List<Flow> flows(Map<String, Node> accounts, Map<String, Node> paid, Map<String, Node> sellers) {
            Map<List<Node>, Integer> lines = new LinkedHashMap<>();
            Map<List<Node>, Integer> direct = new LinkedHashMap<>();
            for (Way w : drawn) {
                Node from = accounts.get(w.account());
                Node to = sellers.get(w.seller());
                Node through = paid.get(w.paid());
                if (from == null || to == null) continue;
                if (through == null) {
                    direct.merge(List.of(from, to), w.links(), Integer::sum);
                } else {
                    lines.merge(List.of(from, through), w.links(), Integer::sum);
                    lines.merge(List.of(through, to), w.links(), Integer::sum);
                }
            }
            List<Flow> out = new ArrayList<>();
            direct.forEach((ends, links) -> out.add(flow(ends.getFirst(), ends.getLast(), links, true)));
            lines.forEach((ends, links) -> out.add(flow(ends.getFirst(), ends.getLast(), links, false)));
            return out;
        }

        private static Flow flow(Node from, Node to, int links, boolean direct) {
            int x1 = from.x() + 10;
            int x2 = to.x() - 10;
            int middle = (x1 + x2) / 2;
            String path =
                    "M%d %dC%d %d %d %d %d %d".formatted(x1, from.y(), middle, from.y(), middle, to.y(), x2, to.y());
            double width = Math.min(9, 1 + 0.8 * links);
            return new Flow(path, String.format(Locale.ROOT, "%.1f", width), direct);
        }

        private List<Group> groups(Map<String, Node> accounts) {
            List<Group> out = new ArrayList<>();
            for (Operator o : operators) {
                List<Integer> ys = accounts.values().stream()
                        .filter(n -> o.accounts().contains(n.id()))
                        .map(Node::y)
                        .sorted()
                        .toList();
                if (ys.size() > 1) out.add(new Group(ys.getFirst() - 15, ys.getLast() - ys.getFirst() + 30));
            }
            return out;
        }
    }
}
