package promotrace.collect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import promotrace.fetch.Fetched;
import promotrace.url.WebUrl;

/// Reads one platform, as its file in `crawlers/` declares. Pure: it makes no request and has no state.
public interface Crawler {
    String platform();

    /// When this platform's accounts are visited, from the file.
    Timetable timetable();

    /// Whether an address lies on one of the platform's own hosts; never for platforms that are at home anywhere.
    boolean isOnHosts(WebUrl address);

    /// The account of this platform that an address means. `named`: somebody says that it is one of this platform.
    Optional<Watched> account(WebUrl address, boolean named);

    /// What to ask for where the address is that of a single post; empty where it is that of an account, or the platform
    /// does not show single posts.
    Optional<Step> post(WebUrl address, boolean named);

    /// How often the platform's API may be asked; empty where the file names no bound.
    Optional<Quota> quota();

    /// What to ask for first when the account is due.
    List<Step> start(Watched watched);

    /// The step that reads a capture of that address where somebody brings one. It is never asked for.
    Optional<Step> brought(WebUrl address);

    /// Whose a page is that somebody brought, by what stands on it.
    Whose whose(Step step, Fetched fetched);

    /// Addresses of the account that a page says it is of, best first; none where it does not say. `problem`, why it is no
    /// page that could, in words for an operator.
    record Whose(List<WebUrl> accounts, Optional<String> problem) {
        public Whose {
            accounts = List.copyOf(accounts);
        }
    }

    /// Whether the pages of a step, named as in [Step#name], are to be opened in a browser.
    boolean inBrowser(String step);

    /// Whether `next` leads to an older page of the very list that `step` is a page of, newest first.
    boolean isOlder(Step step, Step next);

    /// How much an answer to `step` gave; empty where that says nothing of the platform: pages after the first, pages about
    /// a post, pages that need not be there.
    OptionalInt found(Step step, Harvest harvest);

    /// What an answer to `step` holds. Any [Fetched] may be given: an error answer of an API is read as well.
    Harvest read(Watched watched, Step step, Fetched fetched);
}
