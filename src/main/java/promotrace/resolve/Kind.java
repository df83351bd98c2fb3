package promotrace.resolve;

import java.util.Locale;

/// What an address on a link's way is, by what the catalogue knows of it.
public enum Kind {
    /// It counts a click that somebody is paid for.
    NETWORK,
    /// It says nothing of where it leads.
    SHORTENER,
    /// It carries the next address.
    WRAPPER,
    /// It is a shopping agent's.
    AGENT,
    /// It is a marketplace's.
    MARKETPLACE,
    LINK_PAGE,
    OTHER;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// In lower case with hyphens, as reports have it.
    public String word() {
        return word;
    }
}
