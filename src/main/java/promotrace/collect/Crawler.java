package promotrace.collect;

import java.util.List;
import promotrace.fetch.Fetched;

/// Reads one platform, as its file in `crawlers/` declares. Pure: it makes no request and has no state.
public interface Crawler {
    String platform();

    /// When this platform's accounts are visited, from the file.
    Timetable timetable();

    /// What to ask for first when the account is due.
    List<Step> start(Watched watched);

    /// Whether the pages of a step, named as in [Step#name], are to be opened in a browser.
    boolean inBrowser(String step);

    /// What an answer to `step` holds. Any [Fetched] may be given: an error answer of an API is read as well.
    Harvest read(Watched watched, Step step, Fetched fetched);
}
