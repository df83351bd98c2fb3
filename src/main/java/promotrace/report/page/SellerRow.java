package promotrace.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import promotrace.assess.AccountAssessment;
import promotrace.assess.PromotionAssessment;
import promotrace.assess.Verdict;
import promotrace.report.CaseFile;
import promotrace.storefront.Listing;
import promotrace.storefront.Seller;

/// A seller that flagged promotions reach: which brands their posts show, what the seller lists there, who leads
/// buyers to it.
///
/// `name` may be empty; `titles` are those of its `listings` (distinct ones), `gone` how many of these are no longer
/// there; `accounts` are ids.
public record SellerRow(
        String id,
        String name,
        TreeSet<String> brands,
        TreeSet<String> titles,
        int listings,
        int gone,
        TreeSet<String> accounts,
        int posts) {

    /// Most posts first.
    static List<SellerRow> of(CaseFile file) {
        Map<String, Gathering> sellers = new TreeMap<>();
        for (AccountAssessment a : file.accounts()) {
            for (PromotionAssessment p : a.promotions()) {
                Optional<Seller> seller = p.subject().listing().flatMap(Listing::seller);
                if (p.verdict() != Verdict.FLAGGED || seller.isEmpty()) continue;
                sellers.computeIfAbsent(seller.get().id(), id -> new Gathering())
                        .add(a, p, seller.get());
            }
        }
        List<SellerRow> rows = new ArrayList<>();
        sellers.forEach((id, s) -> rows.add(s.row(id)));
        rows.sort(Comparator.comparingInt(SellerRow::posts).reversed().thenComparing(SellerRow::id));
        return rows;
    }

    /// What is seen of one seller.
    private static final class Gathering {
        private final TreeSet<String> brands = new TreeSet<>();
        private final TreeSet<String> titles = new TreeSet<>();
        private final TreeSet<String> listings = new TreeSet<>();
        private final TreeSet<String> gone = new TreeSet<>();
        private final TreeSet<String> accounts = new TreeSet<>();
        private final TreeSet<String> posts = new TreeSet<>();
        private String name = "";

        void add(AccountAssessment a, PromotionAssessment p, Seller seller) {
            Listing listing = p.subject().listing().orElseThrow();
            if (!seller.name().isBlank()) name = seller.name();
            brands.addAll(p.brands());
            titles.add(listing.title());
            listings.add(listing.id());
            if (!listing.available()) gone.add(listing.id());
            accounts.add(a.account().id());
            posts.add(p.subject().post().id());
        }

        SellerRow row(String id) {
            return new SellerRow(id, name, brands, titles, listings.size(), gone.size(), accounts, posts.size());
        }
    }
}
