package promotrace.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import promotrace.InBrowser;
import promotrace.config.ConfigFolder;

@Command(
        name = "browser",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Installs the browser for pages that need one, and tries it.",
        description = {
            "",
            "Needed only where a crawler says `render: browser`: Chromium (from your system's packages) and Node.js 20 or",
            "later (your own, else 200 MB from Maven). PROMOTRACE_CHROMIUM and PROMOTRACE_NODE name other programs."
        },
        footer = {"", "Example:", "  ./promotrace browser", "  the browser works"})
final class BrowserCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        Optional<String> problem = InBrowser.problem(new ConfigFolder(Home.folder()));
        if (problem.isPresent()) throw Failure.notDone("no page can be opened in a browser: " + problem.get());
        System.out.println("the browser works");
        return 0;
    }
}
