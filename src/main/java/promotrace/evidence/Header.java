package promotrace.evidence;

/// One header field as it came over the wire; names compare without regard to case.
public record Header(String name, String value) {}
