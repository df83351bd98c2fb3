package promotrace.assess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import promotrace.config.ConfigFolder;

/// All that is known of words, brands, goods and money, read from `config/`.
public final class Catalogue {
    static final String BRANDS = "config/brands.yml";
    static final String TYPES = "config/product-types.yml";
    static final String CUES = "config/cues.yml";
    static final String WORDS = "config/words";

    private final List<Words> words;
    private final Map<String, Brand> brands = new HashMap<>();
    private final Goods goods;
    private final Currencies currencies;
    private final Cue.File cues;
    private final Reader reader;

    private Catalogue(List<Words> words, Brand.File brandFile, GoodsType.File types, Cue.File cues) {
        this.words = words;
        this.cues = cues;
        this.goods = new Goods(types.types());
        this.currencies =
                new Currencies(types.currencies().date(), types.currencies().euros());
        brandFile.brands().forEach(b -> brands.put(b.name(), b));
        List<Entry> entries = new ArrayList<>();
        Map<String, Set<String>> endings = new HashMap<>();
        for (Words w : words) {
            String l = w.language();
            w.words().forEach((k, list) -> list.forEach(x -> entries.add(Entry.of(Entry.Kind.WORD, k, l, x))));
            w.goods().forEach((k, list) -> list.forEach(x -> entries.add(Entry.of(Entry.Kind.GOODS, k, l, x))));
            w.common().forEach(x -> entries.add(Entry.of(Entry.Kind.COMMON, l, l, x)));
            Set<String> folded = new HashSet<>();
            w.endings().forEach(e -> folded.add(Folded.of(e).text()));
            endings.put(l, folded);
        }
        for (Brand b : brandFile.brands()) {
            b.names().forEach(x -> entries.add(Entry.of(Entry.Kind.NAME, b.name(), "any", x)));
            b.models().forEach(x -> entries.add(Entry.of(Entry.Kind.MODEL, b.name(), "any", x)));
            b.hints().forEach(x -> entries.add(Entry.of(Entry.Kind.HINT, b.name(), "any", x)));
            b.faint().forEach(x -> entries.add(Entry.of(Entry.Kind.FAINT, b.name(), "any", x)));
        }
        entries.removeIf(e -> e.text().isEmpty());
        Disguise disguise = new Disguise(entries, Set.of("copy", "copy-strong", "grade"));
        reader = new Reader(new Automaton(entries), new Endings(endings), new Tongues(words), disguise, cues);
    }

    static Catalogue load(ConfigFolder config) {
        List<Words> words = config.list(WORDS, ".yml").stream()
                .map(f -> config.read(f, Words.class))
                .toList();
        return new Catalogue(
                words,
                config.read(BRANDS, Brand.File.class),
                config.read(TYPES, GoodsType.File.class),
                config.read(CUES, Cue.File.class));
    }

    /// The brand of that name, which is in the catalogue.
    Brand brand(String name) {
        Brand b = brands.get(name);
        if (b == null) throw new IllegalStateException("no such brand: " + name);
        return b;
    }

    List<Brand> brands() {
        return List.copyOf(brands.values());
    }

    List<Words> words() {
        return words;
    }

    Cue.File cues() {
        return cues;
    }

    public Goods goods() {
        return goods;
    }

    public Currencies currencies() {
        return currencies;
    }

    Reader reader() {
        return reader;
    }
}
