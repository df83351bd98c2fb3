package promotrace.collect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import promotrace.url.WebUrl;

/// A file `crawlers/<platform>.spec.yml`: which addresses mean an account, what a crawler asks first, and what it finds in saved answers. What a case
/// does
/// not name is expected not to be there.
record CrawlerSpec(List<Address> accounts, List<Brought> brought, List<Start> start, List<Case> cases) {

    /// An address and the id of the account it means, with that account's own address; none where it means no account.
    /// `post` is what is asked, as `step address`, where it is that of a single post. `named` as in [Crawler#account].
    record Address(String address, boolean named, Optional<String> id, Optional<String> url, Optional<String> post) {}

    /// An address of a capture that somebody brings, and the step that reads it; none where it is not read. Of the file `page`
    /// (under `crawlers/`) `accounts` are the addresses that it says it is of, or `problem` why it says none.
    record Brought(
            String address,
            Optional<String> step,
            Optional<String> page,
            List<String> accounts,
            Optional<String> problem) {}

    /// A watch entry and what is asked first for it, each as `step address`, and `POST body` behind it where it is one.
    record Start(String name, Entry watched, List<String> asks) {}

    record Entry(String handle, Optional<String> url, Map<String, String> more) {
        Watched watched(String platform) {
            return new Watched(platform + ":" + handle, platform, handle, url.map(WebUrl::of), more);
        }
    }

    /// An answer: the file `page` (under `crawlers/`), given to `step` under the address `url` with that status (200
    /// unless it is said otherwise) and these header fields; `sent` is the body it was asked with, where it was a POST. `about` is the post that a page of comments belongs to.
    record Case(
            String name,
            Entry watched,
            String step,
            Optional<String> about,
            String url,
            Optional<String> sent,
            String page,
            Optional<Integer> status,
            Map<String, String> headers,
            Optional<ExpectedProfile> profile,
            List<ExpectedPost> posts,
            List<ExpectedComment> comments,
            List<String> next,
            Optional<String> problem) {}

    /// `links` as `WHERE address`, then the label in brackets where there is one.
    record ExpectedProfile(
            String name, Optional<String> bio, Optional<String> url, OptionalLong followers, List<String> links) {}

    /// `pictures` as the address, then their text in brackets where there is one. `links` as in a profile.
    record ExpectedPost(
            String id,
            String url,
            Instant at,
            String text,
            List<String> links,
            List<String> pictures,
            OptionalLong likes,
            OptionalLong shares,
            OptionalLong views,
            Optional<String> language) {}

    /// `by` is the name as the page has it.
    record ExpectedComment(String id, String post, String by, Optional<Instant> at, String text) {}
}
