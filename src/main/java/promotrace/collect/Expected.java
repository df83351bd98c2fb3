package promotrace.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a spec says is found in a file of rows: accounts as `id name address`, posts and comments as in a crawler's spec.
public record Expected(
        List<String> accounts, List<CrawlerSpec.ExpectedPost> posts, List<CrawlerSpec.ExpectedComment> comments) {

    /// Each difference between this and what was found, in words.
    public List<String> differences(Collection<RowFormat.Read.Found> found) {
        Map<String, String> wanted = wanted();
        Map<String, String> got = found(found, wanted);
        Map<String, String> all = new LinkedHashMap<>(wanted);
        got.forEach(all::putIfAbsent);
        List<String> out = new ArrayList<>();
        for (String what : all.keySet()) {
            String expected = wanted.getOrDefault(what, "nothing");
            String there = got.getOrDefault(what, "nothing");
            if (!expected.equals(there)) out.add(what + " is " + there + " where " + expected + " is expected");
        }
        return out;
    }

    private Map<String, String> wanted() {
        Map<String, String> out = new LinkedHashMap<>();
        for (String account : accounts) out.put("account " + account, "there");
        out.putAll(SpecText.of(posts, comments));
        return out;
    }

    private Map<String, String> found(Collection<RowFormat.Read.Found> found, Map<String, String> wanted) {
        Map<String, String> out = new LinkedHashMap<>();
        for (RowFormat.Read.Found f : found) {
            Watched w = f.account();
            String name = f.harvest().profile().map(Account::name).orElse("?");
            String url = w.url().map(u -> " " + u).orElse("");
            out.put("account " + w.id() + " " + name + url, "there");
            Harvest bare = new Harvest(
                    Optional.empty(), f.harvest().posts(), f.harvest().comments(), List.of(), Optional.empty());
            out.putAll(SpecText.of(bare, wanted));
        }
        return out;
    }
}
