package promotrace.evidence;

import java.util.Optional;

/// What a browser showed of a page: beside what came over the wire, evidence of what a visitor sees.
///
/// `page` is the answer that was opened; `shown` the elements as HTML in the end, a capture of the same address and date
/// of its own digest; `picture` a PNG of it. In a WARC file `shown` is a `conversion` record of the page's address that
/// refers to the page's record, and `picture` a `resource` record of `urn:view:` and the address.
///
/// Quirk: the standard names no record for this. Conversions are what crocoite writes and `urn:view:` what
/// browsertrix-crawler does (iipc/warc-specifications issue 54).
@SuppressWarnings("ArrayRecordComponent") // large; kept once, never compared
public record View(Capture page, Capture shown, Optional<byte[]> picture) {
    /// The content type of `shown`.
    public static final String HTML = "text/html;charset=utf-8";

    /// A header field of `shown`: the other address that the page went to by itself.
    public static final String LED_TO = "PromoTrace-Led-To";

    static final String PICTURE = "image/png";
    static final String PICTURE_OF = "urn:view:";
}
