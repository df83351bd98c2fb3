package promotrace;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import promotrace.collect.Crawler;
import promotrace.collect.Crawlers;
import promotrace.collect.Step;
import promotrace.collect.Watched;
import promotrace.store.Store;
import promotrace.url.WebUrl;

/// Which accounts are watched, and how an address that somebody pastes becomes one of them.
///
/// One account has one entry, however its address is spelled and whatever id a watch list gave it: an address is
/// compared by what it means, and so is the address of each entry.
public final class Watching {
    /// Where accounts are known from of which somebody pasted a post.
    private static final String PASTED = "a pasted address";

    private final Store store;
    private final Crawlers crawlers;
    private final InstantSource machine;

    Watching(Store store, Crawlers crawlers, InstantSource machine) {
        this.store = store;
        this.crawlers = crawlers;
        this.machine = machine;
    }

    /// What became of a pasted address.
    public sealed interface Added {
        /// It is watched from now on.
        record New(Watched account) implements Added {}

        /// It was watched before, as this entry.
        record Before(Watched account) implements Added {}

        /// It is that of a single post, which the next run reads; nobody watches its account for that.
        record OnePost(Watched account) implements Added {}

        /// It means no account; `why` in words for whoever pasted it.
        record No(String why) implements Added {}
    }

    /// What somebody says of the addresses they paste: `platform` which one it is, `accounts` that the account is meant
    /// where an address is that of a post.
    public record Meaning(Optional<String> platform, boolean accounts) {}

    /// Watches the account that an address means; where it is that of a single post, has that read by the next run. A
    /// missing scheme is taken for `https`. Twice changes nothing.
    public Added add(String pasted, Meaning said) {
        Optional<String> platform = said.platform();
        String text = pasted.strip();
        Optional<WebUrl> address = WebUrl.parse(text.contains("://") ? text : "https://" + text)
                .filter(url -> url.host().contains("."));
        if (address.isEmpty()) return new Added.No("'" + text + "' is no web address");
        Optional<Crawler> named = platform.flatMap(crawlers::of);
        if (platform.isPresent() && named.isEmpty()) {
            return new Added.No("no crawler serves the platform '" + platform.get() + "'; there are " + platforms());
        }
        Optional<Watched> meant =
                named.isPresent() ? named.get().account(address.get(), true) : crawlers.recognise(address.get());
        if (meant.isEmpty()) return new Added.No(unknown(address.get(), platform));
        Watched account = meant.get();
        Optional<Watched> before = Optional.ofNullable(known().get(account.id()));
        Optional<Step> post = said.accounts() ? Optional.empty() : post(account, address.get(), named.isPresent());
        if (post.isPresent()) return onePost(before.orElse(account), post.get());
        if (before.isPresent()) return new Added.Before(before.get());
        store.watches().put(List.of(account));
        return new Added.New(account);
    }

    private Optional<Step> post(Watched account, WebUrl address, boolean named) {
        return crawlers.of(account).flatMap(c -> c.post(address, named));
    }

    private Added onePost(Watched account, Step step) {
        store.watches().bring(List.of(account.asImported(PASTED)));
        store.visits().add(List.of(Visits.of(account, step, machine.instant())));
        return new Added.OnePost(account);
    }

    private String unknown(WebUrl address, Optional<String> platform) {
        if (platform.isPresent()) return address.defanged() + " is no account of " + platform.get();
        return address.defanged() + " means no account of a platform that is read here; where it is one,"
                + " name its platform with --as (" + platforms() + ")";
    }

    private String platforms() {
        return String.join(", ", crawlers.all().stream().map(Crawler::platform).toList());
    }

    /// The watched accounts by their own id and by the one that their address means.
    Map<String, Watched> known() {
        Map<String, Watched> out = new HashMap<>();
        for (Watched w : store.watches().all()) {
            if (w.isImported()) continue; // nobody decided to watch it
            out.put(w.id(), w);
            meaning(w).ifPresent(id -> out.putIfAbsent(id, w));
        }
        return out;
    }

    private Optional<String> meaning(Watched w) {
        Optional<Crawler> crawler = crawlers.of(w);
        if (crawler.isEmpty() || w.url().isEmpty()) return Optional.empty();
        return crawler.get().account(w.url().get(), true).map(Watched::id);
    }

    /// Of these addresses the accounts they mean that nobody watches yet, each once.
    Set<Watched> unwatched(Collection<WebUrl> addresses, Map<String, Watched> known) {
        Set<Watched> out = new HashSet<>();
        for (WebUrl address : addresses) {
            crawlers.recognise(address).filter(w -> !known.containsKey(w.id())).ifPresent(out::add);
        }
        return out;
    }
}
