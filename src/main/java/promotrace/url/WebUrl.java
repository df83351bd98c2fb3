package promotrace.url;

import com.ibm.icu.text.IDNA;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// An absolute `http` or `https` address, kept as it was written but for what every server ignores.
///
/// Scheme and host are lower case, an international host is in its ASCII form, a default port is left out, an empty
/// path is `/`, steps like `..` are taken; spaces and control characters inside are percent-encoded. Everything else
/// stays: order of parameters, upper case in paths, tracking, fragment. Two addresses are equal when this text is equal.
public final class WebUrl implements Comparable<WebUrl> {
    /// Quirk: browsers keep ß and its like (UTS 46, non-transitional); Java's own class makes ss of it, another host.
    private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);

    /// Longest name of a host, in characters.
    private static final int LONGEST_HOST = 253;

    private static final byte OF_HOST = 1;
    private static final byte CAREFUL = 2;
    private static final byte PARTS = 3;

    /// What each character of ASCII may be: of a host and elsewhere nothing special, nothing special, something that needs
    /// care, or a mark between parts.
    private static final byte[] ROLES = roles();

    private final String text;
    private final String host;
    private final int port;
    private final int pathStart;
    /// Where the path ends: at `?`, `#` or the end.
    private final int pathEnd;
    /// Where the query ends: at `#` or the end; equals `pathEnd` where there is none.
    private final int queryEnd;

    private static byte[] roles() {
        byte[] roles = new byte[128];
        for (char c = 0; c <= ' '; c++) roles[c] = CAREFUL;
        roles[127] = CAREFUL;
        for (char c : "#?/\\".toCharArray()) roles[c] = PARTS;
        for (char c = 0; c < 128; c++) if (isOfHost(c)) roles[c] = OF_HOST;
        return roles;
    }

    private WebUrl(String text, String host, int port, int pathStart, int pathEnd, int queryEnd) {
        this.text = text;
        this.host = host;
        this.port = port;
        this.pathStart = pathStart;
        this.pathEnd = pathEnd;
        this.queryEnd = queryEnd;
    }

    private static WebUrl whole(
            String scheme, String host, int port, String path, Optional<String> query, Optional<String> fragment) {
        String start = scheme + "://" + host + (port < 0 ? "" : ":" + port);
        int pathEnd = start.length() + path.length();
        int queryEnd = pathEnd + query.map(q -> 1 + q.length()).orElse(0);
        String text = start
                + path
                + query.map(q -> "?" + q).orElse("")
                + fragment.map(f -> "#" + f).orElse("");
        return new WebUrl(text, host, port, start.length(), pathEnd, queryEnd);
    }

    /// A stranger's text as an address; empty when it is none. A missing scheme is not guessed.
    public static Optional<WebUrl> parse(String text) {
        Optional<WebUrl> plain = plain(text);
        return plain.isPresent() ? plain : careful(text);
    }

    /// The address where nothing in it needs care: most that are met are written as this class keeps them. Empty where
    /// something does, which is no verdict.
    private static Optional<WebUrl> plain(String text) {
        int start = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : -1;
        if (start < 0) return Optional.empty();
        int slash = hostEnd(text, start);
        if (slash < 0) return Optional.empty();
        int pathEnd = -1;
        int queryEnd = -1;
        for (int i = slash; i < text.length(); i++) {
            char c = text.charAt(i);
            byte role = c < 128 ? ROLES[c] : CAREFUL;
            if (role < CAREFUL) continue;
            if (role == CAREFUL) return Optional.empty();
            if (queryEnd >= 0) continue;
            if (c == '#') {
                queryEnd = i;
                if (pathEnd < 0) pathEnd = i;
            } else if (pathEnd < 0) {
                if (c == '?') pathEnd = i;
                else if (c == '\\' || mayBeDots(text, i + 1)) return Optional.empty();
            }
        }
        if (queryEnd < 0) queryEnd = text.length();
        if (pathEnd < 0) pathEnd = queryEnd;
        return Optional.of(new WebUrl(text, text.substring(start, slash), -1, slash, pathEnd, queryEnd));
    }

    /// Where the host that begins there ends, at the slash of the path; -1 where it is not plain.
    private static int hostEnd(String text, int start) {
        char before = '.';
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/') return i > start && before != '.' && i - start <= LONGEST_HOST ? i : -1;
            if (c >= 128 || ROLES[c] != OF_HOST || c == '.' && before == '.') return -1;
            before = c;
        }
        return -1;
    }

    private static boolean isOfHost(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_';
    }

    private static boolean mayBeDots(String text, int at) {
        if (at >= text.length()) return false;
        char c = text.charAt(at);
        return c == '.' || c == '%' && (text.startsWith("%2e", at) || text.startsWith("%2E", at));
    }

    private static Optional<WebUrl> careful(String text) {
        String rest = text.strip();
        int colon = rest.indexOf("://");
        if (colon < 0) return Optional.empty();
        String scheme = rest.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) return Optional.empty();
        rest = encode(rest.substring(colon + 3));
        Optional<String> fragment = Optional.empty();
        int hash = rest.indexOf('#');
        if (hash >= 0) {
            fragment = Optional.of(rest.substring(hash + 1));
            rest = rest.substring(0, hash);
        }
        Optional<String> query = Optional.empty();
        int question = rest.indexOf('?');
        if (question >= 0) {
            query = Optional.of(rest.substring(question + 1));
            rest = rest.substring(0, question);
        }
        if (rest.indexOf('\\') >= 0) rest = rest.replace('\\', '/');
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String written = slash < 0 ? "/" : rest.substring(slash);
        String path = mayHaveDots(written) ? withoutDots(written) : written;
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        int port = -1;
        int portColon = authority.lastIndexOf(':');
        if (portColon >= 0 && !authority.endsWith("]")) {
            String digits = authority.substring(portColon + 1).replaceFirst("^0+(?=.)", "");
            authority = authority.substring(0, portColon);
            if (!digits.isEmpty()) {
                if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) return Optional.empty();
                port = Integer.parseInt(digits);
                if (port > 65535) return Optional.empty();
                if (port == (scheme.equals("http") ? 80 : 443)) port = -1;
            }
        }
        int finalPort = port;
        Optional<String> keptQuery = query;
        Optional<String> keptFragment = fragment;
        return host(authority).map(h -> whole(scheme, h, finalPort, path, keptQuery, keptFragment));
    }

    /// Our own text as an address; a text that is none is our mistake.
    public static WebUrl of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a web address: " + text));
    }

    private static Optional<String> host(String written) {
        String host = written.toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) host = host.substring(0, host.length() - 1);
        if (host.isEmpty() || host.length() > LONGEST_HOST) return Optional.empty();
        if (host.startsWith("[")) return host.endsWith("]") ? Optional.of(host) : Optional.empty();
        if (host.contains("%")) host = Parameter.decode(host);
        if (host.chars().anyMatch(c -> c > 127)) {
            IDNA.Info info = new IDNA.Info();
            host = NAMES.nameToASCII(host, new StringBuilder(), info).toString().toLowerCase(Locale.ROOT);
            if (info.hasErrors()) return Optional.empty();
        }
        for (int i = 0; i < host.length(); i++) {
            if (!isOfHost(host.charAt(i))) return Optional.empty();
        }
        return host.contains("..") || host.startsWith(".") || host.endsWith(".") ? Optional.empty() : Optional.of(host);
    }

    private static String encode(String raw) {
        boolean clean = true;
        for (int i = 0; i < raw.length() && clean; i++) clean = raw.charAt(i) > ' ' && raw.charAt(i) < 127;
        if (clean) return raw;
        StringBuilder out = new StringBuilder(raw.length() + 16);
        int end = raw.length();
        int stop = end;
        for (int i = 0; i < end && stop == end; i++) {
            char c = raw.charAt(i);
            if (c == '/' || c == '?' || c == '#' || c == '\\') stop = i;
        }
        out.append(raw, 0, stop);
        for (byte b : raw.substring(stop).getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 127) out.append((char) b);
            else if (b != '\n' && b != '\r' && b != '\t') out.append('%').append(String.format("%02X", b & 0xff));
        }
        return out.toString();
    }

    public String scheme() {
        return text.charAt(4) == 's' ? "https" : "http";
    }

    /// Lower case, ASCII, without a trailing dot.
    public String host() {
        return host;
    }

    /// The port where it is not the scheme's own.
    public OptionalInt port() {
        return port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /// Host and port as a server is known by: the unit of politeness and of leases.
    public String server() {
        return port < 0 ? host : host + ":" + port;
    }

    /// From the first `/`, still encoded; never empty.
    public String path() {
        return text.substring(pathStart, pathEnd);
    }

    /// Still encoded, without `?`.
    public Optional<String> query() {
        return queryEnd == pathEnd ? Optional.empty() : Optional.of(text.substring(pathEnd + 1, queryEnd));
    }

    /// Still encoded, without `#`.
    public Optional<String> fragment() {
        return queryEnd == text.length() ? Optional.empty() : Optional.of(text.substring(queryEnd + 1));
    }

    /// Parameters of the query in their order, decoded.
    public List<Parameter> parameters() {
        return query().map(Parameter::listOf).orElse(List.of());
    }

    /// The first parameter of that very name, decoded.
    public Optional<String> parameter(String name) {
        for (Parameter p : parameters()) if (p.name().equals(name)) return Optional.of(p.value());
        return Optional.empty();
    }

    /// The decoded, non-empty segments of the path.
    public List<String> segments() {
        List<String> out = new ArrayList<>();
        for (String s : path().split("/", -1)) if (!s.isEmpty()) out.add(Parameter.decode(s));
        return out;
    }

    /// Whether the host is `domain` or lies below it (`m.example.org` is on `example.org`; `notexample.org` is not).
    public boolean on(String domain) {
        return host.equals(domain)
                || host.length() > domain.length()
                        && host.endsWith(domain)
                        && host.charAt(host.length() - domain.length() - 1) == '.';
    }

    /// The registrable domain by the Public Suffix List (`shop.example.co.uk` gives `example.co.uk`); the host where
    /// there is none.
    public String site() {
        return Domains.registrable(host);
    }

    /// Loads the Public Suffix List, which takes a third of a second, for whoever will ask for a [#site] soon; twice does nothing.
    public static void loadSites() {
        Domains.registrable("example.org");
    }

    /// This address without its fragment: what a server is asked for.
    public WebUrl withoutFragment() {
        return queryEnd == text.length()
                ? this
                : new WebUrl(text.substring(0, queryEnd), host, port, pathStart, pathEnd, queryEnd);
    }

    /// This address without a fragment that says nothing (`#`).
    public WebUrl withoutEmptyFragment() {
        return queryEnd == text.length() - 1 ? withoutFragment() : this;
    }

    /// The same on the host that is left without its first characters.
    WebUrl withoutFirst(int characters) {
        if (characters == 0) return this;
        int start = text.indexOf("://") + 3;
        String rest = text.substring(start + characters);
        return new WebUrl(
                text.substring(0, start) + rest,
                host.substring(characters),
                port,
                pathStart - characters,
                pathEnd - characters,
                queryEnd - characters);
    }

    public WebUrl withQuery(Optional<String> other) {
        return whole(scheme(), host, port, path(), other, fragment());
    }

    /// What a reference on this page points at; empty for `mailto:`, `javascript:` and other schemes, and for nonsense.
    public Optional<WebUrl> resolve(String reference) {
        String r = reference.strip().replace("\n", "").replace("\r", "").replace("\t", "");
        if (r.isEmpty()) return Optional.of(this);
        String withoutScheme = r;
        int colon = r.indexOf(':');
        if (colon > 0 && r.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")) {
            String given = r.substring(0, colon).toLowerCase(Locale.ROOT);
            if (!given.equals("http") && !given.equals("https")) return Optional.empty();
            String after = r.substring(colon + 1).replace('\\', '/');
            if (after.startsWith("//")) return parse(given + ":" + after);
            if (!given.equals(scheme())) return parse(given + "://" + after.replaceFirst("^/+", ""));
            withoutScheme = after;
        }
        String base = scheme() + "://" + server();
        if (withoutScheme.startsWith("//") || withoutScheme.startsWith("\\\\")) {
            return parse(scheme() + ":" + withoutScheme.replace('\\', '/'));
        }
        if (withoutScheme.startsWith("#")) return parse(withoutFragment() + withoutScheme);
        if (withoutScheme.startsWith("?")) return parse(base + path() + withoutScheme);
        int end = withoutScheme.length();
        for (int i = 0; i < withoutScheme.length() && end == withoutScheme.length(); i++) {
            if (withoutScheme.charAt(i) == '?' || withoutScheme.charAt(i) == '#') end = i;
        }
        String target = withoutScheme.substring(0, end).replace('\\', '/');
        String full = target.startsWith("/") ? target : path().substring(0, path().lastIndexOf('/') + 1) + target;
        return parse(base + withoutDots(full) + withoutScheme.substring(end));
    }

    private static boolean mayHaveDots(String path) {
        return path.contains("/.") || path.contains("/%2e") || path.contains("/%2E");
    }

    /// The path with its `.` and `..` followed, as every client does before it asks.
    private static String withoutDots(String path) {
        List<String> kept = new ArrayList<>();
        String[] parts = path.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            String p = parts[i].length() <= 6 ? parts[i].replaceAll("(?i)%2e", ".") : parts[i];
            if (!p.equals(".") && !p.equals("..")) p = parts[i];
            if (p.equals("..")) {
                if (!kept.isEmpty()) kept.removeLast();
                if (last) kept.add("");
            } else if (p.equals(".")) {
                if (last) kept.add("");
            } else {
                kept.add(p);
            }
        }
        return "/" + String.join("/", kept);
    }

    /// The address made harmless for reading: `hxxps://bit[.]ly/x`.
    public String defanged() {
        return scheme().replace("http", "hxxp")
                + "://"
                + server().replace(".", "[.]")
                + text.substring(scheme().length() + 3 + server().length());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebUrl that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    @Override
    public int compareTo(WebUrl other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
