package com.ovgcpayments.gateway.payout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payouts that go through our bank: written into a file once, and settled by a person. */
class PayoutBatchesTest {
    private final Vertx vertx = Vertx.vertx();
    private PayoutFixture fixture;

    @BeforeEach
    void start() {
        fixture = new PayoutFixture(vertx, TestDatabase.create());
        fixture.earned(Mode.LIVE, 10_000);
    }

    @AfterEach
    void stop() {
        fixture.close();
        vertx.close().await();
    }

    @Test
    void aPayoutIsInOneFileWhichComesOutTheSameAgain() {
        Payout payout = fixture.request(Mode.LIVE, 2500);
        fixture.sweepAll();
        PayoutBatches.Batch batch = fixture.export().orElseThrow();
        assertThat(batch.file().toString()).contains(PayoutFixture.IBAN, "<InstdAmt Ccy=\"EUR\">25.00</InstdAmt>");
        assertThat(batch.toString()).doesNotContain(PayoutFixture.IBAN);
        assertThat(fixture.export()).isEmpty();
        assertThat(fixture.batches.find(batch.name()).await()).contains(batch);
        assertThat(fixture.batches.find("pob-1").await()).isEmpty();
        Payout exported = fixture.read(payout);
        assertThat(exported.state()).isEqualTo(PayoutState.EXPORTED);
        assertThat(exported.state().shown()).isEqualTo("in_transit");
        assertThat(exported.batch()).contains(batch.name());
        assertThat(PayoutFixture.refusal(fixture.cancelling(payout))).contains("only before it is sent");
    }

    @Test
    void aPersonConfirmsOrFails() {
        Payout sent = fixture.request(Mode.LIVE, 2500);
        Payout returned = fixture.request(Mode.LIVE, 1000);
        fixture.export();
        assertThat(fixture.operator.count().await()).isEqualTo(2);
        assertThat(fixture.operator.confirm(sent.id(), PayoutFixture.DEED).await())
                .get()
                .extracting(Payout::state)
                .isEqualTo(PayoutState.COMPLETED);
        fixture.operator.confirm(sent.id(), PayoutFixture.DEED).await();
        assertThat(PayoutFixture.refusal(fixture.operator.fail(sent.id(), PayoutFixture.DEED)))
                .contains("completed, and stays so");
        fixture.operator.fail(returned.id(), PayoutFixture.DEED).await();
        assertThat(fixture.balance(Mode.LIVE)).isEqualTo(new MerchantBalance("EUR", 0, 7500, 0));
        assertThat(fixture.platform("bank")).isEqualTo(2500);
        assertThat(fixture.events()).hasSize(2);
        assertThat(fixture.events().get(0)).startsWith("payout.completed ");
        assertThat(fixture.events().get(1)).startsWith("payout.failed ").contains("because");
        assertThat(new Audit(fixture.database).check().await().rows()).isEqualTo(3);
        assertThat(fixture.operator
                        .list(Optional.empty(), Optional.empty(), 10)
                        .await()
                        .items())
                .isEmpty();
        assertThat(fixture.operator
                        .list(Optional.empty(), Optional.of(PayoutState.FAILED), 10)
                        .await()
                        .items())
                .hasSize(1);
    }

    @Test
    void cancelledOrExportedButNeverBoth() {
        List<Payout> payouts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            payouts.add(fixture.request(Mode.LIVE, 100));
        }
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < payouts.size(); i++) {
            all.add(fixture.cancelling(payouts.get(i)).otherwise(refused -> Optional.empty()));
            if (i % 7 == 3) {
                all.add(fixture.batches.export(PayoutFixture.DEBTOR, 100, PayoutFixture.DEED));
            }
        }
        Future.all(all).await();
        StringBuilder files = new StringBuilder();
        fixture.owner
                .query("SELECT name FROM payout_batch")
                .await()
                .forEach(row -> files.append(fixture.batches
                        .find(row.getString("name"))
                        .await()
                        .orElseThrow()
                        .file()));
        long cancelled = 0;
        for (Payout payout : payouts) {
            Payout now = fixture.read(payout);
            String id = Pain001.name(PublicId.PAYOUT, payout.id());
            assertThat(files.toString().split("<EndToEndId>" + id, -1).length - 1)
                    .isEqualTo(now.state() == PayoutState.EXPORTED ? 1 : 0);
            cancelled += now.state() == PayoutState.CANCELLED ? 1 : 0;
        }
        assertThat(fixture.balance(Mode.LIVE).available()).isEqualTo(10_000 - 100 * (20 - cancelled));
    }

    @Test
    void testMoneyIsNeverBroughtToABank() {
        fixture.settle(fixture.capture(Mode.TEST, 500));
        fixture.destinations
                .put(fixture.merchant, Mode.TEST, "EUR", PayoutFixture.account(PayoutFixture.IBAN))
                .await();
        Payout payout = fixture.request(Mode.TEST, 100);
        assertThat(fixture.export()).isEmpty();
        fixture.operator.confirm(payout.id(), PayoutFixture.DEED).await();
        assertThat(fixture.read(payout).state()).isEqualTo(PayoutState.COMPLETED);
    }

    @Test
    void whileHaltedNothingIsExported() {
        fixture.request(Mode.LIVE, 100);
        fixture.halt.set(PayoutFixture.DEED).await();
        assertThat(PayoutFixture.refusal(fixture.batches.export(PayoutFixture.DEBTOR, 10, PayoutFixture.DEED)))
                .contains(PayoutFixture.DEED.reason());
    }

    /** Every row of every table, as a thief of a dump would read it. */
    @Test
    void noAccountStandsInTheDatabase() {
        fixture.request(Mode.LIVE, 100);
        fixture.export();
        StringBuilder dump = new StringBuilder();
        fixture.owner
                .query(
                        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
                .await()
                .forEach(table -> fixture.owner
                        .query("SELECT t::text AS row FROM " + table.getString("name") + " t")
                        .await()
                        .forEach(row -> dump.append(row.getString("row")).append('\n')));
        String hex = HexFormat.of().formatHex(PayoutFixture.IBAN.getBytes(StandardCharsets.UTF_8));
        assertThat(dump.toString()).contains("Müller & Söhne").doesNotContain(PayoutFixture.IBAN, "0532013000", hex);
    }
}
