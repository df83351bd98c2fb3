package promotrace.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import promotrace.evidence.Sha256;
import promotrace.resolve.Answer;
import promotrace.resolve.Next;

/// What one address led to over time: spans in which it led to the same, oldest first. Pure.
///
/// A sighting that is known changes nothing. They may come in any order: the newest always says where the address leads
/// now; of a span into whose middle a sight of something else falls, only the two ends are kept. Where two sightings of
/// the same moment differ, a rule has changed its reading: the later call counts. An answer that tells nothing of where
/// the address leads (blocked, failed) never takes the place of one that does; among such answers the newest is kept.
final class Sightings {
    /// Of more spans than this the oldest are forgotten.
    static final int MAX_SPANS = 50;

    private Sightings() {}

    static List<Answer> with(List<Answer> known, Answer seen) {
        if (!telling(seen.next())) return withSilent(known, seen);
        List<Answer> spans = known.stream().filter(a -> telling(a.next())).toList();
        spans = at(spans, seen, seen.first(), seen.first().equals(seen.last()) ? seen.capture() : Optional.empty());
        return limited(at(spans, seen, seen.last(), seen.capture()));
    }

    /// Whether it says where the address leads.
    static boolean telling(Next next) {
        return switch (next) {
            case Next.To n -> true;
            case Next.Fan n -> true;
            case Next.End n -> true;
            case Next.Dead n -> true;
            case Next.Blocked n -> false;
            case Next.Failed n -> false;
        };
    }

    private static List<Answer> withSilent(List<Answer> known, Answer seen) {
        if (known.isEmpty()) return List.of(seen);
        Answer last = known.getLast();
        if (telling(last.next()) || seen.last().isBefore(last.first())) return known;
        return last.next().equals(seen.next()) ? List.of(joined(last, seen)) : List.of(seen);
    }

    private static List<Answer> at(List<Answer> spans, Answer seen, Instant moment, Optional<Sha256> capture) {
        List<Answer> out = new ArrayList<>();
        boolean known = false;
        for (Answer span : spans) {
            boolean within = !moment.isBefore(span.first()) && !moment.isAfter(span.last());
            if (within && !span.next().equals(seen.next())) {
                if (span.first().isBefore(moment)) out.add(only(span, span.first(), Optional.empty()));
                if (span.last().isAfter(moment)) out.add(only(span, span.last(), span.capture()));
            } else {
                known |= within;
                out.add(span);
            }
        }
        if (!known) out.add(seen.within(moment, moment, capture));
        return merged(out);
    }

    private static Answer only(Answer span, Instant moment, Optional<Sha256> capture) {
        return span.within(moment, moment, capture);
    }

    private static List<Answer> merged(List<Answer> spans) {
        List<Answer> out = new ArrayList<>();
        for (Answer span :
                spans.stream().sorted(Comparator.comparing(Answer::first)).toList()) {
            boolean same = !out.isEmpty() && out.getLast().next().equals(span.next());
            out.add(same ? joined(out.removeLast(), span) : span);
        }
        return out;
    }

    private static Answer joined(Answer one, Answer other) {
        boolean later = other.last().isAfter(one.last());
        Answer newest = later ? other : one;
        return newest.within(
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                newest.last(),
                newest.capture().or(later ? one::capture : other::capture));
    }

    private static List<Answer> limited(List<Answer> spans) {
        return spans.subList(Math.max(0, spans.size() - MAX_SPANS), spans.size());
    }
}
