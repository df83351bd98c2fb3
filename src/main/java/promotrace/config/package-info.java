/// YAML files of `config/` and `crawlers/` into records, checked: every mistake names file, line and key.
///
/// The only room that reads YAML. It knows no meaning: each room gives the record that its file is read into.
@NullMarked
package promotrace.config;

import org.jspecify.annotations.NullMarked;
