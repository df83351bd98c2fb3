package promotrace.fetch;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import promotrace.evidence.Capture;
import promotrace.evidence.Coding;
import promotrace.evidence.Exchange;
import promotrace.evidence.Flaw;
import promotrace.evidence.Header;
import promotrace.evidence.Sent;

/// Takes a secret out of what a server answered: APIs repeat the caller's token in the addresses of their next pages.
///
/// Where the secret stood, in any of its escaped forms, stands [#STAND_IN]. Only an answer that held it is changed; its
/// content coding is then undone, and the header says so.
final class Redaction {
    static final String STAND_IN = "SECRET";

    private final Set<String> forms = new TreeSet<>();

    Redaction(String secret) {
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        List<String> plain = List.of(secret, form, form.replace("+", "%20"), lowerEscapes(form), unescaped(secret));
        for (String p : plain) {
            forms.add(p);
            forms.add(p.replace("/", "\\/"));
            forms.add(p.replace("%", "%25"));
        }
        forms.remove("");
    }

    /// Quirk: some services hand out tokens that are escaped already (`AAAA%2Fb%3D`).
    private static String unescaped(String secret) {
        try {
            return URLDecoder.decode(secret.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException strayPercent) {
            return secret;
        }
    }

    private static String lowerEscapes(String form) {
        StringBuilder out = new StringBuilder(form);
        for (int i = out.indexOf("%"); i >= 0 && i + 3 <= out.length(); i = out.indexOf("%", i + 1)) {
            out.replace(i, i + 3, out.substring(i, i + 3).toLowerCase(Locale.ROOT));
        }
        return out.toString();
    }

    String hide(String text) {
        String out = text;
        for (String form : forms) out = out.replace(form, STAND_IN);
        return out;
    }

    /// The exchange without the secret. A body that can't be unpacked can't be searched either and is left out.
    Exchange hide(Exchange exchange, Coding.Limits limits) {
        Capture capture = exchange.capture(limits);
        boolean unreadable = Flaw.of(capture).isPresent();
        String body = new String(capture.body(), StandardCharsets.ISO_8859_1);
        String hidden = hide(body);
        boolean changed = !hidden.equals(body);
        List<Header> headers = new ArrayList<>();
        for (Header h : exchange.response()) {
            boolean coding = changed && h.name().equalsIgnoreCase("Content-Encoding");
            headers.add(new Header(coding ? "X-Archive-Orig-Content-Encoding" : h.name(), hide(h.value())));
        }
        if (changed) headers.add(new Header("PromoTrace-Secret-Removed", "yes"));
        byte[] wire = changed ? hidden.getBytes(StandardCharsets.ISO_8859_1) : exchange.wire();
        return new Exchange(
                exchange.url(),
                exchange.at(),
                exchange.sent().map(s -> new Sent(s.type(), hide(s.text()))),
                exchange.request(),
                exchange.status(),
                hide(exchange.reason()),
                headers,
                unreadable ? new byte[0] : wire,
                exchange.cut() || unreadable,
                exchange.protocol(),
                exchange.peer());
    }
}
