package promotrace.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.netpreserve.jwarc.WarcRequest;

/// Finds which request each answer of a WARC file belongs to, while its records go by.
///
/// An answer is taken for one to GET until its request says otherwise; answers to other methods than GET and POST are left
/// out. Quirk: archivers write request and response in either order, and name the other one in either record, or not at
/// all where both are of GET; records that belong together lie close to each other.
final class Pairs {
    private static final int CLOSE = 8;
    private static final int LONGEST_BODY = 1 << 20;

    /// A request that says something of its answer, which has not come by yet: it is no GET, brought cookies, or said
    /// where it came from. `sent`
    /// is empty when it is no POST.
    private record Asked(
            URI id,
            List<URI> concurrentTo,
            String method,
            Optional<Sent> sent,
            Optional<String> cookies,
            Optional<String> referer) {
        /// The answer with what its request says of it; empty where it is one to another method than GET and POST.
        Optional<WarcFile.Found> of(WarcFile.Found answer) {
            if (!method.equals("GET") && sent.isEmpty()) return Optional.empty();
            return Optional.of(answer.askedWith(sent, cookies, referer));
        }
    }

    private final List<WarcFile.Found> answers = new ArrayList<>();
    private final Deque<Asked> waiting = new ArrayDeque<>();

    void add(WarcFile.Found answer) {
        Optional<Asked> its = waiting.stream()
                .filter(a -> a.concurrentTo().contains(answer.id())
                        || answer.concurrentTo().contains(a.id()))
                .findFirst();
        its.ifPresent(waiting::remove);
        if (its.isEmpty()) answers.add(answer);
        else its.get().of(answer).ifPresent(answers::add);
    }

    void add(WarcRequest request) throws IOException {
        byte[] block;
        try (InputStream in = request.body().stream()) {
            block = in.readNBytes(LONGEST_BODY);
        }
        String method = HttpBlock.method(block);
        HttpBlock.Head head = HttpBlock.Head.of(block);
        Optional<String> cookies = head.field("Cookie");
        Optional<String> referer = head.field("Referer");
        if (method.equals("GET") && cookies.isEmpty() && referer.isEmpty()) return;
        Optional<Sent> sent = method.equals("POST") ? Optional.of(HttpBlock.sent(block)) : Optional.empty();
        Asked asked = new Asked(request.id(), request.concurrentTo(), method, sent, cookies, referer);
        for (int i = answers.size() - 1; i >= Math.max(0, answers.size() - CLOSE); i--) {
            WarcFile.Found answer = answers.get(i);
            if (!asked.concurrentTo().contains(answer.id())
                    && !answer.concurrentTo().contains(asked.id())) continue;
            answers.remove(i);
            int at = i;
            asked.of(answer).ifPresent(a -> answers.add(at, a));
            return;
        }
        waiting.addLast(asked);
        if (waiting.size() > CLOSE) waiting.removeFirst();
    }

    List<WarcFile.Found> answers() {
        return answers;
    }
}
