package promotrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which of a server's refusals pass by themselves.
class FaultsTest {
    private static final String CODES = """
            # code, name,                              kind
            91,     ShutdownInProgress,                NOT_THERE
            189,    PrimarySteppedDown,                NOT_THERE
            10107,  NotWritablePrimary,                NOT_THERE
            11600,  InterruptedAtShutdown,             NOT_THERE
            11602,  InterruptedDueToReplStateChange,   NOT_THERE
            13435,  NotPrimaryNoSecondaryOk,           NOT_THERE
            13436,  NotPrimaryOrSecondary,             NOT_THERE
            13,     Unauthorized,                      REFUSED
            18,     AuthenticationFailed,              REFUSED
            2,      BadValue,                          REFUSED
            59,     CommandNotFound,                   REFUSED
            79,     UnknownReplWriteConcern,           REFUSED
            11000,  DuplicateKey,                      REFUSED
            14031,  OutOfDiskSpace,                    DISK
            """;

    @ParameterizedTest(name = "{1}")
    @CsvSource(textBlock = CODES)
    void aRefusedCommand(int code, String name, StoreException.Kind kind) {
        BsonDocument answer = new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString(name));
        assertThat(Faults.of(new MongoCommandException(answer, new ServerAddress()))
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(textBlock = CODES)
    void aBatchThatTheMajorityDidNotGet(int code, String name, StoreException.Kind kind) {
        WriteConcernError error = new WriteConcernError(code, name, name, new BsonDocument());
        MongoBulkWriteException fault = new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(), List.of(), error, new ServerAddress(), Set.of());
        assertThat(Faults.of(fault).kind()).isEqualTo(kind);
    }
}
