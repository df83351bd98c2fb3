package promotrace.collect;

import java.util.Optional;
import promotrace.fetch.Ask;

/// One page of an account still to be read: which step of the crawler's file it belongs to, what to ask for, and the
/// post
/// it is about where it is (a comment page).
public record Step(String name, Ask ask, Optional<String> about) {}
