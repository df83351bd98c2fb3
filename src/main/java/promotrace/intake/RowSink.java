package promotrace.intake;

import promotrace.collect.BroughtRow;

/// Takes a file's rows in their order, with the line (from 1) on which each begins. Each answer tells whether to go on.
interface RowSink {
    boolean row(long line, BroughtRow row);

    /// Something there is no row, and why.
    boolean left(long line, String why);
}
