package promotrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import promotrace.evidence.Sha256;
import promotrace.picture.Depiction;
import promotrace.picture.PictureHash;
import promotrace.picture.Shown;
import promotrace.store.Store;
import promotrace.store.StoreSettings;
import promotrace.storefront.Listing;
import promotrace.storefront.Relisted;
import promotrace.url.WebUrl;

class AlikeTest {
    private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");
    private static final PictureHash HASH = new PictureHash(0x0f0f_0f0f_0f0f_0f0fL, 0x1234_5678_9abc_def0L);

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.of(Optional.empty(), folder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Listing listing(String id) {
        return new Listing(
                id,
                WebUrl.of("https://m.example/" + id.substring(2)),
                "m",
                Optional.empty(),
                id,
                "",
                List.of(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Sha256.of(new byte[0]),
                DAY);
    }

    private static Sha256 capture(String picture) {
        return Sha256.of(picture.getBytes(StandardCharsets.UTF_8));
    }

    /// A picture whose waves differ from [#HASH] in as many bits as `waves`, whose steps in as many as `steps`.
    private void shows(String by, String picture, int steps, int waves) {
        WebUrl url = WebUrl.of("https://pics.example/" + picture);
        PictureHash hash = new PictureHash(HASH.steps() ^ (1L << steps) - 1, HASH.waves() ^ (1L << waves) - 1);
        store.pictures()
                .put(List.of(new Depiction(url, Optional.of(hash), "", 100, 100, Optional.of(capture(picture)), DAY)));
        store.pictures().show(List.of(new Shown(by, 0, url)));
    }

    private Map<String, Relisted.Copy> of(String listing) {
        return new Alike(store.pictures()).of(List.of(listing(listing))).getOrDefault(listing, Map.of());
    }

    @Test
    void otherListingsPicturesThatLookTheSameAreFoundWithTheNearestPair() {
        shows(Shown.byListing("m:1"), "own", 0, 0);
        shows(Shown.byListing("m:2"), "near", 3, 9);
        shows(Shown.byListing("m:2"), "nearer", 3, 2);
        shows(Shown.byListing("m:3"), "waves-too-far", 0, 11);
        shows(Shown.byListing("m:4"), "steps-too-far", 11, 0);
        shows(Shown.byPost("b:1/2"), "of-a-post", 0, 0);

        assertThat(of("m:1"))
                .isEqualTo(Map.of("m:2", new Relisted.Copy(3, List.of(capture("own"), capture("nearer")))));
        assertThat(of("m:9")).as("no picture was fetched").isEmpty();
    }

    @Test
    void aPictureThatACrowdShowsTellsNobodyApart() {
        shows(Shown.byListing("m:1"), "own", 0, 0);
        IntStream.range(0, 20).forEach(i -> shows(Shown.byListing("n:" + i), "sign", 0, 1));
        assertThat(of("m:1")).hasSize(20);
        shows(Shown.byListing("n:20"), "sign", 0, 1);
        assertThat(of("m:1")).isEmpty();
    }
}
