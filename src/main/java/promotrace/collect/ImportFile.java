package promotrace.collect;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A file of `crawlers/imports/` as it is written: what one kind of row means, in files that people bring;
/// `crawlers/README.md` says what each key is for.
///
/// Posts and comments are told as in a crawler's file. A row's place is the row itself, or what lies at `inside` in it
/// where that is there; `^` looks in the row around that, else in the object of the file that encloses the row.
record ImportFile(
        String format,
        String title,
        String source,
        List<String> proven,
        Optional<Container> rows,
        Map<String, List<String>> columns,
        Optional<String> inside,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Value> fits,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<PlatformRule> platform,

        Map<String, Value> let,
        List<String> hosts,
        List<String> pages,
        Optional<Pattern> mentions,
        List<CrawlerFile.Wrapper> wrappers,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Value> collected,

        AccountRule account,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<CrawlerFile.PostRule> posts,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Value> about,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<CrawlerFile.CommentRule> comments) {

    /// Where the rows are: in a CSV file, or in lists at these paths of one JSON document. Without it each line is a row, or
    /// the whole file is one.
    record Container(boolean csv, List<String> at) {}

    /// The platform where `from` is found (always without it): `is`, else what is found there.
    record PlatformRule(Optional<Value> from, Optional<String> is) {}

    /// Whose the row is; a row that does not tell the handle is left out.
    record AccountRule(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> handle,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> url,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> name,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> bio,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Value> followers) {}
}
