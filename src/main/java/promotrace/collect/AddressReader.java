package promotrace.collect;

import java.util.ArrayList;
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

    /// The address itself, in templates.
    private static final String HERE = "here";

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
        return fit(address, named).flatMap(f -> watched(f.rule, f.known));
    }

    /// The page of a single post, and the step that reads it.
    record PostPage(String step, WebUrl url) {}

    Optional<PostPage> post(WebUrl address, boolean named) {
        return fit(address, named)
                .flatMap(f -> f.rule.post()
                        .flatMap(p -> Template.address(p.url(), f.known)
                                .flatMap(WebUrl::parse)
                                .map(url -> new PostPage(p.step(), url))));
    }

    /// The first rule that fits, with what its pattern found.
    private record Fit(CrawlerFile.AccountRule rule, Map<String, String> known) {}

    private Optional<Fit> fit(WebUrl address, boolean named) {
        WebUrl url = address.withoutFragment();
        for (CrawlerFile.AccountRule rule : rules) {
            if (rule.named() && !named) continue;
            Matcher m = rule.match().matcher(url.toString());
            if (!m.find()
                    || rule.unless().map(p -> p.matcher(url.toString()).find()).orElse(false)) continue;
            Map<String, String> known = new HashMap<>();
            known.put("host", url.host());
            m.namedGroups().forEach((name, group) -> {
                String found = m.group(group);
                if (found != null) known.put(name, Parameter.decode(found.replace("+", "%2B")));
            });
            known.put(HERE, url.toString());
            return Optional.of(new Fit(rule, known));
        }
        return Optional.empty();
    }

    private Optional<Watched> watched(CrawlerFile.AccountRule rule, Map<String, String> known) {
        Optional<String> handle = Template.words(rule.handle().orElse(USUAL_HANDLE), known);
        Optional<WebUrl> at = Template.address(rule.url(), known).flatMap(WebUrl::parse);
        if (handle.isEmpty() || at.isEmpty()) return Optional.empty();
        Map<String, String> more = new HashMap<>(known);
        List.of("handle", "post", HERE).forEach(more::remove);
        String id = platform + ":" + handle.get().toLowerCase(Locale.ROOT);
        return Optional.of(new Watched(id, platform, handle.get(), at, more));
    }

    /// Names in a rule's templates that its pattern has no group for; empty when all is well.
    static Set<String> unknown(CrawlerFile.AccountRule rule) {
        Set<String> out = new TreeSet<>();
        List<String> templates = new ArrayList<>(List.of(rule.handle().orElse(USUAL_HANDLE), rule.url()));
        rule.post().map(CrawlerFile.PostPage::url).ifPresent(templates::add);
        for (String template : templates) {
            Matcher m = NAME.matcher(template);
            while (m.find()) out.add(m.group(1));
        }
        out.removeAll(rule.match().namedGroups().keySet());
        out.removeAll(List.of("host", HERE));
        return out;
    }
}
