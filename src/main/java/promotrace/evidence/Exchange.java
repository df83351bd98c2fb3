package promotrace.evidence;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import promotrace.url.WebUrl;

/// One request and its answer as they came over the wire: what the vault keeps.
///
/// `sent` is what the request carried where it was a POST. `url`, `request` and `sent` hold no secret: whoever asked has
/// taken it out. `wire` is the body with transfer coding undone and content coding as sent; nobody changes the array.
/// `protocol` is the one spoken (`h2`, `http/1.1`); `peer` is empty when a proxy stood between. `cut` says that the answer was
/// too long and its body left out.
@SuppressWarnings("ArrayRecordComponent") // large; shared, never changed or compared
public record Exchange(
        WebUrl url,
        Instant at,
        Optional<Sent> sent,
        List<Header> request,
        int status,
        String reason,
        List<Header> response,
        byte[] wire,
        boolean cut,
        Optional<String> protocol,
        Optional<InetAddress> peer) {
    public Exchange {
        request = List.copyOf(request);
        response = List.copyOf(response);
    }

    public String method() {
        return sent.isPresent() ? "POST" : "GET";
    }

    /// Whether the answer says that it is a picture.
    boolean isPicture() {
        return Header.saysPicture(response);
    }

    /// The capture that a reader sees: content coding undone within the limits.
    public Capture capture(Coding.Limits limits) {
        List<Header> headers = new ArrayList<>(response.size() + 1);
        for (Header h : response) if (!h.name().equalsIgnoreCase(Flaw.HEADER)) headers.add(h);
        byte[] body = new byte[0];
        if (cut) {
            headers.add(Flaw.TOO_LARGE.header());
        } else {
            switch (Coding.undo(encodings(), wire, limits)) {
                case Coding.Undone.Body unpacked -> body = unpacked.bytes();
                case Coding.Undone.TooLarge tooLarge -> headers.add(Flaw.TOO_LARGE.header());
                case Coding.Undone.Broken broken -> {
                    headers.add(Flaw.BROKEN_CODING.header());
                    body = wire;
                }
            }
        }
        return Capture.of(url, at, method(), status, headers, body);
    }

    /// This answer's head over the body of an earlier one that was the same.
    Exchange withBodyOf(Exchange first) {
        return new Exchange(url, at, sent, request, status, reason, response, first.wire, first.cut, protocol, peer);
    }

    /// The same answer, given again.
    Exchange asOf(WebUrl address, Instant again) {
        return new Exchange(address, again, sent, request, status, reason, response, wire, cut, protocol, peer);
    }

    /// The same answer without those fields of its header.
    public Exchange without(String field) {
        List<Header> fewer =
                response.stream().filter(h -> !h.name().equalsIgnoreCase(field)).toList();
        return new Exchange(url, at, sent, request, status, reason, fewer, wire, cut, protocol, peer);
    }

    /// The same under another address.
    public Exchange at(WebUrl other) {
        return new Exchange(other, at, sent, request, status, reason, response, wire, cut, protocol, peer);
    }

    /// Content codings in the order they were applied, lower case.
    List<String> encodings() {
        List<String> out = new ArrayList<>();
        for (Header h : response) {
            if (!h.name().equalsIgnoreCase("Content-Encoding")) continue;
            for (String coding : h.value().split(",")) {
                String c = coding.strip().toLowerCase(Locale.ROOT);
                if (!c.isEmpty() && !c.equals("identity")) out.add(c);
            }
        }
        return out;
    }
}
