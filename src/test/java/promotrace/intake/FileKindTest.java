package promotrace.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # case                          | content, ¶ for a line's end                           | kind
            one object on one line          | {"a": 1}¶                                             | DOCUMENT
            objects on lines                | {"a": 1}¶{"a": 2}¶                                    | LINES
            the first line is broken        | {"a": ¶{"a": 2}¶                                      | LINES
            the first line is no JSON       | # exported today¶{"a": 2}¶                            | LINES
            an object over several lines    | {¶ "a": 1¶}                                           | DOCUMENT
            a list                          | [{"a": 1},¶{"a": 2}]                                  | DOCUMENT
            a broken document               | {¶ "a": 1,¶                                           | DOCUMENT
            commas                          | account,url,date,text¶a,b,c,d                         | CSV
            semicolons                      | account;url;date;text¶a;b;c;d                         | CSV
            tabs                            | account\turl\tdate                                    | CSV
            a comma in quotes is no comma   | "a,b";c¶1;2                                           | CSV
            a plain WARC                    | WARC/1.0¶WARC-Type: warcinfo                          | WARC
            developer tools                 | {¶ "log": {¶ "version": "1.2", "entries": []}}        | HAR
            another log                     | {"log": "nothing happened"}                           | DOCUMENT
            a page                          | <!DOCTYPE html><html><body>x</body></html>            | PAGE
            a page saved by a browser       | <!-- saved from url=(0023)https://a.example/ --><html> | PAGE
            words                           | nothing to see here                                   | is of no kind
            other markup                    | <?xml version="1.0"?><rss/>                           | is of no kind
            only spaces                     | ¶¶                                                    | is empty
            """)
    void contentTellsTheKind(String name, String content, String expected) throws IOException {
        Path file = folder.resolve("anything.bin");
        Files.writeString(file, content.replace("\\t", "\t").replace('¶', '\n'));
        if (expected.startsWith("is ")) {
            assertThatThrownBy(() -> FileKind.of(file))
                    .isInstanceOf(IntakeException.class)
                    .hasMessageContaining(expected);
        } else {
            assertThat(FileKind.of(file)).isEqualTo(FileKind.valueOf(expected));
        }
    }

    @Test
    void whatIsGzippedIsToldByWhatIsInside() throws IOException {
        Path file = folder.resolve("x");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"a\": 1}\n{\"a\": 2}\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(FileKind.of(file)).isEqualTo(FileKind.LINES);
    }

    @Test
    void aZipIsAWaczOnlyWithWebArchivesInIt() throws IOException {
        assertThat(FileKind.of(zip("a.zip", "archive/data.warc.gz"))).isEqualTo(FileKind.WACZ);
        assertThatThrownBy(() -> FileKind.of(zip("b.zip", "holiday/data.txt")))
                .isInstanceOf(IntakeException.class)
                .hasMessageContaining("is a zip file without web archives");
    }

    private Path zip(String name, String entry) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(entry));
            out.closeEntry();
        }
        return file;
    }

    @Test
    void picturesFoldersAndWhatIsNotThereAreRefused() throws IOException {
        Path png = folder.resolve("a.csv");
        Files.write(png, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, ',', ','});
        for (Path wrong : new Path[] {png, folder, folder.resolve("none.csv")}) {
            assertThatThrownBy(() -> FileKind.of(wrong))
                    .isInstanceOf(IntakeException.class)
                    .hasMessageStartingWith(wrong.toString());
        }
    }
}
