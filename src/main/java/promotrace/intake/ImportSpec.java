package promotrace.intake;

import java.util.List;
import promotrace.collect.Expected;

/// A file `crawlers/imports/<format>.spec.yml`: what is found in small files of the format. What a case does not name is
/// expected not to be there; `left` are the rows left out, as they are told.
record ImportSpec(List<Case> cases) {
    /// `file` lies in `crawlers/imports/files`.
    record Case(String name, String file, Expected found, List<String> left) {}
}
