package promotrace.assess;

import java.util.List;
import promotrace.collect.Account;

/// All that is known of one account: its profile and every promotion of every post, oldest first.
public record Dossier(Account account, List<Subject> subjects) {
    public Dossier {
        subjects = List.copyOf(subjects);
    }
}
