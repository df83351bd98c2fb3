package promotrace.resolve;

/// How one address handed on to the next. `word` is the report's.
public enum Via {
    HTTP_301("301"),
    HTTP_302("302"),
    HTTP_303("303"),
    HTTP_307("307"),
    HTTP_308("308"),
    META_REFRESH("meta-refresh"),
    SCRIPT("js-location"),
    INTERSTITIAL("interstitial"),
    /// The next address stands in the address itself; nobody was asked.
    PARAMETER("parameter"),
    /// The address is a page of links and the next one was chosen on it.
    LINK_IN_BIO("link-in-bio");

    private final String word;

    Via(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
