package promotrace.report;

import java.io.PrintStream;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/// One link's way as a JSON object on a line of its own: `link, chain, destination, outcome, affiliate, listing`, each as in
/// the JSON report.
public final class WalkJson {
    private static final JsonFactory JSON = new JsonFactory();

    private WalkJson() {}

    public static void print(ChainTree.Walk walk, PrintStream out) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), line)) {
            new PromotionJson(json).walk(walk);
        }
        out.println(line);
    }
}
