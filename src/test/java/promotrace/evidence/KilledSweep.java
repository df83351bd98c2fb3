package promotrace.evidence;

import java.nio.file.Path;

/// A process that sweeps the folder it is given and says when it begins, to be killed meanwhile.
final class KilledSweep {
    /// Every tenth answer stays.
    static final Sweep.Rule RULE =
            answers -> answers.stream().map(a -> a.url().path().endsWith("0")).toList();

    private KilledSweep() {}

    public static void main(String[] args) {
        System.out.println("begins");
        Sweep.run(Path.of(args[0]), RULE, false).orElseThrow();
    }
}
