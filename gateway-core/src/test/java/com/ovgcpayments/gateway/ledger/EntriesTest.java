package com.ovgcpayments.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each kind of posting tells a merchant: of what it is, and of which session. */
@ExtendWith(VertxExtension.class)
class EntriesTest {
    private static final TestDatabase POSTGRES = TestDatabase.create();

    private LedgerFixture ledger;

    @BeforeEach
    void open(Vertx vertx) {
        ledger = new LedgerFixture(vertx, POSTGRES);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void everyKindNamesItsSource() {
        UUID transaction = ledger.capture(1_000, "USD");
        Optional<UUID> session = session(transaction);
        ledger.settle(transaction);
        UUID refund = ledger.refund(transaction, 50);
        ledger.refundBecomes(refund, "failed");
        UUID dispute = ledger.dispute(transaction, 100);
        ledger.disputeWon(dispute);
        ledger.destination("USD");
        UUID sent = ledger.payout(300, "USD");
        ledger.payoutEnds(sent, "completed", null);
        UUID cancelled = ledger.payout(200, "USD");
        ledger.payoutEnds(cancelled, "cancelled", null);

        String txn = PublicId.TRANSACTION.format(transaction);
        String re = PublicId.REFUND.format(refund);
        String dp = PublicId.DISPUTE.format(dispute);
        String po = PublicId.PAYOUT.format(sent);
        String back = PublicId.PAYOUT.format(cancelled);
        Optional<UUID> none = Optional.empty();
        assertThat(entries(Optional.empty()))
                .extracting(Entry::type, Entry::amount, Entry::account, Entry::source, Entry::sessionId)
                .containsExactlyInAnyOrder(
                        tuple("capture", 1_000L, MerchantAccount.PENDING, txn, session),
                        tuple("settlement", -1_000L, MerchantAccount.PENDING, txn, session),
                        tuple("settlement", 1_000L, MerchantAccount.AVAILABLE, txn, session),
                        tuple("refund", -50L, MerchantAccount.AVAILABLE, re, session),
                        tuple("refund_reversal", 50L, MerchantAccount.AVAILABLE, re, session),
                        tuple("dispute", -100L, MerchantAccount.AVAILABLE, dp, session),
                        tuple("dispute_reinstated", 100L, MerchantAccount.AVAILABLE, dp, session),
                        tuple("payout", -300L, MerchantAccount.AVAILABLE, po, none),
                        tuple("payout", 300L, MerchantAccount.IN_TRANSIT, po, none),
                        tuple("payout_completed", -300L, MerchantAccount.IN_TRANSIT, po, none),
                        tuple("payout", -200L, MerchantAccount.AVAILABLE, back, none),
                        tuple("payout", 200L, MerchantAccount.IN_TRANSIT, back, none),
                        tuple("payout_reversal", -200L, MerchantAccount.IN_TRANSIT, back, none),
                        tuple("payout_reversal", 200L, MerchantAccount.AVAILABLE, back, none));
        assertThat(entries(Optional.of(MerchantAccount.IN_TRANSIT)))
                .extracting(Entry::type)
                .containsExactly("payout_reversal", "payout", "payout_completed", "payout");
    }

    private List<Entry> entries(Optional<MerchantAccount> account) {
        EntryQuery query =
                new EntryQuery(100, Optional.empty(), Optional.empty(), account, Optional.empty(), Optional.empty());
        return new Entries(ledger.database)
                .list(ledger.merchant, Mode.TEST, query)
                .await()
                .items();
    }

    private Optional<UUID> session(UUID transaction) {
        return Optional.of(ledger.database
                .query("SELECT session_id FROM payment_transaction WHERE id = $1", transaction)
                .await()
                .iterator()
                .next()
                .getUUID("session_id"));
    }
}
