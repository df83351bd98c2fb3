package promotrace.storefront;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `config/sellers.yml` as it stands: how shops say where they are, since when, and how they are paid.
record SellerRules(
        Countries countries,
        Denials denials,
        Placeholders placeholders,
        List<Rule> places,
        List<Rule> since,
        List<Rule> payments) {
    SellerRules {
        places = List.copyOf(places);
        since = List.copyOf(since);
        payments = List.copyOf(payments);
    }

    /// In which languages countries' names are known, further names and cities by the country's code, names left out, words behind a street's name, words before a destination, and
    /// countries by the calling code of their numbers.
    record Countries(
            String source,
            List<String> languages,
            Map<String, List<String>> also,
            List<String> except,
            List<String> notBefore,
            List<String> towards,
            Map<String, List<String>> cities,
            Map<String, String> callingCodes,
            List<Example> examples,
            List<String> silent) {
        Countries {
            languages = List.copyOf(languages);
            also = Map.copyOf(also);
            except = List.copyOf(except);
            notBefore = List.copyOf(notBefore);
            towards = List.copyOf(towards);
            cities = Map.copyOf(cities);
            callingCodes = Map.copyOf(callingCodes);
            examples = List.copyOf(examples);
            silent = List.copyOf(silent);
        }
    }

    /// Words, and signs of scripts without spaces, that deny what stands in the same sentence.
    record Denials(String source, List<String> words, List<String> signs) {
        Denials {
            words = List.copyOf(words);
            signs = List.copyOf(signs);
        }
    }

    /// Parts, in lower case, of contacts that are examples.
    record Placeholders(String source, List<String> parts) {
        Placeholders {
            parts = List.copyOf(parts);
        }
    }

    /// What a text says where one of `signs` (lower case, whole words) stands; see the head of the file.
    record Rule(
            String what,
            String source,
            List<String> signs,
            Optional<String> pattern,
            Optional<String> country,
            List<Example> examples,
            List<String> silent) {
        Rule {
            signs = List.copyOf(signs);
            examples = List.copyOf(examples);
            silent = List.copyOf(silent);
        }
    }

    record Example(String text, Optional<String> is) {}
}
