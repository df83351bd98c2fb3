package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrodataTest {
    private static List<Value> items(String html) {
        return Microdata.items(Jsoup.parse(html, "https://shop.example/boards/oak"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # what                     | page | items
            nothing                    | <p>Oak</p> | []
            a property of no item      | <p itemprop="name">Oak</p> | []
            several values             | <div itemscope><i itemprop="color">red</i><i itemprop="color">blue</i></div> | [{color=[red, blue]}]
            one value, two names       | <div itemscope><i itemprop="name sku">Oak</i></div> | [{name=Oak, sku=Oak}]
            a name in full             | <div itemscope><i itemprop="http://schema.org/name">Oak</i></div> | [{name=Oak}]
            an item in an item         | <div itemscope itemtype="A"><p itemprop="brand" itemscope itemtype="B"><i itemprop="name">Oak</i></p></div> | [{@type=A, brand={@type=B, name=Oak}}]
            an item beside, inside     | <div itemscope><i itemprop="name">Oak</i><p itemscope><i itemprop="name">Ash</i></p></div> | [{name=Oak}, {name=Ash}]
            two types                  | <div itemscope itemtype="A  B"><i itemprop="name">Oak</i></div> | [{@type=[A, B], name=Oak}]
            an address of its own      | <div itemscope itemid="#it"><i itemprop="name">Oak</i></div> | [{@id=https://shop.example/boards/oak#it, name=Oak}]
            words without properties   | <div itemscope><p itemprop="brand" itemscope itemtype="B">Oak <b>& Ash</b></p></div> | [{brand={@type=B, @value=Oak & Ash}}]
            neither words nor property | <div itemscope itemtype="A"></div> | [{@type=A}]
            elsewhere, before          | <i id="x" itemprop="sku">1</i><div itemscope itemref="x"><i itemprop="sku">2</i></div> | [{sku=[1, 2]}]
            elsewhere, in a part       | <div itemscope itemref="x"><i itemprop="sku">1</i></div><p id="x"><b><i itemprop="sku">2</i></b></p> | [{sku=[1, 2]}]
            elsewhere, but inside      | <div itemscope itemref="x"><i id="x" itemprop="sku">1</i></div> | [{sku=1}]
            elsewhere, named twice     | <div itemscope itemref="x x"></div><i id="x" itemprop="sku">1</i> | [{sku=1}]
            elsewhere, of two          | <b itemscope itemref="x"></b><b itemscope itemref="x"></b><i id="x" itemprop="sku">1</i> | [{sku=1}, {sku=1}]
            elsewhere, around          | <div id="x"><i itemprop="sku">1</i><b itemscope itemref="x"><i itemprop="sku">2</i></b></div> | [{sku=[1, 2]}]
            nowhere                    | <div itemscope itemref="x"><i itemprop="sku">1</i></div> | [{sku=1}]
            inside itself              | <div itemscope id="x"><p itemprop="a" itemscope itemref="y"></p></div><p id="y" itemprop="b" itemscope itemref="y"><i itemprop="c">1</i></p> | [{a={b={c=1}}}]
            a link                     | <div itemscope><a itemprop="url" href="ash?a=1">Ash</a></div> | [{url=https://shop.example/boards/ash?a=1}]
            a link and content         | <div itemscope><a itemprop="url" href="ash" content="x">Ash</a></div> | [{url=https://shop.example/boards/ash}]
            a stand-in and content     | <div itemscope><a itemprop="price" href="#" content="9.50">9,50</a></div> | [{price=9.50}]
            a link without address     | <div itemscope><a itemprop="name">Ash</a></div> | [{name=Ash}]
            a picture                  | <div itemscope><img itemprop="image" src="/a.jpg" alt="Oak"></div> | [{image=https://shop.example/a.jpg}]
            an object                  | <div itemscope><object itemprop="image" data="a.svg">Oak</object></div> | [{image=https://shop.example/boards/a.svg}]
            meta                       | <div itemscope><meta itemprop="price" content="9.50"></div> | [{price=9.50}]
            content of any element     | <div itemscope><i itemprop="price" content="9.50">9,50 €</i></div> | [{price=9.50}]
            time                       | <div itemscope><time itemprop="until" datetime="2026-06-01" content="x">June</time></div> | [{until=2026-06-01}]
            time in words              | <div itemscope><time itemprop="until">June</time></div> | [{until=June}]
            data                       | <div itemscope><data itemprop="sku" value="1">one</data></div> | [{sku=1}]
            a meter                    | <div itemscope><meter itemprop="rating" value="3.5" max="5">most</meter></div> | [{rating=3.5}]
            white space and scripts    | <div itemscope><p itemprop="name"> Oak<script>x()</script><br> board </p></div> | [{name=Oak board}]
            an action's input          | <div itemscope><input itemprop="query-input" name="q" required></div> | [{query-input={valueName=q, valueRequired=true}}]
            a form's hidden field      | <div itemscope><input itemprop="sku" type="hidden" name="id"></div> | [{sku=}]
            """)
    void itemsAreReadByTheStandardsSteps(String what, String html, String items) {
        assertThat(SampleFacts.ours(items(html))).asString().isEqualTo(items);
    }

    @Test
    void itemsThatAllNameEachOtherEndQuietly() {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < 40; i++) ids.append("x").append(i).append(' ');
        StringBuilder html = new StringBuilder("<div itemscope itemref=\"" + ids + "\"></div>");
        for (int i = 0; i < 40; i++) {
            html.append("<p id=x%d itemprop=a itemscope itemref=\"%s\">words</p>".formatted(i, ids));
        }

        assertThat(items(html.toString())).hasSize(1);
    }

    @Test
    void wordsThatElementsInsideEachOtherRepeatEndQuietly() {
        String inner = "<div itemprop=a>".repeat(300) + "words ".repeat(100_000);

        assertThat(items("<div itemscope>" + inner)).hasSize(1);
    }
}
