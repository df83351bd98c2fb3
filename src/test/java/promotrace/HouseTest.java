package promotrace;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How the house is built: which room may use which, which library belongs to which room.
///
/// A line in the wrong room fails here by name.
class HouseTest {
    /// In the order of the data. A room uses only rooms before it; `""` is the pipeline and the monitor.
    private static final List<String> ROOMS = List.of(
            "url",
            "config",
            "evidence",
            "picture",
            "fetch",
            "frontier",
            "collect",
            "intake",
            "resolve",
            "storefront",
            "assess",
            "network",
            "review",
            "report",
            "deliver",
            "store",
            "",
            "schedule",
            "web",
            "cli");

    private static JavaClasses house;

    @BeforeAll
    static void enter() throws URISyntaxException {
        house = new ClassFileImporter()
                .importPath(Path.of(promotrace.url.WebUrl.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()));
    }

    private static String of(String room) {
        return room.isEmpty() ? "promotrace" : "promotrace." + room + "..";
    }

    private static String[] of(List<String> rooms) {
        return rooms.stream().map(HouseTest::of).toArray(String[]::new);
    }

    @Test
    void everyPackageIsAKnownRoom() {
        Set<String> rooms = new TreeSet<>();
        for (JavaClass type : house) {
            String name = type.getPackageName();
            if (name.startsWith("promotrace.")) rooms.add(name.split("\\.")[1]);
        }
        assertThat(ROOMS).containsAll(rooms);
    }

    @Test
    void everyRoomSaysWhatItIsAndIsNullMarked() {
        List<String> unmarked = Stream.concat(
                        Stream.of(house.getPackage("promotrace")),
                        house.getPackage("promotrace").getSubpackagesInTree().stream())
                .filter(room -> !room.getClasses().isEmpty())
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .map(room -> room.getName())
                .toList();
        assertThat(unmarked)
                .as("packages without a package-info that says @NullMarked")
                .isEmpty();
    }

    @Test
    void aRoomUsesOnlyRoomsBeforeIt() {
        for (String room : ROOMS) {
            String[] later = of(ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()));
            if (later.length == 0) continue;
            noClasses()
                    .that()
                    .resideInAPackage(of(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .because("the rooms stand in the order of the data")
                    .allowEmptyShould(true)
                    .check(house);
        }
    }

    @ParameterizedTest(name = "{0} does not use {1}")
    @CsvSource(textBlock = """
            # room,     does not use,          because
            evidence,   config,                what is kept does not depend on settings in files
            picture,    config,                what a picture shows does not depend on settings in files
            frontier,   config evidence fetch, it decides from addresses and dates alone
            resolve,    collect frontier,      it takes an address and not a post
            storefront, collect frontier,      a listing is read alike however one came to it
            collect,    frontier,              what is due next is the pipeline's matter
            intake,     fetch frontier,        what a file holds does not depend on the web
            assess,     fetch frontier,        it judges what was read and asks for nothing
            network,    fetch frontier,        it computes from records
            review,     fetch frontier collect resolve storefront network, people decide on assessments
            report,     fetch frontier,        it writes what is there
            deliver,    fetch frontier collect resolve storefront assess network review, it tells of our own state alone
            schedule,   fetch resolve storefront assess network report review, a firing only makes visits due
            web,        fetch schedule,        what is shown is in the store
            cli,        fetch,                 all requests belong to the pipeline
            """)
    void whatARoomDoesNotNeedItDoesNotUse(String room, String others, String why) {
        noClasses()
                .that()
                .resideInAPackage(of(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(of(Arrays.asList(others.split(" "))))
                .because(why)
                .allowEmptyShould(true)
                .check(house);
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @CsvSource(textBlock = """
            # library,                                rooms
            okhttp3.. okio..,                         fetch deliver
            com.mongodb.. org.bson.. de.bwaldvogel.. io.netty.., store
            org.quartz..,                             schedule
            picocli..,                                cli
            ch.qos.logback..,                         cli
            jakarta.mail.. org.eclipse.angus..,       deliver
            io.javalin.. org.eclipse.jetty.. jakarta.servlet.., web
            org.jsoup..,                              collect intake resolve storefront
            tools.jackson.dataformat.csv..,            intake
            org.snakeyaml.. tools.jackson.dataformat.yaml.. com.networknt.., config
            org.netpreserve..,                        evidence
            com.microsoft.playwright.. com.google.gson.., fetch
            javax.imageio.. java.awt.. com.twelvemonkeys.., picture
            crawlercommons.robots..,                  fetch
            crawlercommons.domains..,                 url collect
            gg.jte..,                                 report web
            org.ahocorasick..,                        assess
            """)
    void oneLibraryOneRoom(String library, String rooms) {
        noClasses()
                .that(resideInAPackage("promotrace..")
                        .and(not(resideInAnyPackage(of(Arrays.asList(rooms.split(" ")))))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.split(" "))
                .because("one library, one room: " + rooms)
                .check(house);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"url", "picture", "frontier", "assess", "network", "review", "storefront", "resolve", "collect"})
    void pureRoomsAskNoClock(String room) {
        noClasses()
                .that()
                .resideInAPackage(of(room))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("the world's time is an argument: a case computed again must come out the same")
                .check(house);
    }

    @Test
    void onlyTheCommandLineTalksToTheTerminal() {
        DescribedPredicate<JavaClass> asksForItsCharset = type(promotrace.report.Screen.class);
        noClasses()
                .that(resideInAPackage("promotrace..")
                        .and(not(resideInAPackage("promotrace.cli..")))
                        .and(not(asksForItsCharset)))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .because("data goes to stdout and talk to stderr in one place; others are given the stream")
                .check(house);
    }

    @Test
    void classesAreFinal() {
        classes()
                .that(resideInAPackage("promotrace.."))
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("we build with sealed interfaces and records, not by inheritance")
                .check(house);
    }
}
