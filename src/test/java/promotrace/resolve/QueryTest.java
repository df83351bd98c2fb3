package promotrace.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            a=1&b=2                         | b     | 2
            a=1&a=2                         | a     | 1
            a=&a=2                          | a     | 2
            a=%20&a=2                       | a     | 2
            a&b=2                           | a     | -
            ab=1                            | a     | -
            A=1                             | a     | -
            %61b=1                          | ab    | 1
            a+b=1                           | a b   | 1
            a=1=2                           | a     | 1=2
            a=x+y%26z                       | a     | x y&z
            =1&&a=3                         | a     | 3
            a=1&b=2&c=3&d=4&e=5&f=6&%67=7   | g     | 7
            ''                              | a     | -
            """)
    void theFirstValueOfThatVeryNameThatIsNotBlank(String query, String name, String value) {
        assertThat(new Query(query).value(name).orElse(null)).isEqualTo(value);
    }
}
