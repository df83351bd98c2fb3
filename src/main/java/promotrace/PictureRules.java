package promotrace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import promotrace.config.ConfigException;
import promotrace.config.ConfigFolder;
import promotrace.config.Problem;
import promotrace.url.WebUrl;

/// Which pictures are fetched, and in which form: `config/pictures.yml`.
///
/// Of each post that has a link its first `posts` pictures, of each listing its first `listings`.
public record PictureRules(int posts, int listings, List<Size> sizes) {
    static final String FILE = "config/pictures.yml";

    private static final Pattern GROUP = Pattern.compile("\\$([0-9])");

    /// No picture is fetched.
    static final PictureRules NONE = new PictureRules(0, 0, List.of());

    public PictureRules {
        sizes = List.copyOf(sizes);
    }

    /// Where hosts keep a smaller form of a picture.
    public record Size(List<String> hosts, String source, Pattern pattern, String small, List<Example> examples) {
        public Size {
            hosts = List.copyOf(hosts);
            examples = List.copyOf(examples);
        }

        Optional<WebUrl> of(WebUrl picture) {
            if (hosts.stream().noneMatch(picture::on)) return Optional.empty();
            String address = picture.toString();
            String other = pattern.matcher(address).replaceFirst(small);
            return other.equals(address) ? Optional.empty() : WebUrl.parse(other);
        }
    }

    public record Example(WebUrl address, Optional<WebUrl> small) {}

    /// The file as it stands, before its patterns are understood.
    private record Written(int posts, int listings, List<WrittenSize> sizes) {}

    private record WrittenSize(
            List<String> hosts, String source, String pattern, String small, List<WrittenExample> examples) {}

    private record WrittenExample(String address, Optional<String> small) {}

    /// Reads and checks the file.
    ///
    /// @throws ConfigException naming the keys that are wrong
    public static PictureRules read(ConfigFolder folder) {
        List<Problem> problems = new ArrayList<>();
        PictureRules read = read(folder, problems);
        if (!problems.isEmpty()) throw new ConfigException(problems);
        return read;
    }

    /// The mistakes in the file, its examples included; empty when all is well.
    public static List<Problem> checkAll(ConfigFolder folder) {
        List<Problem> problems = new ArrayList<>();
        PictureRules read = read(folder, problems);
        for (int i = 0; problems.isEmpty() && i < read.sizes.size(); i++) {
            Size size = read.sizes.get(i);
            for (int j = 0; j < size.examples.size(); j++) {
                Example e = size.examples.get(j);
                Optional<WebUrl> found = size.of(e.address);
                if (found.equals(e.small)) continue;
                String told = "expected " + e.small.map(WebUrl::toString).orElse("none") + ", got "
                        + found.map(WebUrl::toString).orElse("none");
                problems.add(folder.problem(FILE, told, "sizes", i, "examples", j));
            }
        }
        return problems;
    }

    private static PictureRules read(ConfigFolder folder, List<Problem> problems) {
        Written written = folder.read(FILE, Written.class);
        List<Size> sizes = new ArrayList<>();
        for (int i = 0; i < written.sizes.size(); i++) {
            WrittenSize w = written.sizes.get(i);
            try {
                Pattern pattern = Pattern.compile(w.pattern);
                if (!namesItsGroups(pattern, w.small)) {
                    String why = "names a group that its pattern does not have";
                    problems.add(folder.problem(FILE, why, "sizes", i, "small"));
                    continue;
                }
                List<Example> examples = w.examples.stream()
                        .map(e -> new Example(WebUrl.of(e.address), e.small.map(WebUrl::of)))
                        .toList();
                sizes.add(new Size(w.hosts, w.source, pattern, w.small, examples));
            } catch (PatternSyntaxException e) {
                problems.add(
                        folder.problem(FILE, "is no regular expression: " + e.getDescription(), "sizes", i, "pattern"));
            } catch (IllegalArgumentException e) {
                problems.add(folder.problem(FILE, "holds what is no web address", "sizes", i, "examples"));
            }
        }
        return new PictureRules(written.posts, written.listings, sizes);
    }

    private static boolean namesItsGroups(Pattern pattern, String small) {
        int groups = pattern.matcher("").groupCount();
        Matcher named = GROUP.matcher(small);
        while (named.find()) if (Integer.parseInt(named.group(1)) > groups) return false;
        return true;
    }

    /// Where the picture is asked for first: a smaller form where its host is known to keep one.
    WebUrl small(WebUrl picture) {
        for (Size size : sizes) {
            Optional<WebUrl> small = size.of(picture);
            if (small.isPresent()) return small.get();
        }
        return picture;
    }
}
