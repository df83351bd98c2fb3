package promotrace.report;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import promotrace.assess.AccountAssessment;
import promotrace.assess.Finding;
import promotrace.assess.Pictured;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Subject;
import promotrace.evidence.Quote;
import promotrace.evidence.Sha256;

/// The captures that a case rests on, as one digest: SHA-256 over their distinct digests in rising order, one a
/// line (each ended by a line feed). `captures` counts them.
public record Manifest(Sha256 sha256, int captures) {

    /// The manifest of every capture that a case's accounts, posts, comments, hops, listings and quotes name.
    public static Manifest of(CaseFile file) {
        Set<Sha256> all = new TreeSet<>();
        for (AccountAssessment a : file.accounts()) {
            a.account().capture().ifPresent(all::add);
            a.findings().forEach(f -> addAll(all, f));
            a.comments().forEach(c -> all.add(c.comment().capture()));
            for (PromotionAssessment p : a.promotions()) {
                addAll(all, p.subject());
                p.findings().forEach(f -> addAll(all, f));
            }
        }
        StringBuilder lines = new StringBuilder();
        all.forEach(s -> lines.append(s.hex()).append('\n'));
        return new Manifest(Sha256.of(lines.toString().getBytes(StandardCharsets.US_ASCII)), all.size());
    }

    private static void addAll(Set<Sha256> all, Subject subject) {
        all.add(subject.post().capture());
        subject.listing().ifPresent(l -> all.add(l.capture()));
        subject.history().changes().forEach(c -> all.addAll(c.captures()));
        subject.history().again().forEach(r -> all.addAll(r.pictures()));
        Pictured pictured = subject.pictured();
        pictured.post().forEach(d -> d.capture().ifPresent(all::add));
        pictured.listing().forEach(d -> d.capture().ifPresent(all::add));
        subject.chain().ifPresent(c -> c.links().forEach(l -> l.capture().ifPresent(all::add)));
    }

    private static void addAll(Set<Sha256> all, Finding finding) {
        for (Quote q : finding.quotes()) all.add(q.capture());
    }
}
