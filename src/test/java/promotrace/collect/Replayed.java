package promotrace.collect;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import promotrace.config.ConfigFolder;
import promotrace.evidence.Archive;
import promotrace.fetch.Outcomes;
import promotrace.fetch.ReplayDoor;
import promotrace.fetch.Walls;

/// Everything a crawler finds of an account in a WARC file, with how many addresses it asked for.
record Replayed(List<Account> profiles, List<Post> posts, List<Comment> comments, List<String> problems, int asked) {

    /// The captures of a file behind the product's own door.
    static ReplayDoor door(Archive archive) {
        return new ReplayDoor(archive, new Outcomes(Walls.read(new ConfigFolder(Path.of(".")))));
    }

    static Replayed of(ReplayDoor door, Crawler crawler, Watched watched) throws InterruptedException {
        List<Account> profiles = new ArrayList<>();
        List<Post> posts = new ArrayList<>();
        List<Comment> comments = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Deque<Step> open = new ArrayDeque<>(crawler.start(watched));
        Set<Step> seen = new HashSet<>(open);
        int asked = 0;
        while (!open.isEmpty()) {
            Step step = open.remove();
            asked++;
            Harvest harvest = crawler.read(watched, step, door.ask(step.ask()));
            harvest.profile().ifPresent(profiles::add);
            posts.addAll(harvest.posts());
            comments.addAll(harvest.comments());
            harvest.problem().ifPresent(problems::add);
            for (Step next : harvest.next()) if (seen.add(next)) open.add(next);
        }
        return new Replayed(profiles, posts, comments, problems, asked);
    }
}
