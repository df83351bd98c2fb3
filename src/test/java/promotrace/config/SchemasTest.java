package promotrace.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasTest {
    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object", "additionalProperties": false, "required": ["source"],
             "properties": {
               "source": {"type": "string"},
               "kind": {"enum": ["small", "large"]},
               "hosts": {"type": "array", "minItems": 1, "items": {
                 "type": "object", "additionalProperties": false, "required": ["host"],
                 "properties": {"host": {"type": "string", "pattern": "^[a-z.]+$"}, "port": {"type": "integer"}}}}}}
            """;

    @TempDir
    Path home;

    @BeforeEach
    void layOut() throws IOException {
        write("config/schemas/shop.schema.json", SCHEMA);
        write("config/schemas/crawler.schema.json", SCHEMA);
        write("config/schemas/crawler-spec.schema.json", SCHEMA);
        write("config/shop.yml", "source: x\nhosts:\n  - host: a.b\n");
        write("crawlers/a.yml", "source: x\n");
        write("crawlers/a.spec.yml", "source: x\n");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }

    private List<String> check() {
        return Schemas.check(new ConfigFolder(home)).stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void nothingIsSaidOfFilesThatKeepToTheirSchema() {
        assertThat(check()).isEmpty();
    }

    @Test
    void everyMistakeOfAFileIsNamedWithItsLine() throws IOException {
        write("config/shop.yml", """
                kind: huge
                colour: red
                hosts:
                  - host: a.b
                    port: many
                  - port: 1
                  - host: A B
                """);
        assertThat(check())
                .containsExactlyInAnyOrder(
                        "config/shop.yml:1 lacks the key 'source'",
                        "config/shop.yml:1 [kind] must be one of small, large, not \"huge\"",
                        "config/shop.yml:2 [colour] is not a known key",
                        "config/shop.yml:5 [hosts[a.b].port] string found, integer expected",
                        "config/shop.yml:6 [hosts[2]] lacks the key 'host'",
                        "config/shop.yml:7 [hosts[A B].host] must look like ^[a-z.]+$, not \"A B\"");
    }

    @Test
    void crawlersAndTheirSpecsHaveSchemasOfTheirOwn() throws IOException {
        write("crawlers/b.yml", "hosts: []\nsource: x\n");
        write("crawlers/b.spec.yml", "source: [x]\n");
        assertThat(check())
                .containsExactlyInAnyOrder(
                        "crawlers/b.yml:1 [hosts] must have at least 1 items but found 0",
                        "crawlers/b.spec.yml:1 [source] array found, string expected");
    }

    @Test
    void aFolderOfFilesSharesOneSchema() throws IOException {
        write("config/schemas/words.schema.json", SCHEMA);
        write("config/words/en.yml", "source: x\n");
        write("config/words/fr.yml", "sourse: x\n");
        assertThat(check())
                .containsExactlyInAnyOrder(
                        "config/words/fr.yml:1 lacks the key 'source'",
                        "config/words/fr.yml:1 [sourse] is not a known key");
    }

    @Test
    void aFileWithoutSchemaAndASchemaWithoutFileAreMistakes() throws IOException {
        write("config/other.yml", "a: 1\n");
        write("config/schemas/none.schema.json", SCHEMA);
        assertThat(check())
                .containsExactlyInAnyOrder(
                        "config/schemas/none.schema.json describes no file",
                        "config/other.yml has no schema in config/schemas");
    }

    @Test
    void aFileThatIsNotYamlIsNamedAndTheRestChecked() throws IOException {
        write("config/shop.yml", "source: x\nhosts: [\n");
        write("crawlers/a.yml", "sauce: x\nsource: y\n");
        assertThat(check())
                .containsExactlyInAnyOrder(
                        "config/shop.yml:3 is not YAML: expected the node content, but found '<stream end>'",
                        "crawlers/a.yml:1 [sauce] is not a known key");
    }

    @Test
    void aKeyOfSeveralThatIsNotThereIsToldOnce() throws IOException {
        write("config/schemas/shop.schema.json", SCHEMA.replaceFirst("\\{", """
                {"anyOf": [{"required": ["kind"]}, {"required": ["hosts"]}],
                """));
        write("config/shop.yml", "source: x\n");
        assertThat(check()).containsExactly("config/shop.yml:1 needs at least one of the keys kind, hosts");
        write("config/shop.yml", "source: x\nkind: small\n");
        assertThat(check()).isEmpty();
    }

    @Test
    void theShippedFilesKeepToTheirSchemas() {
        assertThat(Schemas.check(new ConfigFolder(Path.of("")))).isEmpty();
    }

    @Test
    void aBrokenSchemaIsNamed() throws IOException {
        write("config/schemas/shop.schema.json", "{\"type\": ");
        assertThat(check())
                .singleElement()
                .asString()
                .startsWith("config/schemas/shop.schema.json is not a JSON Schema");
    }
}
