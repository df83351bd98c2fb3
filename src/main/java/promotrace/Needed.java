package promotrace;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import promotrace.assess.AccountAssessment;
import promotrace.assess.CommentReading;
import promotrace.assess.Finding;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.assess.Verdict;
import promotrace.collect.Comment;
import promotrace.collect.Yield;
import promotrace.evidence.Quote;
import promotrace.evidence.Sha256;
import promotrace.picture.Depiction;
import promotrace.resolve.Chain;
import promotrace.store.Comments;
import promotrace.store.Store;
import promotrace.storefront.Listing;

/// What must stay whatever its age: what findings quote, all that flagged promotions and accounts on which somebody decided
/// rest on, and the pages that show how a site has changed.
///
/// `captures` by their digests, `posts` with any finding by id; `talked` are posts whose comments all stay, `comments` the
/// others that are quoted, by key.
record Needed(Set<Sha256> captures, Set<String> posts, Set<String> talked, Set<String> comments) {
    static Needed of(Store store) {
        Needed needed = new Needed(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        Set<String> decided = store.decisions().all().keySet();
        for (String account : store.assessments().accounts()) {
            store.assessments().find(account).ifPresent(a -> needed.add(a, decided.contains(account)));
        }
        for (Yield.Standing s : store.yields().all()) {
            if (s.hasFallen())
                needed.captures.addAll(List.of(s.good().capture(), s.last().capture()));
        }
        return needed;
    }

    private void add(AccountAssessment a, boolean decided) {
        a.findings().forEach(this::quoted);
        a.account()
                .capture()
                .filter(c -> decided || a.verdict() == Verdict.FLAGGED)
                .ifPresent(captures::add);
        for (CommentReading r : a.comments()) {
            if (r.quotes().isEmpty()) continue;
            r.quotes().stream().map(Quote::capture).forEach(captures::add);
            comments.add(Comments.key(r.comment()));
            posts.add(r.comment().post());
        }
        for (PromotionAssessment p : a.promotions()) {
            p.findings().forEach(this::quoted);
            boolean whole = decided || p.verdict() == Verdict.FLAGGED;
            if (whole || !p.findings().isEmpty()) posts.add(p.subject().post().id());
            if (whole) whole(p.subject());
            else quotedComments(p);
        }
    }

    private void quoted(Finding finding) {
        finding.quotes().stream().map(Quote::capture).forEach(captures::add);
    }

    private void quotedComments(PromotionAssessment p) {
        Set<String> said = new HashSet<>();
        for (Finding f : p.findings()) {
            for (Quote q : f.quotes()) if (q.place() == Quote.Place.COMMENT) said.add(q.text());
        }
        if (said.isEmpty()) return;
        for (Comment c : p.subject().comments()) {
            if (said.stream().anyMatch(c.text()::contains)) comments.add(Comments.key(c));
        }
    }

    private void whole(Subject s) {
        captures.add(s.post().capture());
        talked.add(s.post().id());
        s.comments().stream().map(Comment::capture).forEach(captures::add);
        s.listing().map(Listing::capture).ifPresent(captures::add);
        s.history().changes().forEach(c -> captures.addAll(c.captures()));
        s.history().again().forEach(r -> captures.addAll(r.pictures()));
        Stream.concat(s.pictured().post().stream(), s.pictured().listing().stream())
                .map(Depiction::capture)
                .flatMap(Optional::stream)
                .forEach(captures::add);
        s.chain().stream()
                .flatMap(c -> c.links().stream())
                .map(Chain.Link::capture)
                .flatMap(Optional::stream)
                .forEach(captures::add);
    }

    /// The addresses on the ways of all promotions whose post is not among `going`.
    static Set<String> addresses(Store store, Set<String> going) {
        Set<String> addresses = new HashSet<>();
        for (String account : store.assessments().accounts()) {
            store.assessments().find(account).stream()
                    .flatMap(a -> a.promotions().stream())
                    .map(PromotionAssessment::subject)
                    .filter(s -> !going.contains(s.post().id()))
                    .flatMap(s -> s.chain().stream())
                    .flatMap(c -> c.links().stream())
                    .forEach(l -> {
                        addresses.add(l.url().toString());
                        addresses.add(l.url().withoutFragment().toString());
                    });
        }
        return addresses;
    }
}
