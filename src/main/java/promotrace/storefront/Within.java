package promotrace.storefront;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/// Which of the elements that were looked at lie in one that a selector means.
final class Within {
    private final Optional<Evaluator> selector;
    private final Map<Element, Boolean> known = new HashMap<>();

    Within(Optional<String> css) {
        selector = css.map(Selector::evaluatorOf);
    }

    boolean isOne(Element e) {
        return selector.filter(e::is).isPresent();
    }

    boolean isSo(Element e) {
        if (selector.isEmpty()) return false;
        List<Element> unknown = new ArrayList<>();
        boolean so = false;
        for (Element at = e; at != null; at = at.parent()) {
            Boolean found = known.get(at);
            if (found != null) {
                so = found;
                break;
            }
            unknown.add(at);
        }
        for (Element at : unknown.reversed()) {
            so = so || at.is(selector.get());
            known.put(at, so);
        }
        return so;
    }
}
