package promotrace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import promotrace.evidence.Sha256;
import promotrace.picture.Depiction;
import promotrace.picture.NearCopies;
import promotrace.picture.PictureHash;
import promotrace.picture.Shown;
import promotrace.store.Pictures;
import promotrace.storefront.Listing;
import promotrace.storefront.Relisted;

/// Finds among all pictures that were fetched those that look like a listing's: the index is made once, when it is first needed.
final class Alike {
    /// A picture that more listings show is a shop's sign, a table of sizes, or a maker's: it tells nobody apart.
    private static final int CROWD = 20;

    private final Pictures pictures;
    private @Nullable Index index;

    Alike(Pictures pictures) {
        this.pictures = pictures;
    }

    private record Index(NearCopies near, List<PictureHash> hashes) {
        static Index of(Pictures pictures) {
            List<PictureHash> hashes = new ArrayList<>();
            pictures.eachHash(hashes::add);
            long[] waves = hashes.stream().mapToLong(PictureHash::waves).toArray();
            long[] rows = new long[waves.length];
            Arrays.setAll(rows, i -> i);
            return new Index(NearCopies.of(waves, rows), hashes);
        }

        Set<PictureHash> near(PictureHash hash) {
            Set<PictureHash> found = new HashSet<>();
            for (NearCopies.Near near : near.find(hash.waves(), PictureHash.NEAR)) {
                PictureHash other = hashes.get((int) near.id());
                if (hash.distance(other) <= PictureHash.NEAR) found.add(other);
            }
            return found;
        }
    }

    /// For each of these listings, by its id, the other listings with a picture like one of its own, by their ids, each with the
    /// nearest pair.
    synchronized Map<String, Map<String, Relisted.Copy>> of(Collection<Listing> listings) {
        Map<String, Map<String, Relisted.Copy>> out = new HashMap<>();
        Map<String, List<Depiction>> theirs =
                pictures.of(listings.stream().map(l -> Shown.byListing(l.id())).toList());
        for (Listing l : listings) {
            Map<String, Relisted.Copy> copies = new HashMap<>();
            for (Depiction d : theirs.getOrDefault(Shown.byListing(l.id()), List.of())) copies(d, copies);
            copies.remove(l.id());
            if (!copies.isEmpty()) out.put(l.id(), copies);
        }
        return out;
    }

    private void copies(Depiction own, Map<String, Relisted.Copy> copies) {
        if (own.hash().isEmpty()) return;
        PictureHash hash = own.hash().get();
        pictures.with(index().near(hash)).forEach((other, by) -> {
            List<String> listings =
                    by.stream().map(Shown::listing).flatMap(Optional::stream).toList();
            if (listings.size() > CROWD) return;
            int distance = hash.distance(other.hash().orElseThrow());
            List<Sha256> captures = Stream.of(own.capture(), other.capture())
                    .flatMap(Optional::stream)
                    .toList();
            for (String listing : listings) {
                copies.merge(
                        listing, new Relisted.Copy(distance, captures), (a, b) -> a.distance() <= b.distance() ? a : b);
            }
        });
    }

    private Index index() {
        Index known = index;
        if (known == null) {
            known = Index.of(pictures);
            index = known;
        }
        return known;
    }
}
