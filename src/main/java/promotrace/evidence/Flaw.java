package promotrace.evidence;

import java.util.Optional;

/// Why a capture's body is not what the server meant to give.
///
/// It travels as one more header field of the capture, so that a live answer and its replay are judged alike. A field
/// of that name sent by a server is dropped.
public enum Flaw {
    /// The answer was longer than allowed, as sent or unpacked; its body was not kept.
    TOO_LARGE,
    /// The body's content coding could not be undone; the body is what was sent.
    BROKEN_CODING;

    static final String HEADER = "PromoTrace-Flaw";

    Header header() {
        return new Header(HEADER, name());
    }

    /// What is wrong with the capture; empty for a sound one.
    public static Optional<Flaw> of(Capture capture) {
        return capture.header(HEADER).map(Flaw::valueOf);
    }
}
