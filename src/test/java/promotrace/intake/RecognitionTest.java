package promotrace.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import promotrace.collect.BroughtRow;
import promotrace.collect.RowFormat;
import promotrace.collect.RowFormats;
import promotrace.config.ConfigFolder;
import tools.jackson.databind.JsonNode;

/// A row is told by what it holds: for each format one that is taken, and one that lacks little.
class RecognitionTest {
    private static final RowFormats FORMATS = RowFormats.load(new ConfigFolder(Path.of("")), (platform, name) -> name);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # row                                                                                             | around                     | format
            {"data": {"id": "7", "createTime": 1, "desc": "", "video": {}, "stats": {}}}                      | -                          | zeeschuimer-tiktok
            {"id": "7", "createTime": 1, "desc": "", "video": {}, "stats": {}}                                | -                          | zeeschuimer-tiktok
            {"data": {"id": "a-7", "createTime": 1, "desc": "", "video": {}, "stats": {}}}                    | -                          | -
            {"data": {"id": "7", "createTime": 1, "desc": "", "stats": {}}}                                   | -                          | -
            {"data": {"cid": "1", "aweme_id": "7", "text": "x", "user": {}}}                                  | -                          | zeeschuimer-tiktok-comments
            {"data": {"cid": "1", "text": "x", "user": {}}}                                                   | -                          | -
            {"data": {"code": "C", "taken_at": 1, "media_type": 1}}                                           | -                          | zeeschuimer-instagram
            {"data": {"code": "C", "taken_at": 1}}                                                            | -                          | -
            {"__typename": "GraphImage", "shortcode": "C", "taken_at_timestamp": 1, "edge_media_to_caption": {}} | -                       | zeeschuimer-instagram-graph
            {"__typename": "XDTGraphVideo", "shortcode": "C", "taken_at_timestamp": 1, "edge_media_to_caption": {}} | -                    | zeeschuimer-instagram-graph
            {"__typename": "Story", "shortcode": "C", "taken_at_timestamp": 1, "edge_media_to_caption": {}}   | -                          | -
            {"data": {"legacy": {"full_text": "", "created_at": "x"}}}                                        | -                          | zeeschuimer-x
            {"data": {"legacy": {"full_text": ""}}}                                                           | -                          | -
            {"data": {"comet_sections": {"content": {"story": {}}, "context_layout": {}}}}                    | -                          | zeeschuimer-facebook
            {"data": {"comet_sections": {"content": {}}}}                                                     | -                          | -
            {"id": 1, "type": "message", "date": "x"}                                                         | {"type": "public_channel"} | telegram-desktop
            {"id": 1, "type": "message", "date": "x"}                                                         | {"type": "personal_chat"}  | -
            {"id": 1, "type": "message", "date": "x"}                                                         | {"type": "private_channel"} | -
            {"id": 1, "type": "message", "date": "x"}                                                         | -                          | -
            {"tweet_id": 1, "content": "", "author": {"name": "a"}, "date": "x"}                              | -                          | gallery-dl-x
            {"tweet_id": 1, "content": "", "author": {}, "date": "x"}                                         | -                          | -
            {"post_shortcode": "C", "post_url": "x", "username": "a", "description": ""}                      | -                          | gallery-dl-instagram
            {"post_url": "x", "username": "a", "description": ""}                                             | -                          | -
            {"id": "1", "webpage_url": "x", "extractor_key": "Youtube", "title": ""}                          | -                          | yt-dlp
            {"id": "1", "url": "x", "title": ""}                                                              | -                          | -
            {}                                                                                                | -                          | -
            """)
    void ofJson(String row, String around, String expected) {
        assertThat(best(row, around, false)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # header                                                  | a cell of it                     | format
            id,thread_id,author,body,timestamp,tiktok_url             | -                                | fourcat-tiktok
            id,thread_id,author,body,timestamp,other_url              | -                                | -
            id,thread_id,author,body,timestamp,num_likes,url          | url=https://www.instagram.com/p/C | fourcat-instagram
            id,thread_id,author,body,timestamp,num_likes,url          | url=https://example.org/p/C      | csv
            id,thread_id,author,body,timestamp,num_likes              | -                                | -
            id,author,body,timestamp,retweet_count,link               | link=https://x.com/a/status/1    | fourcat-x
            id,author,body,timestamp,retweet_count,source             | link=https://x.com/a/status/1    | -
            id,author,body,timestamp,is_in_group,url                  | url=https://www.facebook.com/a/posts/1 | fourcat-facebook
            id,body,timestamp,is_in_group,url                         | url=https://www.facebook.com/a/posts/1 | -
            id,chat,body,timestamp,attachment_type                    | -                                | fourcat-telegram
            id,group,body,timestamp,attachment_type                   | -                                | -
            Account,URL,Date,Text                                     | -                                | csv
            user name,post-url,Created_At,Caption                     | -                                | csv
            Account,Address of the shop,Date,Text                     | -                                | -
            price,colour                                              | -                                | -
            """)
    void ofCsv(String header, String cell, String expected) {
        List<String> row = new ArrayList<>();
        for (String name : header.split(",")) {
            boolean told = cell != null && cell.startsWith(name + "=");
            row.add(told ? cell.substring(name.length() + 1) : "");
        }
        Optional<String>[] found = found();
        CsvRows.read(
                new ByteArrayInputStream(
                        (header + "\n" + String.join(",", row) + "\n").getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8,
                ',',
                FORMATS.columns(),
                new RowSink() {
                    @Override
                    public boolean row(long line, BroughtRow of) {
                        found[0] = RowFormats.best(FORMATS.of(true), of).map(RowFormat::name);
                        return true;
                    }

                    @Override
                    public boolean left(long line, String why) {
                        throw new AssertionError(why);
                    }
                });
        assertThat(found[0]).isEqualTo(Optional.ofNullable(expected));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Optional<String>[] found() {
        return new Optional[] {Optional.empty()};
    }

    private static Optional<String> best(String row, String around, boolean csv) {
        Optional<JsonNode> enclosing = Optional.ofNullable(around).map(a -> Lines.JSON.readTree(a));
        BroughtRow brought = new BroughtRow(Lines.JSON.readTree(row), enclosing, new byte[0]);
        return RowFormats.best(FORMATS.of(csv), brought).map(RowFormat::name);
    }
}
