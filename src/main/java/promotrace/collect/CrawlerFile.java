package promotrace.collect;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import promotrace.url.WebUrl;
import tools.jackson.databind.node.ObjectNode;

/// A file of `crawlers/` as it is written; `crawlers/README.md` says what each key is for.
///
/// Where several [Value]s may stand, the first one that gives something counts.
record CrawlerFile(
        String platform,
        String title,
        String source,
        List<String> proven,
        Optional<String> kind,
        ScheduleRule schedule,
        List<String> hosts,
        List<AccountRule> accounts,
        List<String> pages,
        Optional<Pattern> mentions,
        List<Wrapper> wrappers,
        Optional<Key> key,
        Optional<QuotaRule> quota,
        List<ProblemRule> problems,
        List<Next> start,
        List<BroughtRule> brought,
        Map<String, StepRule> steps) {

    /// When accounts are visited; see [Timetable].
    record ScheduleRule(
            String fires,
            String shortest,
            String longest,
            Optional<String> whole,
            List<String> within,
            Optional<String> zone) {}

    /// Addresses that mean an account: those that fit `match` and not `unless`. Its named groups, and `host`, may be named
    /// in the templates `handle` (the group `handle` without it) and `url`, and go along with the account. `named` rules
    /// count only where somebody says that it is this platform, since other sites' addresses look the same. `post` is what
    /// is asked where the address is that of a single post: there, templates may name the address itself as `here`.
    record AccountRule(
            Pattern match,
            Optional<Pattern> unless,
            Optional<String> handle,
            String url,
            boolean named,
            Optional<PostPage> post) {}

    /// The step that reads a single post, and its address.
    record PostPage(String step, String url) {}

    /// Addresses whose captures are read by `step` where somebody brings them, and which are never asked for: those that fit
    /// `match` and not `unless`. `account` are addresses of the account that such a page says it is of, best first; without
    /// one its own address tells the account.
    record BroughtRule(
            Pattern match,
            Optional<Pattern> unless,
            String step,
            Map<String, Value> let,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> account) {
        boolean fits(WebUrl url) {
            String address = url.withoutFragment().toString();
            return match.matcher(address).find()
                    && unless.filter(u -> u.matcher(address).find()).isEmpty();
        }
    }

    /// An address the platform itself puts around others: the posted one stands in that parameter.
    record Wrapper(String host, Optional<Pattern> path, String parameter) {}

    /// The secret that the platform's API asks for, and its parameter or header field. `value` is what stands in that
    /// field, with `{secret}`; the secret alone without it.
    record Key(String secret, Optional<String> parameter, Optional<String> header, Optional<String> value) {}

    /// How many requests a day the platform's API allows on its host, and where it says so.
    record QuotaRule(String host, int perDay, String source) {}

    /// How answers come.
    enum Format {
        @JsonProperty("html")
        HTML,
        @JsonProperty("json")
        JSON,
        @JsonProperty("xml")
        XML
    }

    /// How a page is opened.
    enum Render {
        @JsonProperty("browser")
        BROWSER
    }

    /// How much of an answer there must be before it can be read.
    enum Document {
        @JsonProperty("whole")
        WHOLE
    }

    /// The rules for posts of a step, its own or another step's.
    List<PostRule> postsOf(StepRule step) {
        if (step.like().isEmpty()) return step.posts();
        StepRule other = steps.get(step.like().get().step());
        if (other == null)
            throw new IllegalStateException("no step " + step.like().get().step() + " in " + platform);
        return other.posts().stream().map(p -> p.at(step.like().get().each())).toList();
    }

    /// What one kind of answer holds. `in` says where in the answer its characters stand that are read (see [Answer]);
    /// `hidden` selects elements of a page that keep their markup in a comment until a script shows it; `render` says that
    /// its scripts must run before it can be read; `document` that some of its paths can't be answered while it comes in (see
    /// [WholeDocuments]); `key` that the address is asked with the file's secret; `optional` that
    /// nothing is amiss where it is not there; `recent` that it shows only what was posted lately, so that nothing may stand
    /// there; `most` how many pages of it are read at most; `otherwise` what is asked where the answer was an error or held
    /// nothing.
    record StepRule(
            Format format,
            Optional<String> in,
            Optional<String> hidden,
            Optional<Render> render,
            Optional<Document> document,
            boolean key,
            boolean optional,
            boolean recent,
            Optional<Integer> most,
            List<ProblemRule> problems,
            Optional<ProfileRule> profile,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<PostRule> posts,

            Optional<Like> like,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<CommentRule> comments,

            List<Next> next,
            List<Next> otherwise) {}

    /// Posts as those of another step, but that they stand at `each`.
    record Like(String step, String each) {}

    /// An error the platform tells in its answer, in words for an operator; told where everything in `let` is found.
    record ProblemRule(Map<String, Value> let, String say) {}

    record ProfileRule(
            Map<String, Value> let,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> name,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> bio,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> url,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> followers,

            List<LinkRule> links) {}

    /// One post for each part at `each`; a part without an id or an address is none. `linked` keeps those only that
    /// hold a link, `undated` gives those without a time that of the answer; without it they are no posts.
    record PostRule(
            String each,
            Map<String, Value> let,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> when,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> unless,

            boolean linked,
            boolean undated,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> id,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> url,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> at,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> title,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> text,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> language,

            Optional<FacetRule> facets,
            List<LinkRule> links,
            List<PictureRule> pictures,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> likes,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> shares,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> views,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<CommentRule> comments,

            List<Next> next) {
        /// The same posts elsewhere.
        PostRule at(String other) {
            return new PostRule(
                    other, let, when, unless, linked, undated, id, url, at, title, text, language, facets, links,
                    pictures, likes, shares, views, comments, next);
        }
    }

    /// One comment for each part at `each`, and at `nested` below each of them.
    record CommentRule(
            String each,
            Optional<String> nested,
            Map<String, Value> let,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> when,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> id,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> by,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> at,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> text) {}

    /// Stretches of a plain text that are links, told beside it.
    record FacetRule(String each, Value start, Value end, Unit unit, Value url) {}

    /// What the positions of a facet count.
    enum Unit {
        @JsonProperty("bytes")
        BYTES,
        @JsonProperty("characters")
        CHARACTERS
    }

    /// Links beside the text: one for each part at `each` (the post itself without it) with the address `url`, or those
    /// that stand in the words of `text`. `alone` takes them only where the post shows no other link, for cards that
    /// the platform makes of a link in the text.
    record LinkRule(
            Optional<String> each,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> url,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> label,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> text,

            PostedLink.Where where,
            boolean alone) {}

    record PictureRule(
            Optional<String> each,
            Map<String, Value> let,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> url,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> alt) {}

    /// What to ask next: `step` with the address `url`, or this answer's own address with the parameters `with`, or the
    /// one the header field `Link` gives for `rel`; for each part at `each`, or for each find of `find` in the answer's
    /// characters (its first group is `{match}`). `without` takes parameters out of the address. `post` makes it a POST.
    record Next(
            String step,
            Optional<String> each,
            Optional<Pattern> find,
            Map<String, Value> let,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> when,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> unless,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> url,

            Map<String, Value> with,
            Optional<String> rel,
            List<String> without,
            Optional<Posting> post) {}

    /// The body of a POST: a JSON object, or the fields of a form. Words are templates, and `{#name}` alone stands for a
    /// number, true or false. Without a `url` the fields are set in the body that this answer was asked with.
    record Posting(Optional<ObjectNode> json, Map<String, String> form) {}
}
