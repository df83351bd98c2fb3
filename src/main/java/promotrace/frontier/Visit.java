package promotrace.frontier;

import java.time.Instant;
import java.util.Optional;
import promotrace.url.WebUrl;

/// One address that waits to be asked for.
///
/// `id` is formed from kind, address, account and what is posted (see [#idOf]), so that adding the same work twice changes
/// nothing. `due` is machine time. `depth` counts the hops asked for since the posted link (0 for a posted link and for
/// COLLECT visits), so that no chain is followed for ever. `account`, `step` and `about` belong to COLLECT visits; `secret`
/// names the secret to send and its parameter (`PROMOTRACE_YOUTUBE_KEY key`) or header field
/// (`PROMOTRACE_X_TOKEN Authorization: Bearer {secret}`). `sent` is what is posted there: its content type, a line break,
/// the body. `way` belongs to HOP visits: the posted link on whose way the address came up first; `cookies` are what is
/// brought there where the answer is to be that way's own (empty text: nothing yet), as a `Cookie` field has them; `click` is
/// there where it is asked as by somebody who follows a link: the page it stands on, a line break, the language. `problem`
/// is what went wrong last time, empty before the first attempt. A PICTURE visit has the picture's own address as its `way`;
/// `depth` counts the redirects since.
public record Visit(
        String id,
        Kind kind,
        WebUrl url,
        Instant due,
        int attempts,
        int depth,
        Optional<String> account,
        Optional<String> step,
        Optional<String> about,
        Optional<String> secret,
        Optional<String> sent,
        Optional<WebUrl> way,
        Optional<String> cookies,
        Optional<String> click,
        Optional<String> problem) {

    public enum Kind {
        /// A page of a watched account.
        COLLECT,
        /// An address on the way of a link, or where it lands.
        HOP,
        /// A picture that a post or a listing shows.
        PICTURE
    }

    /// An address on the way of a link, `depth` requests after the posted one.
    public static Visit hop(WebUrl url, int depth, Instant due) {
        return new Visit(
                idOf(Kind.HOP, url, Optional.empty()),
                Kind.HOP,
                url,
                due,
                0,
                depth,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// A picture, asked for at its own address, at that of a smaller form, or where one of them redirects to.
    public static Visit picture(WebUrl picture, WebUrl at, int depth, Instant due) {
        String id = "picture " + picture + (at.equals(picture) ? "" : " " + at);
        return new Visit(
                id,
                Kind.PICTURE,
                at,
                due,
                0,
                depth,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(picture),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// A page of a watched account, read as `step` of its crawler's file.
    public static Visit collect(String account, String step, WebUrl url, Instant due) {
        return new Visit(
                idOf(Kind.COLLECT, url, Optional.of(account)),
                Kind.COLLECT,
                url,
                due,
                0,
                0,
                Optional.of(account),
                Optional.of(step),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The id of such a visit: one line, the same for the same work. Where something is posted, its body follows.
    public static String idOf(Kind kind, WebUrl url, Optional<String> account) {
        return switch (kind) {
            case COLLECT -> "collect " + account.orElseThrow() + " " + url;
            case HOP -> "hop " + url;
            case PICTURE -> "picture " + url;
        };
    }

    public Visit about(String post) {
        return new Visit(
                id,
                kind,
                url,
                due,
                attempts,
                depth,
                account,
                step,
                Optional.of(post),
                secret,
                sent,
                way,
                cookies,
                click,
                problem);
    }

    public Visit withSecret(String nameAndParameter) {
        Optional<String> named = Optional.of(nameAndParameter);
        return new Visit(
                id, kind, url, due, attempts, depth, account, step, about, named, sent, way, cookies, click, problem);
    }

    /// The same address asked by POST with that type and body: another visit for each body.
    public Visit posting(String type, String body) {
        String post = idOf(kind, url, account) + " " + body;
        Optional<String> both = Optional.of(type + "\n" + body);
        return new Visit(
                post, kind, url, due, attempts, depth, account, step, about, secret, both, way, cookies, click,
                problem);
    }

    /// The same hop, on the way of that posted link: the same visit on every way.
    public Visit onWay(WebUrl posted) {
        Optional<WebUrl> its = Optional.of(posted);
        return new Visit(
                id, kind, url, due, attempts, depth, account, step, about, secret, sent, its, cookies, click, problem);
    }

    /// The same hop asked for its way alone with those cookies: another visit for each `key`, which tells them apart and
    /// does not show them.
    public Visit bringing(String some, String key) {
        return anotherHop(key, Optional.of(some), click);
    }

    /// The same hop asked as by somebody who follows a link: another visit for each `key`.
    public Visit clicking(String pageAndLanguage, String key) {
        return anotherHop(key, cookies, Optional.of(pageAndLanguage));
    }

    private Visit anotherHop(String key, Optional<String> some, Optional<String> how) {
        String its = "hop " + key;
        return new Visit(
                its, kind, url, due, attempts, depth, account, step, about, secret, sent, way, some, how, problem);
    }

    /// The same visit after one more attempt that failed.
    Visit failed(String why, Instant next) {
        return tried(next, attempts + 1, Optional.of(why));
    }

    /// The same visit as if it had never been tried.
    public Visit anew(Instant next) {
        return tried(next, 0, Optional.empty());
    }

    private Visit tried(Instant next, int times, Optional<String> why) {
        return new Visit(
                id, kind, url, next, times, depth, account, step, about, secret, sent, way, cookies, click, why);
    }

    /// Who is leased: the host with its port.
    public String host() {
        return url.server();
    }

    /// Shows no cookie.
    @Override
    public String toString() {
        return id + " due " + due + " attempts " + attempts;
    }
}
