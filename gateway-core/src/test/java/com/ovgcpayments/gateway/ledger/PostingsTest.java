package com.ovgcpayments.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each change of money posts. */
@ExtendWith(VertxExtension.class)
class PostingsTest {
    private static final TestDatabase POSTGRES = TestDatabase.create();

    private LedgerFixture ledger;
    private long receivableBefore;
    private long feesBefore;
    private long suspenseBefore;

    @BeforeEach
    void open(Vertx vertx) {
        ledger = new LedgerFixture(vertx, POSTGRES);
        receivableBefore = ledger.platform("receivable", "stripe", "USD");
        feesBefore = ledger.platform("fees", null, "USD");
        suspenseBefore = ledger.platform("suspense", null, "USD");
    }

    @Test
    void captureIsOwedToTheMerchantLessOurFee() {
        ledger.fee(null, "USD", 290, 30);
        ledger.capture(10_000, "USD");
        assertBalance(10_000 - 320, 0);
        assertThat(receivable()).isEqualTo(-10_000);
        assertThat(fees()).isEqualTo(320);
    }

    @Test
    void settlementMovesWhatIsLeft() {
        ledger.fee(null, "USD", 100, 0);
        UUID transaction = ledger.capture(10_000, "USD");
        ledger.refund(transaction, 4_000);
        ledger.settle(transaction);
        assertBalance(0, 5_900);
        ledger.settle(transaction);
        assertBalance(0, 5_900);
    }

    @Test
    void refundTakesFromWhereTheMoneyStands() {
        UUID transaction = ledger.capture(10_000, "USD");
        ledger.refund(transaction, 1_000);
        assertBalance(9_000, 0);
        ledger.settle(transaction);
        ledger.refund(transaction, 2_000);
        assertBalance(0, 7_000);
        assertThat(receivable()).isEqualTo(-7_000);
    }

    @Test
    void failedRefundGoesBackToWhereTheMoneyStandsNow() {
        UUID transaction = ledger.capture(10_000, "USD");
        UUID early = ledger.refund(transaction, 1_000);
        UUID late = ledger.refund(transaction, 2_000);
        ledger.refundBecomes(early, "failed");
        assertBalance(8_000, 0);
        ledger.settle(transaction);
        ledger.refundBecomes(late, "succeeded");
        ledger.refundBecomes(late, "failed");
        assertBalance(0, 10_000);
        ledger.refund(transaction, 10_000);
        assertBalance(0, 0);
    }

    @Test
    void feeIsKeptUnlessAgreedOtherwise() {
        ledger.fee(null, "USD", 250, 0);
        ledger.terms("USD", 300, false);
        ledger.refund(ledger.capture(10_000, "USD"), 10_000);
        assertBalance(-250, 0);
        assertThat(fees()).isEqualTo(250);
    }

    @Test
    void feeGoesBackWithItsPartOfTheRefund() {
        ledger.fee(null, "USD", 0, 100);
        ledger.terms("USD", 0, true);
        UUID transaction = ledger.capture(1_000, "USD");
        ledger.refund(transaction, 333);
        UUID second = ledger.refund(transaction, 333);
        assertThat(fees()).isEqualTo(100 - 67);
        ledger.refund(transaction, 334);
        assertBalance(0, 0);
        assertThat(fees()).isZero();
        ledger.refundBecomes(second, "failed");
        assertThat(fees()).isEqualTo(34);
        assertBalance(333 - 34, 0);
    }

    @Test
    void refundStopsAtTheNegativeLimit() {
        ledger.terms("USD", 100, false);
        ledger.fee(null, "USD", 0, 100);
        UUID first = ledger.capture(1_000, "USD");
        ledger.refund(first, 1_000);
        ledger.fee("other", "USD", 0, 500);
        UUID second = ledger.capture("other", 1_000, "USD");
        assertBalance(400, 0);
        assertThatThrownBy(() -> ledger.refund(second, 501)).hasMessageContaining("does not cover");
        ledger.refund(second, 500);
        assertBalance(-100, 0);
    }

    @Test
    void surplusWaitsInSuspense() {
        UUID surplus = ledger.surplus("stripe", 700, "USD");
        assertThat(ledger.platform("suspense", null, "USD") - suspenseBefore).isEqualTo(700);
        UUID refund = ledger.refundSurplus(surplus);
        assertThat(ledger.platform("suspense", null, "USD") - suspenseBefore).isZero();
        assertThat(receivable()).isZero();
        ledger.refundBecomes(refund, "accepted");
        assertThat(ledger.platform("suspense", null, "USD") - suspenseBefore).isEqualTo(700);
        assertThat(receivable()).isEqualTo(-700);
        assertThatThrownBy(() -> ledger.refundBecomes(refund, "succeeded")).hasMessageContaining("stays so");
    }

    @ParameterizedTest
    @CsvSource({
        "50, 100, 0",
        "150, 100, 2",
        "250, 100, 2",
        "151, 100, 2",
        "149, 100, 1",
        "1, 3, 0",
        "2, 3, 1",
        "0, 7, 0"
    })
    void roundsHalfToEven(long numerator, long denominator, long expected) {
        assertThat(ledger.database
                        .query("SELECT half_even($1, $2) AS rounded", numerator, denominator)
                        .await()
                        .iterator()
                        .next()
                        .getLong("rounded"))
                .isEqualTo(expected);
    }

    @Test
    void theMostSpecificFeeCounts() {
        ledger.fee(null, null, 1_000, 0);
        ledger.fee("stripe", null, 100, 0);
        ledger.fee(null, "EUR", 300, 1);
        ledger.fee("stripe", "EUR", 200, 2);
        assertThat(feeOf("other", "USD")).isEqualTo(1_000);
        assertThat(feeOf("stripe", "USD")).isEqualTo(100);
        assertThat(feeOf("other", "EUR")).isEqualTo(301);
        assertThat(feeOf("stripe", "EUR")).isEqualTo(202);
        ledger.fee("stripe", "JPY", 0, 20_000);
        assertThat(feeOf("stripe", "JPY")).isEqualTo(10_000);
    }

    private long feeOf(String connector, String currency) {
        return ledger.database
                .query("SELECT fee_of($1, $2, $3, 10000) AS fee", ledger.merchant, connector, currency)
                .await()
                .iterator()
                .next()
                .getLong("fee");
    }

    private long receivable() {
        return ledger.platform("receivable", "stripe", "USD") - receivableBefore;
    }

    private long fees() {
        return ledger.platform("fees", null, "USD") - feesBefore;
    }

    private void assertBalance(long pending, long available) {
        assertThat(ledger.balance("USD")).isEqualTo(new MerchantBalance("USD", pending, available, 0));
    }
}
