/// The commands: data on stdout, talk on stderr.
@NullMarked
package promotrace.cli;

import org.jspecify.annotations.NullMarked;
