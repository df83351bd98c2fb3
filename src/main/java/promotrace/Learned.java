package promotrace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import promotrace.collect.Harvest;
import promotrace.collect.Yield;
import promotrace.frontier.Visit;
import promotrace.picture.Depiction;
import promotrace.resolve.Answer;
import promotrace.storefront.Reading;
import promotrace.url.WebUrl;

/// What one visit taught: everything that is stored before the visit counts as done.
///
/// `gave` is how much the page gave, where that says something. `landed` is what the page at the end of a link turned out to be, `depiction` a picture. `follow` are the visits that follow from it, `older`
/// those of them that lead to older pages of the same list. `problem`
/// is in words for an operator; `again` tells whether the same visit is to be tried later,
/// `after` how long the server itself wants to be left alone.
record Learned(
        Visit visit,
        Harvest harvest,
        Optional<Yield> gave,
        Optional<Answer> answer,
        Optional<Landed> landed,
        Optional<Depiction> depiction,
        List<Visit> follow,
        List<Visit> older,
        Optional<String> problem,
        boolean again,
        Optional<Duration> after) {

    /// The reading of the page at an address.
    record Landed(WebUrl address, Reading reading) {}

    static Learned again(Visit visit, String problem, Optional<Duration> after) {
        return bare(visit, Optional.of(problem), true, after);
    }

    /// The same with what a hop led to.
    Learned with(Optional<Answer> other) {
        return new Learned(visit, harvest, gave, other, landed, depiction, follow, older, problem, again, after);
    }

    /// What a picture turned out to be.
    static Learned depicted(Visit visit, Depiction depiction) {
        Learned bare = nothing(visit);
        return new Learned(
                visit,
                bare.harvest,
                bare.gave,
                bare.answer,
                bare.landed,
                Optional.of(depiction),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    /// A visit that taught nothing but where to ask instead.
    static Learned instead(Visit visit, Visit other) {
        Learned bare = nothing(visit);
        return new Learned(
                visit,
                bare.harvest,
                bare.gave,
                bare.answer,
                bare.landed,
                bare.depiction,
                List.of(other),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    /// A visit that taught nothing and needs no other.
    static Learned nothing(Visit visit) {
        return bare(visit, Optional.empty(), false, Optional.empty());
    }

    private static Learned bare(Visit visit, Optional<String> problem, boolean again, Optional<Duration> after) {
        return new Learned(
                visit,
                Harvest.EMPTY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                problem,
                again,
                after);
    }
}
