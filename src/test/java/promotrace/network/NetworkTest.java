package promotrace.network;

import static org.assertj.core.api.Assertions.assertThat;
import static promotrace.assess.Verdict.CLEAR;
import static promotrace.assess.Verdict.FLAGGED;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import promotrace.assess.AccountAssessment;

final class NetworkTest {
    private static final CommissionRates RATES = new CommissionRates(
            "test",
            new CommissionRates.Range(new BigDecimal("0.05"), new BigDecimal("0.10"), new BigDecimal("0.15")),
            new CommissionRates.Range(new BigDecimal("0.01"), new BigDecimal("0.10"), new BigDecimal("0.50")));
    private final Commissions commissions = new Commissions(RATES);
    private final Edges edges = new Edges(commissions);
    private final Operators operators =
            new Operators(new IdentityRules("test", 2, List.of("skimlinks"), List.of(), List.of()));

    private List<Operator> operators(List<AccountAssessment> accounts) {
        return operators.of(accounts.stream().map(operators::holdings).toList());
    }

    @Test
    void anEdgeRestsOnFlaggedPromotionsAndCountsTheirComments() {
        AccountAssessment a = new Scene("telegram:a")
                .promotes("1", FLAGGED, "shop:1", "40 USD", 100, "awin 55")
                .promotes("2", FLAGGED, "shop:1", "40 USD", 50)
                .promotes("3", CLEAR, "shop:2", "40 USD", 50)
                .promotes("4", FLAGGED, "", "", 50)
                .hears("1", true)
                .hears("1", false)
                .hears("3", true)
                .account();
        assertThat(edges.of(a)).singleElement().satisfies(e -> {
            assertThat(e.seller()).isEqualTo("shop:1");
            assertThat(e.posts()).hasSize(2);
            assertThat(e.networks()).containsExactly("awin");
            assertThat(e.knowing()).isEqualTo(1);
            assertThat(e.comments()).isEqualTo(2);
        });
    }

    @Test
    void aCommissionIsARangeBoundedByWhatWasSold() {
        AccountAssessment a = new Scene("telegram:a")
                .promotes("1", FLAGGED, "shop:1", "40 USD", 100)
                .promotes("2", FLAGGED, "shop:1", "40 USD", 300)
                .account();
        // 400 likes: 4, 40 and (200, at most the 100 sold) orders at 40 USD and 5, 10, 15 %
        assertThat(commissions.over(a.promotions())).hasValueSatisfying(c -> {
            assertThat(c.low()).isEqualByComparingTo("8");
            assertThat(c.likely()).isEqualByComparingTo("160");
            assertThat(c.high()).isEqualByComparingTo("600");
            assertThat(c.currency()).isEqualTo("USD");
            assertThat(c.basis()).contains("5–15 %").contains("400 likes").contains("2 of 2");
        });
    }

    @Test
    void currenciesAreNeverAddedUp() {
        AccountAssessment a = new Scene("telegram:a")
                .promotes("1", FLAGGED, "shop:1", "40 USD", 100)
                .promotes("2", FLAGGED, "shop:2", "40 EUR", 100)
                .promotes("3", FLAGGED, "shop:3", "40 EUR", 100)
                .account();
        assertThat(commissions.over(a.promotions())).hasValueSatisfying(c -> {
            assertThat(c.currency()).isEqualTo("EUR");
            assertThat(c.basis()).contains("2 of 3");
        });
    }

    @Test
    void withoutAPriceThereIsNoSum() {
        AccountAssessment a = new Scene("telegram:a")
                .promotes("1", FLAGGED, "shop:1", "", 100)
                .account();
        assertThat(commissions.over(a.promotions())).isEqualTo(Optional.empty());
    }

    @Test
    void accountsEarningUnderOneIdAreJoinedWithTheReason() {
        List<Operator> found = operators(List.of(
                new Scene("telegram:a")
                        .promotes("1", FLAGGED, "shop:1", "", 1, "awin 55")
                        .account(),
                new Scene("telegram:b")
                        .promotes("1", FLAGGED, "shop:2", "", 1, "awin 55")
                        .account(),
                new Scene("telegram:c")
                        .promotes("1", FLAGGED, "shop:2", "", 1, "cj 55")
                        .account()));
        assertThat(found).singleElement().satisfies(o -> {
            assertThat(o.accounts()).containsExactly("telegram:a", "telegram:b");
            assertThat(o.evidence()).containsExactly("same publisher awin 55");
        });
    }

    @Test
    void aContactInTheProfileJoins() {
        List<Operator> found = operators(List.of(
                new Scene("telegram:a").bio("mail shop@orchard.example").account(),
                new Scene("telegram:b").bio("SHOP@orchard.example").account()));
        assertThat(found)
                .singleElement()
                .satisfies(o -> assertThat(o.evidence()).containsExactly("same mail shop@orchard.example"));
    }

    @Test
    void sharingASellerJoinsNobody() {
        assertThat(operators(List.of(
                        new Scene("telegram:a")
                                .promotes("1", FLAGGED, "shop:1", "", 1, "awin 55")
                                .account(),
                        new Scene("telegram:b")
                                .promotes("1", FLAGGED, "shop:1", "", 1, "awin 66")
                                .account())))
                .isEmpty();
    }

    @Test
    void anIdBehindANetworkThatPassesOnIsNotTheAccounts() {
        assertThat(operators(List.of(
                        new Scene("telegram:a")
                                .promotes("1", FLAGGED, "shop:1", "", 1, "skimlinks 1x1", "awin 78888")
                                .account(),
                        new Scene("telegram:b")
                                .promotes("1", FLAGGED, "shop:1", "", 1, "skimlinks 2x2", "awin 78888")
                                .account())))
                .isEmpty();
    }

    @Test
    void anEducatorWhoQuotesALinkIsNotJoined() {
        assertThat(operators(List.of(
                        new Scene("telegram:a")
                                .promotes("1", FLAGGED, "shop:1", "", 1, "awin 55")
                                .account(),
                        new Scene("telegram:b")
                                .verdict(CLEAR)
                                .promotes("1", CLEAR, "shop:1", "", 1, "awin 55")
                                .account())))
                .isEmpty();
    }

    @Test
    void whatManyShareSaysNothing() {
        assertThat(operators(List.of(
                        new Scene("telegram:a")
                                .promotes("1", FLAGGED, "s:1", "", 1, "awin 55")
                                .account(),
                        new Scene("telegram:b")
                                .promotes("1", FLAGGED, "s:1", "", 1, "awin 55")
                                .account(),
                        new Scene("telegram:c")
                                .promotes("1", FLAGGED, "s:1", "", 1, "awin 55")
                                .account())))
                .isEmpty();
    }
}
