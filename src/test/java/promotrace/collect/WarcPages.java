package promotrace.collect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import promotrace.evidence.Capture;
import promotrace.evidence.Header;
import promotrace.fetch.Fetched;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// The captures of a WARC file as the web of a test: an address is answered by the capture of the same host and path
/// that
/// differs in no parameter both have and shares the most.
final class WarcPages {
    private static final Set<String> SECRET = Set.of("key", "access_token");
    private final Map<String, List<Capture>> byPath = new HashMap<>();

    static WarcPages of(Path file) throws IOException {
        WarcPages pages = new WarcPages();
        try (WarcReader reader = new WarcReader(file)) {
            for (WarcRecord record : reader) {
                if (record instanceof WarcResponse response
                        && response.contentType().base().toString().equals("application/http")) {
                    pages.add(response);
                }
            }
        }
        return pages;
    }

    private void add(WarcResponse response) throws IOException {
        Optional<WebUrl> url = WebUrl.parse(response.target());
        if (url.isEmpty()) return;
        List<Header> headers = new ArrayList<>();
        response.http()
                .headers()
                .map()
                .forEach((name, values) -> values.forEach(v -> headers.add(new Header(name, v))));
        byte[] body = response.http().bodyDecoded().stream().readAllBytes();
        Capture capture =
                Capture.of(url.get(), response.date(), "GET", response.http().status(), headers, body);
        byPath.computeIfAbsent(path(url.get()), _ -> new ArrayList<>()).add(capture);
    }

    private static String path(WebUrl url) {
        return url.server() + Parameter.decode(url.path());
    }

    /// What the file holds for the address; gone where it holds nothing.
    Fetched ask(WebUrl url) {
        Capture best = null;
        int most = -1;
        for (Capture c : byPath.getOrDefault(path(url), List.of())) {
            int shared = shared(url, c.url());
            if (shared > most) {
                best = c;
                most = shared;
            }
        }
        if (best == null) return new Fetched.Gone(url, Optional.empty());
        if (best.status() == 404) return new Fetched.Gone(url, Optional.of(best));
        if (best.status() != 200) return new Fetched.Failed(url, "answered " + best.status(), false, Optional.of(best));
        return new Fetched.Page(best, new String(best.body(), StandardCharsets.UTF_8));
    }

    private static int shared(WebUrl wanted, WebUrl held) {
        Map<String, String> there = new HashMap<>();
        for (Parameter p : held.parameters()) there.putIfAbsent(p.name(), p.value());
        int shared = 0;
        for (Parameter p : wanted.parameters()) {
            String value = there.get(p.name());
            if (value == null || SECRET.contains(p.name())) continue;
            if (!value.equals(p.value())) return -1;
            shared++;
        }
        // an address without a parameter is not the page that the parameter leads to
        for (Parameter p : held.parameters()) {
            boolean absent = wanted.parameter(p.name()).isEmpty() && !SECRET.contains(p.name());
            if (absent) shared--;
        }
        return Math.max(shared + 100, 0);
    }

    /// Everything a crawler finds of an account, with the pages it asked for in vain.
    record Found(List<Account> profiles, List<Post> posts, List<Comment> comments, List<String> problems, int asked) {}

    Found read(Crawler crawler, Watched watched) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
        Deque<Step> open = new ArrayDeque<>(crawler.start(watched));
        Set<Step> seen = new HashSet<>(open);
        int asked = 0;
        while (!open.isEmpty()) {
            Step step = open.poll();
            asked++;
            Harvest h = crawler.read(watched, step, ask(step.ask().url()));
            h.profile().ifPresent(found.profiles::add);
            found.posts.addAll(h.posts());
            found.comments.addAll(h.comments());
            h.problem().ifPresent(found.problems::add);
            for (Step next : h.next()) if (seen.add(next)) open.add(next);
        }
        return new Found(found.profiles, found.posts, found.comments, found.problems, asked);
    }
}
