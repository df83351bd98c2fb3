package promotrace.assess;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import promotrace.collect.Account;
import promotrace.collect.Comment;
import promotrace.collect.Post;
import promotrace.collect.PostedLink;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Quote;
import promotrace.evidence.Sha256;
import promotrace.storefront.Listing;
import promotrace.storefront.Money;
import promotrace.url.WebUrl;

/// Texts as dossiers, and the assessment that ships.
final class Given {
    static final Assessor SHIPPED = Assessor.load(new ConfigFolder(Path.of("")));

    private static final Sha256 CAPTURE = Sha256.of("given".getBytes(StandardCharsets.UTF_8));
    private static final WebUrl HERE = WebUrl.of("https://example.org/");

    private Given() {}

    static TextReading text(String words) {
        return SHIPPED.read(words, Quote.Place.POST, Set.of());
    }

    /// An account with posts that link nowhere.
    static Dossier account(String bio, List<String> posts) {
        List<Subject> subjects = new ArrayList<>();
        for (String p : posts) subjects.add(post("a/" + subjects.size(), p, List.of()));
        return new Dossier(account(bio), subjects);
    }

    /// A comment as it is read below a post, whose text says how much that promotes copies.
    static CommentReading comment(String post, String words) {
        Comment c = new Comment("a/0#1", "a/0", "x", Optional.empty(), words, CAPTURE, HERE);
        Dossier d = new Dossier(account(""), List.of(post("a/0", post, List.of(c))));
        return SHIPPED.assess(d, Known.NOTHING).comments().getFirst();
    }

    /// A post with one link, which leads to a listing with that title.
    static Dossier linked(String post, String title) {
        return linked(post, title, Optional.empty());
    }

    /// The same, at a price in euros.
    static Dossier linked(String post, String title, String euros) {
        BigDecimal low = new BigDecimal(euros);
        return linked(post, title, Optional.of(new Money(low, Optional.empty(), "EUR")));
    }

    private static Dossier linked(String post, String title, Optional<Money> price) {
        PostedLink link = new PostedLink(HERE, HERE.toString(), "", PostedLink.Where.TEXT);
        Post p = new Post(
                "a/0",
                "x:a",
                HERE,
                Instant.EPOCH,
                post,
                List.of(link),
                List.of(),
                Post.Counters.NONE,
                Optional.empty(),
                CAPTURE,
                HERE);
        Listing listing = new Listing(
                "shop:1",
                HERE,
                "shop",
                Optional.empty(),
                title,
                "",
                List.of(),
                price,
                OptionalLong.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                CAPTURE,
                Instant.EPOCH);
        Subject s = new Subject(p, Optional.of(link), Optional.empty(), List.of(), Optional.of(listing), List.of());
        return new Dossier(account(""), List.of(s));
    }

    private static Account account(String bio) {
        return new Account(
                "x:a", "x", "a", HERE, "A", bio, OptionalLong.empty(), List.of(), Optional.of(CAPTURE), Instant.EPOCH);
    }

    private static Subject post(String id, String text, List<Comment> comments) {
        Post post = new Post(
                id,
                "x:a",
                HERE,
                Instant.EPOCH,
                text,
                List.of(),
                List.of(),
                Post.Counters.NONE,
                Optional.empty(),
                CAPTURE,
                HERE);
        return new Subject(post, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), comments);
    }
}
