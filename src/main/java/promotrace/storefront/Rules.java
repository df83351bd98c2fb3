package promotrace.storefront;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `config/storefronts.yml` as it stands: what is known of the ways in which shops write their listings.
record Rules(
        Prices prices,
        Addresses addresses,
        Availability availability,
        Notices notices,
        Contacts contacts,
        Articles articles,
        Shape shape,
        Visible visible,
        Checkouts checkouts,
        List<State> states,
        List<Program> programs,
        List<Document> documents,
        List<PageExample> shops,
        List<Market> marketplaces) {
    Rules {
        programs = List.copyOf(programs);
        documents = List.copyOf(documents);
        shops = List.copyOf(shops);
        states = List.copyOf(states);
        marketplaces = List.copyOf(marketplaces);
    }

    /// How currencies are written and which are usual where. `countries` goes from a country's top-level domain or a
    /// region of a language tag, in lower case, to a currency; `languages` from a language.
    record Prices(
            String source,
            List<Symbol> symbols,
            Map<String, String> countries,
            Map<String, String> languages,
            List<String> ranges,
            List<PriceExample> examples) {
        Prices {
            symbols = List.copyOf(symbols);
            countries = Map.copyOf(countries);
            languages = Map.copyOf(languages);
            ranges = List.copyOf(ranges);
            examples = List.copyOf(examples);
        }
    }

    /// A sign or word for money. Of several currencies the page's place decides; `usual` is taken where it tells
    /// nothing,
    /// unless the page is in a language of `unless`.
    record Symbol(List<String> write, List<String> is, Optional<String> usual, List<String> unless) {
        Symbol {
            write = List.copyOf(write);
            is = List.copyOf(is);
            unless = List.copyOf(unless);
        }
    }

    /// A text, where it stands (address, language of the page, what its data says of the currency), and the price it
    /// means (`12.50-18.90 USD`), or none.
    record PriceExample(
            String text,
            Optional<String> at,
            Optional<String> language,
            Optional<String> currency,
            Optional<String> is) {}

    /// How independent shops name an item and a shop in their addresses.
    ///
    /// `containers` are path words that name no item (`products`); `endings` of file names that belong to no name;
    /// `parameters` name the item in a query where the path names none; `hosted` are domains each of whose hosts is a
    /// shop of its own.
    record Addresses(
            String source,
            List<String> containers,
            List<String> endings,
            List<String> parameters,
            List<String> hosted,
            List<AddressExample> examples) {
        Addresses {
            containers = List.copyOf(containers);
            endings = List.copyOf(endings);
            parameters = List.copyOf(parameters);
            hosted = List.copyOf(hosted);
            examples = List.copyOf(examples);
        }
    }

    record AddressExample(String address, Optional<String> item, String seller) {}

    /// Words for "to be had" and "not to be had", in lower case without spaces and signs; `examples` are to be had,
    /// `silent` are not.
    record Availability(String source, List<String> yes, List<String> no, List<String> examples, List<String> silent) {
        Availability {
            yes = List.copyOf(yes);
            no = List.copyOf(no);
            examples = List.copyOf(examples);
            silent = List.copyOf(silent);
        }
    }

    /// Sentences by which a shop says that an item is no longer there, in lower case. `where` are the elements that may
    /// say so; `examples` are sentences for, `silent` sentences against.
    record Notices(String source, List<String> words, String where, List<String> examples, List<String> silent) {
        Notices {
            words = List.copyOf(words);
            examples = List.copyOf(examples);
            silent = List.copyOf(silent);
        }
    }

    /// Ways of writing a contact; the pattern's whole match is the contact. It is only tried where one of the `signs`
    /// (lower case) stands.
    record Contacts(String source, List<Contact> kinds) {
        Contacts {
            kinds = List.copyOf(kinds);
        }
    }

    record Articles(String source, List<String> words, List<ArticleExample> examples, List<String> silent) {
        Articles {
            words = List.copyOf(words);
            examples = List.copyOf(examples);
            silent = List.copyOf(silent);
        }
    }

    record ArticleExample(String text, String is) {}

    record Contact(String kind, List<String> signs, String pattern, List<String> examples, List<String> silent) {
        Contact {
            signs = List.copyOf(signs);
            examples = List.copyOf(examples);
            silent = List.copyOf(silent);
        }
    }

    /// By which names an object in a page's data is known to be a product, and its parts.
    record Shape(
            String source,
            List<String> holders,
            List<String> item,
            List<String> title,
            List<String> price,
            List<String> amount,
            List<String> currency,
            List<String> seller,
            List<String> sellerId,
            List<String> sellerName,
            List<String> sellerAddress,
            List<String> picture,
            List<String> sold,
            List<String> category) {
        Shape {
            holders = List.copyOf(holders);
            item = List.copyOf(item);
            title = List.copyOf(title);
            price = List.copyOf(price);
            amount = List.copyOf(amount);
            currency = List.copyOf(currency);
            seller = List.copyOf(seller);
            sellerId = List.copyOf(sellerId);
            sellerName = List.copyOf(sellerName);
            sellerAddress = List.copyOf(sellerAddress);
            picture = List.copyOf(picture);
            sold = List.copyOf(sold);
            category = List.copyOf(category);
        }
    }

    /// What a person sees on the page of any shop: selectors, the most telling first. `old` are prices no longer asked;
    /// `aside` parts that show other goods; `order` elements that by themselves say that a thing can be ordered here;
    /// `cart` elements that say so by their words (`cartWords`, lower case).
    record Visible(
            String source,
            Map<String, List<Place>> read,
            String old,
            String aside,
            String order,
            String cart,
            List<String> cartWords) {
        Visible {
            read = Map.copyOf(read);
            cartWords = List.copyOf(cartWords);
        }
    }

    /// Pages that take the order for one thing and hardly show it. `pay` are words (lower case) on the elements of `where` by
    /// which one pays; `codes` stand before the thing's code, beside those for an article number; `bills` are words (lower
    /// case) by which a page says that it asks to be paid for something else.
    record Checkouts(String source, String where, List<String> pay, List<String> codes, List<String> bills) {
        Checkouts {
            pay = List.copyOf(pay);
            codes = List.copyOf(codes);
            bills = List.copyOf(bills);
        }
    }

    /// Where a page keeps data: behind a word (`marker`), in the script of an id, or in an attribute of it, in the rows that
    /// Next.js hands to a function (`pushed`), in elements (`css`: a list with each one's data, or what an attribute of it
    /// holds), or the page is nothing but data (`document`).
    /// `root` is the path to the part that readers start from; data without it is not meant. With `having` that part is the
    /// first object anywhere in the data that has all these names, and `root` starts from it. `own` is the path in it to an
    /// item's number: where the page's address names an item, only its own data are meant.
    record State(
            Optional<String> marker,
            Optional<String> script,
            Optional<String> attribute,
            Optional<String> pushed,
            Optional<String> css,
            Optional<Boolean> document,
            Optional<String> root,
            List<String> having,
            Optional<String> own) {
        State {
            having = List.copyOf(having);
        }

        /// In how many of its ways it says where the data are; one is right.
        long ways() {
            return Stream.of(marker, script, pushed, css, document)
                    .filter(Optional::isPresent)
                    .count();
        }
    }

    /// Where a value stands: a path in the state, a meta element's name, elements (their text, or an attribute), or the
    /// page's own address (by a pattern whose first group it is).
    /// `pattern`'s first group is the value, where there is one; a text that does not match says nothing.
    /// For `attribute` fields `name` and `value` say where the two stand within: paths in a part of the state, or selectors in
    /// an element.
    /// `take` chooses one of several numbers in the state; `divide` is how often the number counts the unit it means (100 for
    /// cents), a power of ten; `says` is the word that stands for whatever matched.
    record Place(
            Optional<String> state,
            Optional<String> meta,
            Optional<String> css,
            Optional<String> attribute,
            Optional<String> pattern,
            Optional<String> address,
            Optional<String> name,
            Optional<String> value,
            Optional<Take> take,
            Optional<BigDecimal> divide,
            Optional<String> says) {}

    enum Take {
        @JsonProperty("lowest")
        LOWEST,
        @JsonProperty("highest")
        HIGHEST
    }

    /// A program that runs shops, by what it writes into their pages. It is looked for only where one of the `signs` stands.
    /// An `item` that it reads must be the one of the page's address: themes show other goods' data too.
    record Program(String source, List<String> signs, List<State> states, Map<String, List<Place>> read) {
        Program {
            signs = List.copyOf(signs);
            states = List.copyOf(states);
            read = Map.copyOf(read);
        }
    }

    /// A product given as data alone, below `root`, which has all of the names in `having`.
    record Document(String source, String root, List<String> having, Map<String, List<Place>> read) {
        Document {
            having = List.copyOf(having);
            read = Map.copyOf(read);
        }
    }

    /// One marketplace: `id` (and other names of it) as addresses are resolved, its hosts (`amazon.*` for all endings),
    /// the currency of all its prices where there is but one, what is read where, how a seller's address names the
    /// seller, and elements or sentences that say that an item is gone or not to be had.
    record Market(
            String id,
            List<String> aliases,
            List<String> hosts,
            Optional<String> currency,
            List<State> states,
            Map<String, List<Place>> read,
            List<String> sellerAddress,
            List<String> notices,
            List<String> unavailable,
            String source,
            List<PageExample> examples) {
        Market {
            aliases = List.copyOf(aliases);
            hosts = List.copyOf(hosts);
            states = List.copyOf(states);
            read = Map.copyOf(read);
            sellerAddress = List.copyOf(sellerAddress);
            notices = List.copyOf(notices);
            unavailable = List.copyOf(unavailable);
            examples = List.copyOf(examples);
        }
    }

    /// A saved page, its address, and the reading expected: `sold` (the default), `no-longer` or `none`. Of a listing, `sold`
    /// is how many were sold and `picture` the first of its pictures; what is left out from `number` on is not looked at. `attribute` is one of those read (`Origin: China`), `from` where the price
    /// stands, `place` the first country that is told of the seller.
    record PageExample(
            String page,
            String address,
            Optional<String> reading,
            Optional<String> id,
            Optional<String> seller,
            Optional<String> name,
            Optional<String> title,
            Optional<String> price,
            Optional<Boolean> available,
            Optional<String> number,
            Optional<Long> sold,
            List<String> category,
            List<String> variants,
            Optional<String> picture,
            Optional<String> attribute,
            Optional<String> shipsFrom,
            Optional<Long> reviews,
            Optional<String> since,
            Optional<String> place,
            Optional<String> from) {
        PageExample {
            category = List.copyOf(category);
            variants = List.copyOf(variants);
        }
    }
}
