package promotrace.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import promotrace.evidence.Header;
import promotrace.url.WebUrl;

/// A way of asking: as somebody does who follows a link on a telephone. `referer` is the page that the link stands on, as it
/// is to be named; `language` a tag such as `nl`.
///
/// Some servers send those on to one place who come from a platform on a telephone, and everybody else to another. We still
/// give our own name and contact and never a browser's: who looks for a browser's name, for its scripts, its cookies of
/// earlier days or an address of a telephone network is not deceived and can't be shown up in this way.
public record Click(Optional<WebUrl> referer, Optional<String> language) {
    /// The header fields that say so; `userAgent` is our name as it is given otherwise.
    List<Header> headers(String userAgent) {
        List<Header> out = new ArrayList<>();
        referer.ifPresent(r -> out.add(new Header("Referer", r.withoutFragment().toString())));
        language.ifPresent(l -> out.add(new Header("Accept-Language", l)));
        out.add(new Header("Sec-CH-UA-Mobile", "?1"));
        out.add(new Header("Sec-CH-UA-Platform", "\"Android\""));
        out.add(new Header("User-Agent", userAgent.replaceFirst("\\(", "(Linux; Android; Mobile; ")));
        return out;
    }
}
