package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.url.WebUrl;

/// What of a selector can mean anything in a page; what is left out must mean nothing.
class NamesTest {
    private static final String PAGE = """
            <body class="product-page"><!-- <b class=hidden></b> -->
            <h1 ID=Title class='Big  Head'>Board</h1>
            <p class=price id=p1><del>12</del> <span class="now price-current">9</span></p>
            <p itemprop="price offers" content=9></p>
            <a class="x" data-test="total-1" href="/cart">Cart</a>
            <ul><li class="tile">a</li></ul>
            </body>""";

    private static Names names() {
        Names names = new Names(PAGE);
        Jsoup.parse(PAGE).stream().forEach(e -> {
            names.addClass(e.className());
            names.addId(e.id());
            names.addItemprop(e.attr("itemprop"));
        });
        return names;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            .price                              | .price
            .cost                               | -
            .price, .cost                       | .price
            .cost, .price                       | .price
            .cost, .sum                         | -
            h1                                  | h1
            .cost, h1                           | h1
            .price .now                         | .price .now
            .price .then                        | -
            #title                              | #title
            #heading                            | -
            .big.head                           | .big.head
            [class*=price-]                     | [class*=price-]
            [class*=cost]                       | -
            [id*=tit]                           | [id*=tit]
            [id^='sum']                         | -
            [itemprop=price]                    | [itemprop=price]
            [itemprop=sku]                      | -
            [href*='/checkout']                 | [href*='/checkout']
            [data-x=y].cost                     | -
            [data-test*=sum]                    | -
            [data-test*=total]                  | [data-test*=total]
            p:not(.cost)                        | p:not(.cost)
            p:has(~ .cost, .sum)                | p:has(~ .cost, .sum)
            .cost:has(.price)                   | -
            [class='price now']                 | [class='price now']""")
    void onlyWhatCanMeanSomethingIsLeft(String css, String possible) {
        assertThat(names().possible(css)).isEqualTo(Optional.ofNullable(possible));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            .price, .cost
            .hidden, .tile
            h1.big, .x[href]
            [class*=price], del
            .price:has(del), .sum
            #p1 .now, #p2 .now
            p:not(.price), .cost""")
    void whatIsSelectedIsTheSameAsInTheWholeTree(String css) {
        Markup page = new Markup(WebUrl.of("https://shop.example/board"), PAGE);
        List<String> all = new ArrayList<>();
        page.tree().select(css).forEach(e -> all.add(e.outerHtml()));
        List<String> read = new ArrayList<>();
        page.select(css).forEach(e -> read.add(e.outerHtml()));
        assertThat(read).isEqualTo(all);
    }

    @Test
    void whatStandsInACommentIsNotThere() {
        Markup page = new Markup(WebUrl.of("https://shop.example/board"), PAGE);
        assertThat(page.mayHave(".hidden")).isFalse();
        assertThat(page.mayHave(".TILE")).isTrue();
    }
}
