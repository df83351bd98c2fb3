/// The database that comes along: mongo-java-server in memory, kept by a journal, so that a newcomer needs no server.
///
/// Start reading at [promotrace.store.embedded.EmbeddedMongo]. It serves a try-out and small watch lists. It knows
/// nothing of what is stored; the rest of the store speaks to it as to any MongoDB.
@NullMarked
package promotrace.store.embedded;

import org.jspecify.annotations.NullMarked;
