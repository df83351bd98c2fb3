package promotrace.storefront;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// What RDFa's short names mean at one place of a page: the vocabulary and the prefixes in force there.
record Vocabulary(Optional<String> names, Map<String, String> prefixes) {
    private static final String SCHEMA_ORG = "http://schema.org/";

    /// Prefixes that need no declaration: those of RDFa 1.1's initial context that shops use, and Open Graph's own.
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("schema", SCHEMA_ORG),
            Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
            Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"),
            Map.entry("foaf", "http://xmlns.com/foaf/0.1/"),
            Map.entry("dc", "http://purl.org/dc/terms/"),
            Map.entry("dcterms", "http://purl.org/dc/terms/"),
            Map.entry("gr", "http://purl.org/goodrelations/v1#"),
            Map.entry("v", "http://rdf.data-vocabulary.org/#"),
            Map.entry("og", "http://ogp.me/ns#"),
            Map.entry("product", "http://ogp.me/ns/product#"),
            Map.entry("article", "http://ogp.me/ns/article#"),
            Map.entry("book", "http://ogp.me/ns/book#"),
            Map.entry("music", "http://ogp.me/ns/music#"),
            Map.entry("video", "http://ogp.me/ns/video#"),
            Map.entry("profile", "http://ogp.me/ns/profile#"));

    /// Words in `rel` that speak to browsers and search engines, whatever the vocabulary.
    private static final Set<String> LINKS = Set.of(
            "alternate",
            "apple-touch-icon",
            "bookmark",
            "canonical",
            "dns-prefetch",
            "external",
            "help",
            "icon",
            "license",
            "lightbox",
            "manifest",
            "modulepreload",
            "next",
            "nofollow",
            "noopener",
            "noreferrer",
            "opener",
            "preconnect",
            "prefetch",
            "preload",
            "prev",
            "search",
            "shortcut",
            "sponsored",
            "stylesheet",
            "tag",
            "ugc");

    Vocabulary {
        prefixes = Map.copyOf(prefixes);
    }

    static Vocabulary initial() {
        return new Vocabulary(Optional.empty(), KNOWN);
    }

    /// What is in force on an element and below it.
    ///
    /// Quirk: shops name a type (`typeof="Product"`) and no vocabulary at all; they mean schema.org's.
    Vocabulary on(Element e) {
        if (e.attributesSize() == 0) return this;
        Map<String, String> declared = declared(e);
        Optional<String> here = names;
        if (e.hasAttr("vocab")) {
            here = Optional.of(e.attr("vocab").strip())
                    .filter(v -> !v.isEmpty())
                    .map(Vocabulary::ended);
        } else if (here.isEmpty() && Rdfa.tokens(e, "typeof").stream().anyMatch(t -> t.indexOf(':') < 0)) {
            here = Optional.of(SCHEMA_ORG);
        }
        if (declared.isEmpty()) return here.equals(names) ? this : new Vocabulary(here, prefixes);
        Map<String, String> all = new HashMap<>(prefixes);
        all.putAll(declared);
        return new Vocabulary(here, all);
    }

    /// Quirk: shops leave out the slash that ends the vocabulary's address (`vocab="http://schema.org"`).
    private static String ended(String vocabulary) {
        return vocabulary.endsWith("schema.org") ? vocabulary + "/" : vocabulary;
    }

    private static Map<String, String> declared(Element e) {
        Map<String, String> out = new HashMap<>();
        for (Attribute a : e.attributes()) {
            if (a.getKey().startsWith("xmlns:"))
                out.put(
                        a.getKey().substring(6).toLowerCase(Locale.ROOT),
                        a.getValue().strip());
        }
        List<String> pairs = Rdfa.tokens(e, "prefix");
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            String name = pairs.get(i);
            if (name.endsWith(":"))
                out.put(name.substring(0, name.length() - 1).toLowerCase(Locale.ROOT), pairs.get(i + 1));
        }
        return out;
    }

    /// The whole names that an attribute's words mean, each once; words that mean nothing here are left out.
    Set<String> all(Element e, String attribute) {
        Set<String> out = new LinkedHashSet<>();
        for (String word : Rdfa.tokens(e, attribute)) whole(word).ifPresent(out::add);
        return out;
    }

    /// The same for `rel` and `rev`, without what only speaks to browsers.
    Set<String> links(Element e, String attribute) {
        Set<String> out = new LinkedHashSet<>();
        for (String word : Rdfa.tokens(e, attribute)) {
            if (!LINKS.contains(word.toLowerCase(Locale.ROOT))) whole(word).ifPresent(out::add);
        }
        return out;
    }

    private Optional<String> whole(String word) {
        if (word.indexOf(':') < 0) return names.map(v -> v + word);
        return Optional.of(prefixed(word).orElse(word));
    }

    /// `foaf:name` with its prefix written out; empty where no such prefix is declared.
    Optional<String> prefixed(String word) {
        int colon = word.indexOf(':');
        if (colon < 0 || word.startsWith("//", colon + 1)) return Optional.empty();
        return Optional.ofNullable(prefixes.get(word.substring(0, colon).toLowerCase(Locale.ROOT)))
                .map(p -> p + word.substring(colon + 1));
    }
}
