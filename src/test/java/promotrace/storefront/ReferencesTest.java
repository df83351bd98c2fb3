package promotrace.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    private static String joined(String json) {
        return SampleFacts.ours(References.joined(JsonLd.documents(json))).toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # what                   | data | joined
            an offer                 | [{"offers":{"@id":"#o"}},{"@id":"#o","price":"9"}] | [[{offers={@id=#o, price=9}}, {@id=#o, price=9}]]
            of a graph               | {"@graph":[{"brand":{"@id":"#b"}},{"@id":"#b","name":"Oak"}]} | [{@graph=[{brand={@id=#b, name=Oak}}, {@id=#b, name=Oak}]}]
            in another script's data | {"image":[{"@id":"#i"}]} {"@id":"#i","url":"a.jpg"} | [{image={@id=#i, url=a.jpg}}, {@id=#i, url=a.jpg}]
            with its type            | [{"seller":{"@id":"#s","@type":"Store"}},{"@id":"#s","name":"Oak"}] | [[{seller={@id=#s, name=Oak}}, {@id=#s, name=Oak}]]
            through another          | [{"offers":{"@id":"#o"}},{"@id":"#o","seller":{"@id":"#s"}},{"@id":"#s","name":"Oak"}] | [[{offers={@id=#o, seller={@id=#s, name=Oak}}}, {@id=#o, seller={@id=#s, name=Oak}}, {@id=#s, name=Oak}]]
            what stands nowhere      | {"offers":{"@id":"#o"}} | [{offers={@id=#o}}]
            what says more itself    | [{"offers":{"@id":"#o","price":"8"}},{"@id":"#o","price":"9"}] | [[{offers={@id=#o, price=8}}, {@id=#o, price=9}]]
            no part of a product     | [{"isPartOf":{"@id":"#w"}},{"@id":"#w","name":"Shop"}] | [[{isPartOf={@id=#w}}, {@id=#w, name=Shop}]]
            itself                   | {"@id":"#o","offers":{"@id":"#o"}} | [{@id=#o, offers={@id=#o}}]
            each other               | [{"@id":"#a","item":{"@id":"#b"}},{"@id":"#b","item":{"@id":"#a"}}] | [[{@id=#a, item={@id=#b, item={@id=#a}}}, {@id=#b, item={@id=#a, item={@id=#b}}}]]
            """)
    void nodesArePutWhereTheyAreNamed(String what, String json, String joined) {
        assertThat(joined(json)).isEqualTo(joined);
    }

    @Test
    void nodesThatAllNameEachOtherEndQuietly() {
        StringBuilder refs = new StringBuilder();
        for (int i = 0; i < 40; i++) refs.append("{\"@id\":\"#%d\"},".formatted(i));
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < 40; i++) json.append("{\"@id\":\"#%d\",\"name\":\"x\",\"item\":[%s]},".formatted(i, refs));

        assertThat(joined(json.append("]").toString())).isNotEmpty();
    }
}
