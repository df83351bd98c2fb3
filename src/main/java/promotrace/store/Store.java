package promotrace.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import promotrace.store.embedded.EmbeddedMongo;

/// Everything that is kept, in a real MongoDB or in the embedded one: start reading here.
///
/// A write that has returned is on disk (on a majority of the servers of a replica set) and survives a kill -9 of this
/// process and of the server. Every write may come twice and changes nothing the second time. Safe for use by many
/// threads; with a real server, by many processes.
public final class Store implements AutoCloseable {
    private static final int ANSWER_SECONDS = 4;
    /// A server that is connected and says nothing for so long is taken for lost.
    private static final int SILENT_SECONDS = 120;
    private static final String NAME = "promotrace";

    private final MongoClient client;
    private final Optional<EmbeddedMongo> embedded;
    private final Watches watches;
    private final Accounts accounts;
    private final Posts posts;
    private final Comments comments;
    private final Answers answers;
    private final Listings listings;
    private final Pictures pictures;
    private final Assessments assessments;
    private final Edges edges;
    private final Operators operators;
    private final Decisions decisions;
    private final Validators validators;
    private final Runs runs;
    private final Rounds rounds;
    private final Yields yields;
    private final Alerts alerts;
    private final Visits visits;

    private Store(
            MongoClient client, MongoDatabase database, Optional<EmbeddedMongo> embedded, StoreSettings settings) {
        this.client = client;
        this.embedded = embedded;
        watches = new Watches(database);
        accounts = new Accounts(database);
        posts = new Posts(database);
        comments = new Comments(database);
        answers = new Answers(database);
        listings = new Listings(database);
        pictures = new Pictures(database);
        assessments = new Assessments(database);
        edges = new Edges(database);
        operators = new Operators(database);
        decisions = new Decisions(database);
        validators = new Validators(database);
        runs = new Runs(database);
        rounds = new Rounds(database);
        yields = new Yields(database);
        alerts = new Alerts(database);
        visits = new Visits(database, settings.terms(), settings.retry(), embedded.isPresent());
        Shelf meta = new Shelf(database, "meta");
        new Upgrade(meta, steps(), embedded.isPresent(), InstantSource.system()).bring();
        if (embedded.isPresent()) visits.freeAll();
    }

    /// Opens the store.
    ///
    /// @throws StoreException when the server is not there (told within about 5 seconds), the folder is in use or can't
    ///     be used, or what is kept there was written by a newer version
    public static Store open(StoreSettings settings) {
        return settings.mongodb().isPresent() ? onServer(settings.mongodb().get(), settings) : inFolder(settings);
    }

    private static Store onServer(String address, StoreSettings settings) {
        ConnectionString connection;
        try {
            connection = new ConnectionString(address);
        } catch (IllegalArgumentException e) {
            throw Faults.wrongAddress(e);
        }
        MongoClientSettings.Builder builder = MongoClientSettings.builder().applyConnectionString(connection);
        String name = Optional.ofNullable(connection.getDatabase()).orElse(NAME);
        return connect(builder, name, Optional.empty(), settings, String.join(", ", connection.getHosts()));
    }

    private static Store inFolder(StoreSettings settings) {
        EmbeddedMongo embedded;
        try {
            embedded = EmbeddedMongo.open(settings.folder());
        } catch (IOException e) {
            throw Faults.folder(settings.folder(), e);
        }
        MongoClientSettings.Builder builder = MongoClientSettings.builder()
                .applyConnectionString(
                        new ConnectionString("mongodb://" + embedded.address() + "/?directConnection=true"))
                .applicationName(embedded.password());
        try {
            return connect(builder, NAME, Optional.of(embedded), settings, embedded.address());
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    private static Store connect(
            MongoClientSettings.Builder builder,
            String name,
            Optional<EmbeddedMongo> embedded,
            StoreSettings settings,
            String hosts) {
        MongoClient client = MongoClients.create(
                builder.applyToClusterSettings(c -> c.serverSelectionTimeout(ANSWER_SECONDS, TimeUnit.SECONDS))
                        .applyToSocketSettings(s -> s.connectTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                                .readTimeout(SILENT_SECONDS, TimeUnit.SECONDS))
                        .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                        .readConcern(ReadConcern.MAJORITY)
                        .build());
        try {
            MongoDatabase database = client.getDatabase(name);
            try {
                database.runCommand(new Document("ping", 1));
            } catch (MongoException e) {
                throw Faults.opening(hosts, e);
            }
            return new Store(client, database, embedded, settings);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /// What leads from an empty database to what this version stores. To change what is stored, add a step at the end; the
    /// ones before stay as they are.
    private List<Upgrade.Step> steps() {
        return List.of(
                new Upgrade.Step("indexes", () -> shelves().forEach(Shelf::createIndexes)),
                new Upgrade.Step(
                        "indexes of posts before they were edited",
                        () -> posts.shelves().forEach(Shelf::createIndexes)),
                new Upgrade.Step("when each address was asked last", answers::noteAsked),
                new Upgrade.Step(
                        "indexes of pictures and article numbers",
                        () -> Stream.of(pictures.shelves(), listings.shelves())
                                .flatMap(List::stream)
                                .forEach(Shelf::createIndexes)),
                new Upgrade.Step(
                        "indexes of sellers' ids and contacts",
                        () -> listings.shelves().forEach(Shelf::createIndexes)));
    }

    private Stream<Shelf> shelves() {
        return Stream.of(
                        Stream.of(watches.shelf(), accounts.shelf(), comments.shelf()),
                        posts.shelves().stream(),
                        answers.shelves().stream(),
                        listings.shelves().stream(),
                        pictures.shelves().stream(),
                        assessments.shelves().stream(),
                        Stream.of(
                                edges.shelf(),
                                operators.shelf(),
                                decisions.shelf(),
                                validators.shelf(),
                                runs.shelf(),
                                rounds.shelf(),
                                yields.shelf(),
                                alerts.shelf()),
                        visits.shelves().stream())
                .flatMap(s -> s);
    }

    public Watches watches() {
        return watches;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Posts posts() {
        return posts;
    }

    public Comments comments() {
        return comments;
    }

    public Answers answers() {
        return answers;
    }

    public Listings listings() {
        return listings;
    }

    public Pictures pictures() {
        return pictures;
    }

    public Assessments assessments() {
        return assessments;
    }

    public Edges edges() {
        return edges;
    }

    public Operators operators() {
        return operators;
    }

    public Decisions decisions() {
        return decisions;
    }

    /// By what addresses can be asked whether they changed.
    public Validators validators() {
        return validators;
    }

    public Runs runs() {
        return runs;
    }

    /// When each watched account was last made due and read.
    public Rounds rounds() {
        return rounds;
    }

    /// What pages of watched accounts gave, now and when all was well.
    public Yields yields() {
        return yields;
    }

    /// What the operator is to know.
    public Alerts alerts() {
        return alerts;
    }

    /// The frontier.
    public Visits visits() {
        return visits;
    }

    /// Whether this is the database that comes along, which serves one process and small watch lists.
    public boolean isEmbedded() {
        return embedded.isPresent();
    }

    @Override
    public void close() {
        client.close();
        embedded.ifPresent(EmbeddedMongo::close);
    }
}
