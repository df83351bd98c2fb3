package promotrace.assess;

import java.util.List;
import java.util.Map;

/// A brand as `config/brands.yml` holds it.
///
/// `names` mean it wherever they stand. `models` (and everyday words that are also its name) mean it beside its kinds
/// of goods, `hints` (nicknames, signs, descriptions) only hint at it there, `faint` ones only where
/// the sentence hints at no other brand. `goods` gives the usual lowest price of a
/// new piece by kind of goods, in euros. `official` are its own domains. `examples` are texts and whether they mean it.
record Brand(
        String name,
        List<String> names,
        List<String> models,
        List<String> hints,
        List<String> faint,
        Map<String, Integer> goods,
        List<String> official,
        String source,
        List<Words.Example> examples) {
    Brand {
        names = List.copyOf(names);
        models = models == null ? List.of() : List.copyOf(models);
        hints = hints == null ? List.of() : List.copyOf(hints);
        faint = faint == null ? List.of() : List.copyOf(faint);
        goods = Map.copyOf(goods);
        official = official == null ? List.of() : List.copyOf(official);
        examples = List.copyOf(examples);
    }

    /// `config/brands.yml`.
    record File(List<Brand> brands) {
        File {
            brands = List.copyOf(brands);
        }
    }
}
