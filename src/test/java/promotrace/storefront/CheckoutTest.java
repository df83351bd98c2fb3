package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutTest {
    private static final String ADDRESS = "https://pay.shop.example/c/1";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            # what                    | title | body                                                                        | read
            a code, a price, a way    | Towel | <p>Code: A-0219</p><p>$42.00</p><button>Pay now</button>                    | Towel 42.00 USD A-0219
            a label of its own line   | Towel | <dt>Product code</dt><dd>A0219</dd><b>42,00 €</b><button>Checkout</button>  | Towel 42.00 EUR A0219
            the code as heading       | Towel | <h1>A-0219</h1><p>SKU: A-0219</p><p>$42.00</p><button>Pay now</button>      | Towel 42.00 USD A-0219
            a heading that names it   | Shop  | <h1>Towel</h1><p>SKU: A-0219</p><p>$42.00</p><button>Pay now</button>       | Towel 42.00 USD A-0219
            an old price beside       | Towel | <p>Code: A-0219</p><del>$60</del><p>$42.00</p><button>Pay now</button>      | Towel 42.00 USD A-0219
            the same price twice      | Towel | <p>Code: A-0219</p><p>$42.00</p><i>$42.00</i><button>Pay now</button>       | Towel 42.00 USD A-0219
            a link that pays          | Towel | <p>Code: A-0219</p><p>$42.00</p><a class="btn" href="/pay">PayPal</a>       | Towel 42.00 USD A-0219
            no code                   | Towel | <p>$42.00</p><button>Pay now</button>                                       | -
            a discount's code         | Towel | <p>Discount code: OAK2026</p><p>$42.00</p><button>Pay now</button>          | -
            two codes                 | Towel | <p>Code: A-0219</p><p>Code: A-0220</p><p>$42.00</p><button>Pay now</button> | -
            no price                  | Towel | <p>Code: A-0219</p><button>Pay now</button>                                 | -
            two prices                | Towel | <p>Code: A-0219</p><p>$42.00</p><p>$12.00</p><button>Pay now</button>       | -
            a price without a sign    | Towel | <p>Code: A-0219</p><p>42.00</p><button>Pay now</button>                     | -
            no way to pay             | Towel | <p>Code: A-0219</p><p>$42.00</p><button>Share</button>                      | -
            a bill                    | Bill  | <p>Invoice</p><p>Ref: A-0219</p><p>$42.00</p><button>Pay now</button>       | -
            an order already made     | Towel | <p>Order number: 5</p><p>Code: A-0219</p><p>$4</p><button>Pay now</button>  | -
            no title                  | -     | <p>Code: A-0219</p><p>$42.00</p><button>Pay now</button>                    | -
            """)
    void whatIsPaidForIsReadFromItsCodePriceAndTitle(String name, String title, String body, String read) {
        String head = title == null ? "" : "<title>" + title + "</title>";
        Reading reading = StorefrontsTest.read(ADDRESS, "<html lang=\"en\"><head>" + head + "</head><body>" + body);
        String got = reading instanceof Reading.Sold sold ? words(sold.listing()) : null;
        assertThat(got).isEqualTo(read);
    }

    private static String words(Listing l) {
        String price = l.price().map(p -> p.low() + " " + p.currency()).orElse("no price");
        return l.title() + " " + price + " " + l.sku().orElse("no code");
    }
}
