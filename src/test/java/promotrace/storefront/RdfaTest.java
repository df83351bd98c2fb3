package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RdfaTest {
    private static Document page(String html) {
        return Jsoup.parse(html, "https://shop.example/oak");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # what                     | page | nodes
            nothing                    | <p>Oak</p> | []
            a type and its vocabulary  | <p vocab="http://v.example/" typeof="A"><i property="name">Oak</i></p> | [{@type=http://v.example/A, http://v.example/name=Oak}]
            the vocabulary ends        | <p vocab="http://v.example/" typeof="A"><b vocab=""><i property="name">Oak</i></b></p> | [{@type=http://v.example/A}]
            a prefix                   | <p prefix="e: http://e.example/ f: http://f.example/" typeof="e:A"><i property="f:name">Oak</i></p> | [{@type=http://e.example/A, http://f.example/name=Oak}]
            an old prefix              | <p xmlns:e="http://e.example/" typeof="e:A"><i property="E:name">Oak</i></p> | [{@type=http://e.example/A, http://e.example/name=Oak}]
            a prefix nobody declared   | <p typeof="og:A"><i property="og:name">Oak</i></p> | [{@type=http://ogp.me/ns#A, http://ogp.me/ns#name=Oak}]
            words without a meaning    | <p><i property="name">Oak</i></p> | []
            a type without vocabulary  | <p typeof="Product"><i property="name">Oak</i></p> | [{@type=http://schema.org/Product, http://schema.org/name=Oak}]
            no slash at its end        | <p vocab="https://schema.org" typeof="A"><i property="name">Oak</i></p> | [{@type=https://schema.org/A, https://schema.org/name=Oak}]
            two types, two names       | <p prefix="e: e#" typeof="e:A e:B"><i property="e:a e:b">Oak</i></p> | [{@type=[e#A, e#B], e#a=Oak, e#b=Oak}]
            a node in a node           | <p prefix="e: e#" typeof="e:A"><b property="e:of" typeof="e:B"><i property="e:n">1</i></b><i property="e:n">2</i></p> | [{@type=e#A, e#of={@type=e#B, e#n=1}, e#n=2}]
            a node beside              | <p prefix="e: e#" typeof="e:A"><b typeof="e:B"><i property="e:n">1</i></b></p> | [{@type=e#A}, {@type=e#B, e#n=1}]
            its own address            | <p prefix="e: e#" resource="#it" typeof="e:A"><i property="e:n">1</i></p> | [{@id=https://shop.example/oak#it, @type=e#A, e#n=1}]
            the same address again     | <b prefix="e: e#"><p about="#it"><i property="e:n">1</i></p><p about="#it"><i property="e:n">2</i></p></b> | [{@id=https://shop.example/oak#it, e#n=[1, 2]}]
            the same said twice        | <b prefix="e: e#"><p about="#it"><i property="e:n">1</i></p><p about="#it"><i property="e:n">1</i></p></b> | [{@id=https://shop.example/oak#it, e#n=1}]
            what stands elsewhere      | <b prefix="e: e#"><p typeof="e:A"><i property="e:of" resource="#o"></i></p><p resource="#o" typeof="e:B"><i property="e:n">1</i></p></b> | [{@type=e#A, e#of={@id=https://shop.example/oak#o, @type=e#B, e#n=1}}]
            nodes that name each other | <b prefix="e: e#"><p about="#a"><i property="e:of" resource="#b"></i></p><p about="#b"><i property="e:of" resource="#a"></i></p></b> | [{@id=https://shop.example/oak#a, e#of={@id=https://shop.example/oak#b, e#of=https://shop.example/oak#a}}]
            a link                     | <p prefix="e: e#" typeof="e:A"><a property="e:url" href="ash">Ash</a></p> | [{@type=e#A, e#url=https://shop.example/ash}]
            content before all         | <p prefix="e: e#" typeof="e:A"><a property="e:n" href="ash" content="9">Ash</a></p> | [{@type=e#A, e#n=9}]
            a picture                  | <p prefix="e: e#" typeof="e:A"><img property="e:image" src="a.jpg"></p> | [{@type=e#A, e#image=https://shop.example/a.jpg}]
            time and data              | <p prefix="e: e#" typeof="e:A"><time property="e:t" datetime="2026">now</time><data property="e:d" value="1">one</data></p> | [{@type=e#A, e#t=2026, e#d=1}]
            a link by rel              | <p prefix="e: e#" typeof="e:A"><a rel="e:of" href="ash">Ash</a></p> | [{@type=e#A, e#of=https://shop.example/ash}]
            a link back by rev         | <p prefix="e: e#" about="#a"><a rev="e:of" href="ash">Ash</a></p> | [{@id=https://shop.example/ash, e#of=https://shop.example/oak#a}]
            a link that waits          | <p prefix="e: e#" typeof="e:A"><b rel="e:image"><u><img src="a.jpg"></u></b></p> | [{@type=e#A, e#image=https://shop.example/a.jpg}]
            a link that waits for none | <p prefix="e: e#" typeof="e:A"><b rel="e:image">none</b></p> | [{@type=e#A}]
            words that wait            | <p prefix="e: e#" typeof="e:A"><b rel="e:of"><i property="e:n">1</i></b></p> | [{@type=e#A, e#of={e#n=1}}]
            a link for browsers        | <p vocab="http://v.example/" typeof="A"><a rel="nofollow" href="/oak"><i property="n">1</i></a></p> | [{@type=http://v.example/A, http://v.example/n=1}]
            a card in the head         | <meta property="og:title" content="Oak"><meta name="author" content="Ann"> | [{@id=https://shop.example/oak, http://ogp.me/ns#title=Oak}]
            a stylesheet               | <link rel="stylesheet" href="a.css"> | []
            """)
    void nodesAreReadByTheStandardsSteps(String what, String html, String nodes) {
        assertThat(SampleFacts.ours(Rdfa.nodes(page(html)))).asString().isEqualTo(nodes);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # what          | page | nodes
            a type          | <p typeof="schema:Product"><i property="schema:name">Oak</i></p> | [{@type=http://schema.org/Product, name=Oak}]
            a page's type   | <meta property="og:type" content="product"><p typeof="Product"></p> | [{@id=https://shop.example/oak}, {@type=http://schema.org/Product}]
            no type at all  | <meta property="og:title" content="Oak"> | []
            """)
    void namesWithoutTheirVocabularyAreWhatSchemaOrgsReaderKnows(String what, String html, String nodes) {
        assertThat(SampleFacts.ours(Rdfa.named(page(html)))).asString().isEqualTo(nodes);
    }

    @Test
    void thingsThatAllLeadToEachOtherEndQuietly() {
        StringBuilder html = new StringBuilder("<body prefix='e: e#'>");
        for (int i = 0; i < 40; i++) {
            html.append("<p about='#%d'>".formatted(i));
            for (int j = 0; j < 40; j++) html.append("<i property='e:of' resource='#%d'></i>".formatted(j));
            html.append("</p>");
        }

        assertThat(Rdfa.nodes(page(html.toString()))).isNotEmpty();
    }
}
