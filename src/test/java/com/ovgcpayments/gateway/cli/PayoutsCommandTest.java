package com.ovgcpayments.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.merchant.Merchants;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.payout.Destinations;
import com.ovgcpayments.gateway.payout.Payouts;
import com.ovgcpayments.gateway.secret.RandomSecret;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator brings payouts to the bank. */
class PayoutsCommandTest {
    private static final String IBAN = "DE89370400440532013000";

    private final TestDatabase postgres = TestDatabase.create();
    private final String masterKey = Base64.getEncoder().encodeToString(RandomSecret.bytes());
    private final Vertx vertx = Vertx.vertx();
    private final Database owner = Database.open(vertx, postgres.admin(), 2);
    private UUID merchant;

    @TempDir
    private Path directory;

    @BeforeEach
    void aMerchantWithMoney() {
        merchant = new Merchants(owner).create("Shop").await().id();
        UUID session = TimeOrderedUuid.next();
        UUID attempt = TimeOrderedUuid.next();
        owner.query("""
                INSERT INTO checkout_session
                    (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url, metadata, status, completed_at)
                VALUES ($1, $2, true, 9000, 'EUR', 'a@b.example', 'https://s', 'https://c', '{}', 'completed', now())""", session, merchant).await();
        owner.query("""
                INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason,
                                     begin_can_capture, state)
                VALUES ($1, $2, true, 1, 'stripe', 'r', 'test', false, 'succeeded')""", attempt, session).await();
        owner.query("""
                INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector, processor_ref,
                                                 amount, currency, captured_at)
                VALUES ($1, $2, true, $3, $4, 'stripe', 'c', 9000, 'EUR', now())""", TimeOrderedUuid.next(), merchant, session, attempt).await();
        owner.query("UPDATE payment_transaction SET status = 'settled', next_check_at = NULL")
                .await();
        new Destinations(owner, Sealer.of(List.of(masterKey)), Duration.ZERO)
                .put(
                        merchant,
                        Mode.LIVE,
                        "EUR",
                        new BankAccount(BankAccount.Kind.IBAN, "Shop", IBAN, Optional.empty(), Optional.empty()))
                .await();
    }

    @AfterEach
    void close() {
        owner.close().await();
        vertx.close().await();
    }

    @Test
    void exportsConfirmsAndFails() throws IOException {
        String sent = request(2500);
        String lost = request(1000);
        assertThat(run("payouts", "list").out()).contains(sent + "  requested  25.00 EUR  Shop  Shop …3000");

        CommandLineRun exported = run("payouts", "export", "--out", "bank.xml", "--json");
        assertThat(exported.code()).as(exported.err()).isZero();
        assertThat(exported.out()).doesNotContain(IBAN);
        String batch = new JsonObject(exported.out()).getString("batch");
        Path file = directory.resolve("bank.xml");
        assertThat(Files.readString(file)).contains(IBAN, batch, "<CtrlSum>35.00</CtrlSum>");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run("payouts", "export", "--out", "bank.xml").err()).contains("is there already");
        assertThat(run("payouts", "export", "--out", "more.xml").out()).contains("no payout waits");
        assertThat(directory.resolve("more.xml")).doesNotExist();
        assertThat(run("payouts", "export", "--out", "again.xml", "--batch", batch)
                        .code())
                .isZero();
        assertThat(directory.resolve("again.xml")).hasSameBinaryContentAs(file);
        assertThat(run("payouts", "export", "--out", "none.xml", "--batch", "pob-1")
                        .err())
                .contains("there is no batch pob-1");

        assertThat(run("payouts", "confirm", sent).out()).isEqualTo(sent + " is completed\n");
        assertThat(run("payouts", "fail", lost, "--reason", "account closed").out())
                .isEqualTo(lost + " is failed\n");
        CommandLineRun refused = run("payouts", "fail", sent, "--reason", "x");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("completed, and stays so").doesNotContain("\tat ");
        JsonArray failed = new JsonArray(
                run("payouts", "list", "--state", "failed", "--json").out());
        assertThat(failed.getJsonObject(0).getString("reason")).isEqualTo("account closed");
        assertThat(failed.getJsonObject(0).getString("batch")).isEqualTo(batch);
    }

    @Test
    void saysWhatIsMissing() {
        request(2500);
        Map<String, String> without = environment();
        without.remove("GATEWAY_PAYOUTS_DEBTORIBAN");
        assertThat(CommandLineRun.of(directory, without, "payouts", "export", "--out", "a.xml")
                        .err())
                .contains("payouts.debtorIban is required");
        without = environment();
        without.put("GATEWAY_PAYOUTS_DEBTORIBAN", "GB82WEST12345698765433");
        assertThat(CommandLineRun.of(directory, without, "payouts", "export", "--out", "a.xml")
                        .err())
                .contains("payouts.debtorIban", "expected an IBAN");
        without = environment();
        without.remove("GATEWAY_SECRETS_MASTERKEYS");
        assertThat(CommandLineRun.of(directory, without, "payouts", "export", "--out", "a.xml")
                        .err())
                .contains("secrets.masterKeys");
        String nobody = PublicId.PAYOUT.format(TimeOrderedUuid.next());
        assertThat(run("payouts", "confirm", nobody).err()).contains("there is no payout " + nobody);
        assertThat(run("payouts", "fail", nobody, "--reason", " ").err()).contains("--reason must be a line");
    }

    @Test
    void haltsAndResumes() {
        request(2500);
        assertThat(run("payouts", "halt", "--reason", "the books are wrong").out())
                .contains("payouts are halted");
        assertThat(run("payouts", "export", "--out", "a.xml").err()).contains("halted: the books are wrong");
        assertThat(run("payouts", "resume", "--reason", "looked at").out()).contains("payouts go on");
        assertThat(run("payouts", "export", "--out", "a.xml").code()).isZero();
    }

    private String request(long amount) {
        return PublicId.PAYOUT.format(owner.transaction(transaction ->
                        new Payouts(owner).request(transaction, merchant, Mode.LIVE, new Money(amount, "EUR")))
                .await()
                .id());
    }

    private CommandLineRun run(String... args) {
        return CommandLineRun.of(directory, environment(), args);
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "GATEWAY_DATABASE_URL",
                postgres.application().withPassword(),
                "GATEWAY_SECRETS_MASTERKEYS",
                masterKey,
                "GATEWAY_PAYOUTS_DEBTORNAME",
                "Gateway Ltd",
                "GATEWAY_PAYOUTS_DEBTORIBAN",
                "GB82 WEST 1234 5698 7654 32"));
    }
}
