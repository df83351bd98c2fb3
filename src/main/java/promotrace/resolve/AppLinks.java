package promotrace.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.url.Parameter;
import promotrace.url.WebUrl;

/// The web pages that stand for addresses which open an app (`intent:`, `android-app:`, an app's own scheme): where
/// somebody comes who does not have the app. What is known of apps stands in `config/app-links.yml`.
final class AppLinks {
    static final String FILE = "config/app-links.yml";

    private static final Pattern SCHEME = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]*):(.*)");
    private static final Set<String> NO_APPS =
            Set.of("http", "https", "javascript", "data", "mailto", "tel", "sms", "about", "blob", "file", "ftp");
    private static final Pattern BLANK = Pattern.compile("\\{([A-Za-z0-9_]+)\\}");
    private static final Pattern IN_JSON = Pattern.compile("\"([A-Za-z0-9_]+)\"\\s*:\\s*\"(https?:[^\"]+)\"");
    private static final String STORE = "https://play.google.com/store/apps/details?id=";
    private static final int LONGEST = 8192;
    private static final int DEPTH = 3;

    private final List<String> parameters;
    private final Pages pages;
    private final Map<String, App> bySchemes = new HashMap<>();

    /// The file: parameters that hold a web address whatever the scheme, fields of pages, and apps.
    record File(Common any, Pages pages, List<App> apps) {}

    record Common(List<String> source, List<String> parameters) {}

    /// Names of meta elements whose content is a web address (`web`), or an app's (`app`).
    record Pages(List<String> source, List<String> web, List<String> app) {}

    /// One app's schemes; which parameters hold a web address; the page with parameters' values to fill in; `same`: its
    /// host and path are those of the web page.
    record App(
            String id,
            List<String> source,
            List<String> schemes,
            List<String> parameters,
            Optional<String> page,
            boolean same,
            List<Example> examples) {}

    /// An address and the page that stands for it; empty when none does.
    record Example(String address, Optional<String> to) {}

    private AppLinks(File file) {
        parameters = file.any.parameters;
        pages = file.pages;
        for (App app : file.apps) for (String scheme : app.schemes) bySchemes.put(scheme, app);
    }

    /// @throws ConfigException naming the entries whose examples do not come out as stated, or that have none
    static AppLinks read(ConfigFolder config) {
        File file = config.read(FILE, File.class);
        AppLinks links = new AppLinks(file);
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < file.apps.size(); i++) {
            App app = file.apps.get(i);
            if (app.examples.isEmpty()) problems.add(config.problem(FILE, "needs examples", "apps", i));
            for (Example e : app.examples) {
                Optional<String> got = links.web(e.address).map(WebUrl::toString);
                if (got.equals(e.to)) continue;
                String wrong =
                        e.address + " should lead to " + e.to.orElse("none") + ", leads to " + got.orElse("none");
                problems.add(config.problem(FILE, wrong, "apps", i, "examples"));
            }
        }
        if (!problems.isEmpty()) throw new ConfigException(problems);
        return links;
    }

    Pages pages() {
        return pages;
    }

    /// The page that stands for an app's address; empty for what is no such address, and where nothing tells.
    Optional<WebUrl> web(String address) {
        return address.length() > LONGEST ? Optional.empty() : web(address.strip(), 0);
    }

    private Optional<WebUrl> web(String address, int depth) {
        Matcher m = SCHEME.matcher(address);
        if (depth > DEPTH || !m.matches()) return Optional.empty();
        String scheme = m.group(1).toLowerCase(Locale.ROOT);
        if (NO_APPS.contains(scheme)) return Optional.empty();
        String rest = m.group(2);
        return switch (scheme) {
            case "intent" -> intent(rest, depth);
            case "android-app", "ios-app" -> named(rest, scheme, depth);
            default -> app(scheme, rest);
        };
    }

    private Optional<WebUrl> page(String address, int depth) {
        boolean web = address.regionMatches(true, 0, "http:", 0, 5) || address.regionMatches(true, 0, "https:", 0, 6);
        return web ? WebUrl.parse(address) : web(address, depth + 1);
    }

    /// `//host/path#Intent;scheme=…;package=…;S.browser_fallback_url=…;end`
    private Optional<WebUrl> intent(String rest, int depth) {
        int mark = rest.indexOf("#Intent;");
        if (mark < 0) return Optional.empty();
        Map<String, String> fields = new HashMap<>();
        for (String field : rest.substring(mark + 8).split(";")) {
            int equals = field.indexOf('=');
            if (equals > 0)
                fields.putIfAbsent(field.substring(0, equals), Parameter.decode(field.substring(equals + 1)));
        }
        String data = rest.substring(0, mark);
        String scheme = fields.getOrDefault("scheme", "");
        Optional<WebUrl> found = page(fields.getOrDefault("S.browser_fallback_url", ""), depth);
        if (found.isEmpty()) found = page(scheme.isEmpty() ? data.replaceFirst("^//", "") : scheme + ":" + data, depth);
        return found.or(() -> Optional.ofNullable(fields.get("package")).flatMap(p -> WebUrl.parse(STORE + p)));
    }

    /// `//package/scheme/host/path`
    private Optional<WebUrl> named(String rest, String scheme, int depth) {
        String[] parts = rest.replaceFirst("^//", "").split("/", 3);
        if (parts.length == 3) return page(parts[1] + "://" + parts[2], depth);
        return scheme.equals("android-app") && parts[0].contains(".")
                ? WebUrl.parse(STORE + parts[0])
                : Optional.empty();
    }

    private Optional<WebUrl> app(String scheme, String rest) {
        String plain = rest.replaceFirst("^//", "");
        if (plain.regionMatches(true, 0, "http", 0, 4)) {
            Optional<WebUrl> whole = Inner.address(plain);
            if (whole.isPresent()) return whole;
        }
        int mark = plain.indexOf('?');
        List<Parameter> given = mark < 0
                ? List.of()
                : WebUrl.parse("https://app.invalid/" + plain.substring(mark))
                        .map(WebUrl::parameters)
                        .orElse(List.of());
        Optional<App> app = Optional.ofNullable(bySchemes.get(scheme));
        Optional<WebUrl> found = app.flatMap(a -> held(given, a.parameters)).or(() -> held(given, parameters));
        return found.or(() -> app.flatMap(App::page).flatMap(p -> filled(p, given)))
                .or(() -> app.filter(App::same).flatMap(a -> host(plain)));
    }

    private static Optional<WebUrl> host(String plain) {
        return WebUrl.parse("https://" + plain).filter(u -> u.host().contains("."));
    }

    /// The first web address in one of these parameters, by itself or in a JSON object's field of such a name.
    private static Optional<WebUrl> held(List<Parameter> given, List<String> names) {
        for (String name : names) {
            for (Parameter p : given) {
                if (p.name().equalsIgnoreCase(name)) {
                    Optional<WebUrl> whole = Inner.address(p.value());
                    if (whole.isPresent()) return whole;
                }
                Matcher inside = IN_JSON.matcher(p.value().startsWith("{") ? p.value() : "");
                while (inside.find()) {
                    if (inside.group(1).equalsIgnoreCase(name))
                        return Inner.address(inside.group(2).replace("\\/", "/"));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<WebUrl> filled(String page, List<Parameter> given) {
        StringBuilder out = new StringBuilder();
        Matcher blank = BLANK.matcher(page);
        while (blank.find()) {
            Optional<String> value = given.stream()
                    .filter(p -> p.name().equalsIgnoreCase(blank.group(1))
                            && p.value().matches("[A-Za-z0-9._-]+"))
                    .map(Parameter::value)
                    .findFirst();
            if (value.isEmpty()) return Optional.empty();
            blank.appendReplacement(out, Matcher.quoteReplacement(value.get()));
        }
        return WebUrl.parse(blank.appendTail(out).toString());
    }
}
