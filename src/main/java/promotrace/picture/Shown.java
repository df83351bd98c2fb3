package promotrace.picture;

import java.util.Optional;
import promotrace.url.WebUrl;

/// That a picture is shown: `by` says by which post or listing, `at` is its place among that one's pictures, from 0.
public record Shown(String by, int at, WebUrl picture) {
    private static final String LISTING = "listing ";

    public static String byPost(String id) {
        return "post " + id;
    }

    public static String byListing(String id) {
        return LISTING + id;
    }

    /// The id of the listing that [#byListing] names; empty for a post.
    public static Optional<String> listing(String by) {
        return by.startsWith(LISTING) ? Optional.of(by.substring(LISTING.length())) : Optional.empty();
    }
}
