package promotrace.collect;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// Which account of one platform an address means, as the file's [CrawlerFile.AccountRule]s say.
final class AddressReader {
    private static final Pattern NAME = Pattern.compile("\\{\\+?([A-Za-z][A-Za-z0-9]*)}");
    private static final String USUAL_HANDLE = "{handle}";

    private final String platform;
    private final List<String> hosts;
    private final List<CrawlerFile.AccountRule> rules;

    AddressReader(CrawlerFile file) {
        platform = file.platform();
        hosts = file.hosts();
        rules = file.accounts();
    }

    /// Whether the address lies on one of the platform's own hosts.
    boolean isOnHosts(WebUrl url) {
        return hosts.stream().anyMatch(url::on);
    }

    /// The account, by the first rule that fits. `named`: somebody says that it is one of this platform, so that rules
    /// count as well that any site would fit.
    Optional<Watched> account(WebUrl address, boolean named) {
        WebUrl url = address.withoutFragment();
        for (CrawlerFile.AccountRule rule : rules) {
            if (rule.named() && !named) continue;
            Matcher m = rule.match().matcher(url.toString());
            if (!m.find()
                    || rule.unless().map(p -> p.matcher(url.toString()).find()).orElse(false)) continue;
            return watched(rule, m, url);
        }
        return Optional.empty();
    }

    private Optional<Watched> watched(CrawlerFile.AccountRule rule, Matcher m, WebUrl url) {
        Map<String, String> known = new HashMap<>();
        known.put("host", url.host());
        m.namedGroups().forEach((name, group) -> {
            String found = m.group(group);
            if (found != null) known.put(name, Parameter.decode(found.replace("+", "%2B")));
        });
        Optional<String> handle = Template.words(rule.handle().orElse(USUAL_HANDLE), known);
        Optional<WebUrl> at = Template.address(rule.url(), known).flatMap(WebUrl::parse);
        if (handle.isEmpty() || at.isEmpty()) return Optional.empty();
        known.remove("handle");
        String id = platform + ":" + handle.get().toLowerCase(Locale.ROOT);
        return Optional.of(new Watched(id, platform, handle.get(), at, known));
    }

    /// Names in a rule's templates that its pattern has no group for; empty when all is well.
    static Set<String> unknown(CrawlerFile.AccountRule rule) {
        Set<String> out = new TreeSet<>();
        for (String template : List.of(rule.handle().orElse(USUAL_HANDLE), rule.url())) {
            Matcher m = NAME.matcher(template);
            while (m.find()) out.add(m.group(1));
        }
        out.removeAll(rule.match().namedGroups().keySet());
        out.remove("host");
        return out;
    }
}
