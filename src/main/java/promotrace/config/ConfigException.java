package promotrace.config;

import java.util.List;
import java.util.stream.Collectors;

/// Configuration that can't be used; stops the start. Its message names each mistake on a line of its own.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
