package promotrace.collect;

import promotrace.url.WebUrl;

/// A picture of a post or listing by its address, with the text its author gave it (empty when none).
public record Picture(WebUrl url, String alt) {}
