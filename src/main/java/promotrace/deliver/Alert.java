package promotrace.deliver;

import java.time.Instant;

/// Something that the operator should know, in one sentence. `subject` is kebab-case and for ever (`disk-low`); `over`
/// says that it is well again; `at` is machine time.
public record Alert(String subject, String text, boolean over, Instant at) {
    public Alert {
        if (!subject.matches("[a-z]+(-[a-z]+)*")) throw new IllegalArgumentException("no subject: " + subject);
        if (text.isBlank()) throw new IllegalArgumentException("an alert says something");
    }
}
