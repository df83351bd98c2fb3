package promotrace.assess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A kind of goods as `config/product-types.yml` holds it: goods of one `group` may be mistaken for each other (shoes
/// and boots); `kids` are for children; `plain` are goods behind which others are hidden and that fakes seldom are.
record GoodsType(String id, String group, boolean kids, boolean plain, String source) {
    /// Phrases that hold a word for goods and mean none (`watch this`, `in case`).
    static final String NOTHING = "nothing";

    /// `config/product-types.yml`: the types, and what one unit of a currency is worth in euros, roughly, on `date`.
    record File(List<GoodsType> types, Currencies currencies) {
        File {
            types = List.copyOf(types);
        }
    }

    record Currencies(String source, LocalDate date, Map<String, BigDecimal> euros, Optional<String> note) {
        Currencies {
            euros = Map.copyOf(euros);
        }
    }
}
