package com.ovgcpayments.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class VerifyTest {
    private final TestDatabase postgres = TestDatabase.create();

    @TempDir
    Path directory;

    @Test
    void saysThatAllAgrees() {
        CommandLineRun run = verify();
        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("\\d+ rules, as of \\S+: all agrees\n");
    }

    @Test
    void namesWhatDoesNotAgreeAndWhatToDo(Vertx vertx) {
        completedWithoutCapture(vertx);
        CommandLineRun run = verify("--first", "2");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("✗ completed-has-transaction: 3 completed sessions have no transaction\n")
                .contains("    00000000-0000-0000-0000-000000000001\n")
                .contains("    and 1 more\n")
                .contains("Look the payment up at its processor")
                .endsWith("3 problems, 0 warnings\n");

        JsonObject json = new JsonObject(verify("--json").out());
        assertThat(json.getInteger("problems")).isEqualTo(3);
        JsonObject rule = json.getJsonArray("rules").getJsonObject(0);
        assertThat(rule.getString("rule")).isEqualTo("completed-has-transaction");
        assertThat(rule.getLong("broken")).isEqualTo(3);
        assertThat(rule.getJsonArray("first")).hasSize(3);
    }

    @Test
    void warningsAreNoFailure(Vertx vertx) {
        asOwner(vertx, """
                INSERT INTO merchant (id, name) VALUES ('00000000-0000-0000-0000-000000000009', 'Shop');
                INSERT INTO checkout_session
                    (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url, metadata)
                VALUES ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000009', false, 1, 'USD',
                        '', '', '', '{}');
                INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason,
                                     begin_can_capture, state, operator_since)
                VALUES (gen_random_uuid(), '00000000-0000-0000-0000-000000000001', false, 1, 'sandbox', 'r', 'first', true,
                        'unknown', now())""");
        CommandLineRun run = verify();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("! attempt-needs-nobody: 1 ").endsWith("0 problems, 1 warning\n");
    }

    /** The first two deeds are an operator's and a merchant's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET reason = 'another' WHERE number = 1",
                "UPDATE audit SET actor = 'somebody else' WHERE number = 2",
                "UPDATE audit SET at = at - interval '1 day' WHERE number = 2",
                "DELETE FROM audit WHERE number = 1",
                "UPDATE audit SET action = 'x', hash = audit_hash(previous, '1') WHERE number = 1",
                """
                CREATE OR REPLACE FUNCTION audit_hash(previous bytea, VARIADIC contents text[]) RETURNS bytea
                LANGUAGE sql STABLE RETURN (SELECT hash FROM audit WHERE number = contents[1]::bigint);
                UPDATE audit SET reason = 'another' WHERE number = 2"""
            })
    void anAuditLogThatSomebodyChangedIsAProblem(String change, Vertx vertx) {
        gateway("operators", "create", "--name", "Grace");
        gateway("merchants", "create", "Shop", "--owner", "ada@example.com");
        gateway("operators", "create", "--name", "Alan");
        assertThat(verify().code()).isZero();

        asOwner(vertx, "ALTER TABLE audit DISABLE TRIGGER audit_stays; " + change);
        CommandLineRun run = verify();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("✗ audit-is-unbroken: ")
                .containsPattern("    entry [12]\\n")
                .contains("keep the database as it is")
                .endsWith("1 problem, 0 warnings\n");
    }

    private void completedWithoutCapture(Vertx vertx) {
        asOwner(vertx, """
                INSERT INTO merchant (id, name) VALUES ('00000000-0000-0000-0000-000000000009', 'Shop');
                INSERT INTO checkout_session (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url,
                                              metadata, status, completed_at)
                SELECT ('00000000-0000-0000-0000-00000000000' || n)::uuid, '00000000-0000-0000-0000-000000000009', false, 1,
                       'USD', '', '', '', '{}', 'completed', now()
                  FROM generate_series(1, 3) n""");
    }

    private void asOwner(Vertx vertx, String statements) {
        Database owner = Database.open(vertx, postgres.admin(), 1);
        owner.transaction(transaction -> transaction.query(statements).execute())
                .eventually(owner::close)
                .await();
    }

    private CommandLineRun verify(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "verify";
        System.arraycopy(options, 0, args, 1, options.length);
        return run(args);
    }

    private void gateway(String... words) {
        CommandLineRun run = run(words);
        assertThat(run.code()).as(run.err()).isZero();
    }

    private CommandLineRun run(String... args) {
        return CommandLineRun.of(
                directory, Map.of("GATEWAY_DATABASE_URL", postgres.application().withPassword()), args);
    }
}
