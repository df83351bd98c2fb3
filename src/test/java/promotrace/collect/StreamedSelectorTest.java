package promotrace.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamedSelectorTest {
    /// Selectors that a start tag answers; [StreamedPagesTest] tries them on pages that are cut.
    static String[] served() {
        return new String[] {
            "*",
            "div",
            "media|content",
            "media|*",
            "*|link",
            "#title",
            ".tgme_widget_message_text.js-message_text",
            "a[href]",
            "[^data-]",
            "time[datetime][class=time]",
            "a[href^=http], link[rel!=next]",
            "img[src$='.jpg' i], img[src~=[0-9]{2}]",
            "div .user",
            "div > a",
            "h2 + div",
            "div ~ div",
            "> body",
            "div:not(.date, [id])",
            "a:not(article a)",
            ":is(h1, h2, h3) > a",
            "div:not(:is(div > :first-child))",
            "p:first-child",
            "a:first-of-type",
            "li:nth-child(2n+1), tr:nth-child(odd)",
            "div:nth-of-type(2)",
            "td:eq(1), td:lt(2), td:gt(2)",
            ":root",
            ":root > head",
            "a:matchesAttr(href, ^https?://)",
            "a[href*=':has(']",
            "a[href*=\":contains(x)\"]",
            "a[href*=:has(x)]",
            "[class~=[a-z]:last-child]",
            "a[title='it\\'s :has(b)']",
            "[title=it's] :has(a) [x='y]", // all of it is one value: the quote goes on
            "a:not([title=':has(b)'])",
            "a:not([title=':empty)'])",
            ".a\\:has",
            "#x\\:contains\\(y\\)",
            ".has, .contains, #empty, last-child, blank",
        };
    }

    @ParameterizedTest
    @MethodSource("served")
    void whatAStartTagAnswersIsServed(String selector) {
        assertThat(QueryParser.parse(selector)).isNotNull();
        assertThat(StreamedSelector.hindrance(selector)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            # selector                          => the part of it            => asks for
            div:has(img)                        => :has(img)                 => what an element holds
            div:has(> a[title=')'])             => :has(> a[title=')'])      => what an element holds
            .text:empty                         => :empty                    => what an element holds
            p ::text                            => ::text                    => what an element holds
            p:not(::comment)                    => ::comment                 => what an element holds
            p:blank                             => :blank                    => an element's text
            a:contains(more)                    => :contains(more)           => an element's text
            a:containsOwn(more)                 => :containsOwn(more)        => an element's text
            a:containsWholeText(more)           => :containsWholeText(more)  => an element's text
            a:containsWholeOwnText(a)           => :containsWholeOwnText(a)  => an element's text
            script:containsData(a = 1)          => :containsData(a = 1)      => an element's text
            a:matches(^\\d+$)                   => :matches(^\\d+$)          => an element's text
            a:matchesOwn(\\))                    => :matchesOwn(\\))           => an element's text
            a:matchesWholeText(a)               => :matchesWholeText(a)      => an element's text
            a:matchesWholeOwnText(a)            => :matchesWholeOwnText(a)   => an element's text
            li:last-child                       => :last-child               => what follows an element
            li:last-of-type                     => :last-of-type             => what follows an element
            li:nth-last-child(2)                => :nth-last-child(2)        => what follows an element
            li:nth-last-of-type(2n)             => :nth-last-of-type(2n)     => what follows an element
            li:only-child                       => :only-child               => what follows an element
            li:only-of-type                     => :only-of-type             => what follows an element
            a, b, ul > li:last-child + a        => :last-child               => what follows an element
            a:not(p:has(b))                     => :has(b)                   => what an element holds
            a:is(b, i:not(:not(:only-child)))   => :only-child               => what follows an element
            [x=':has(a)']:contains(b)           => :contains(b)              => an element's text
            [x=\\]]:empty                       => :empty                    => what an element holds
            .a\\\\:empty                        => :empty                    => what an element holds
            a:\\68 as(b)                        => :has(b)                   => what an element holds
            a[abs:href^=https]                  => abs:href^=https           => the page's base address, which may come later
            a:matchesAttr(abs:href, x)          => abs:href, x               => the page's base address, which may come later
            a:has-slotted                       => :has-slotted              => what no start tag is known to say
            """)
    void whatComesAfterTheStartTagIsNot(String selector, String part, String asks) {
        assertThat(QueryParser.parse(selector.replace(":has-slotted", ":empty")))
                .isNotNull();
        assertThat(StreamedSelector.hindrance(selector)).contains(new StreamedSelector.Hindrance(part, asks));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":where(a)", "a:parent", "a:first", "a:HAS(b)", "a:nth-child(2 of b)", "a:has(b", "[a=it's]"})
    void whatJsoupDoesNotKnowIsNoSelectorAtAll(String selector) {
        assertThatThrownBy(() -> QueryParser.parse(selector)).isInstanceOf(SelectorParseException.class);
        assertThat(CrawlerPaths.selectorMistake(selector)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"href,true", "data-abs,true", "abs:href,false", "ABS:href,false"})
    void anAttributeIsReadAtTheStartTagUnlessItWaitsForTheBase(String name, boolean served) {
        assertThat(StreamedSelector.attribute(name).isEmpty()).isEqualTo(served);
    }
}
