package promotrace.assess;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One language's words, as `config/words/<language>.yml` holds them.
///
/// `common`: small words by which the language is known; `letters`: letters that only it uses; `endings`: what it puts
/// onto names. `words`: what a word or phrase says (`copy`, `review`) and how it is put; `goods`: kinds of goods. A
/// `*` at an end lets a word go on there.
record Words(
        String language,
        String source,
        List<String> common,
        Optional<String> letters,
        List<String> endings,
        Map<String, List<String>> words,
        Map<String, List<String>> goods,
        List<Example> examples) {
    Words {
        common = List.copyOf(common);
        endings = endings == null ? List.of() : List.copyOf(endings);
        words = Map.copyOf(words);
        goods = goods == null ? Map.of() : Map.copyOf(goods);
        examples = List.copyOf(examples);
    }

    /// A text, and which words, goods, cues or brands must be found in it (`says`) and which must not (`silent`).
    record Example(
            String text,
            List<String> says,
            List<String> silent,
            @JsonProperty("in") Optional<String> language) {
        Example {
            says = says == null ? List.of() : List.copyOf(says);
            silent = silent == null ? List.of() : List.copyOf(silent);
        }
    }
}
