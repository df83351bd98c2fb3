package promotrace.collect;

/// How many requests a day (UTC) a platform's API allows on its host (with the port where it is not the usual one).
public record Quota(String platform, String host, int perDay) {}
