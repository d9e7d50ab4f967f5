package com.ovgcpayments.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class AuditTest {
    private Database application;
    private Database owner;
    private Audit audit;

    @BeforeEach
    void open(Vertx vertx) {
        TestDatabase postgres = TestDatabase.create();
        application = Database.open(vertx, postgres.application(), 8);
        owner = Database.open(vertx, postgres.admin(), 1);
        audit = new Audit(application);
    }

    @Test
    void anEmptyLogIsWhole() {
        assertThat(audit.check().await()).isEqualTo(new Audit.Check(0, "00".repeat(32), Optional.empty()));
    }

    @Test
    void rowsThatAreWrittenAtOnceStandInOneChain() {
        Future.all(IntStream.range(0, 40).mapToObj(this::write).toList()).await();
        Audit.Check check = audit.check().await();
        assertThat(check.rows()).isEqualTo(40);
        assertThat(check.broken()).isEmpty();
        assertThat(check.hash()).hasSize(64);
    }

    @Test
    void aDeedThatWasRolledBackLeavesNoGap() {
        write(1).await();
        Future<?> undone = application.transaction(transaction -> Audit.write(transaction, entry(2))
                .compose(written -> Future.failedFuture(new IllegalStateException("undone"))));
        assertThatThrownBy(undone::await).hasMessage("undone");
        write(3).await();
        assertThat(audit.check().await().rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET reason = 'another' WHERE number = 3",
                "UPDATE audit SET actor = 'x', action = 'opkdeed' WHERE number = 3",
                "UPDATE audit SET at = at + interval '1 second' WHERE number = 3",
                "DELETE FROM audit WHERE number = 3",
                "UPDATE audit SET reason = 'another', hash = audit_hash(previous, number::text) WHERE number = 3"
            })
    void whatTheOwnerChangesShows(String change) {
        for (int i = 1; i <= 5; i++) {
            write(i).await();
        }
        assertThatThrownBy(() -> owner.query(change).await()).hasMessageContaining("only ever added to");
        owner.query("ALTER TABLE audit DISABLE TRIGGER audit_stays").await();
        owner.query(change).await();
        Optional<Long> broken = audit.check().await().broken();
        assertThat(broken).isPresent();
        assertThat(broken.get()).isBetween(3L, 4L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET reason = 'another'",
                "DELETE FROM audit",
                "TRUNCATE audit",
                "INSERT INTO audit (number, at, previous, hash, actor, action, target, reason, detail, request_id)"
                        + " VALUES (9, now(), '', '', '', '', '', '', '', '')"
            })
    void theApplicationMayOnlyAdd(String change) {
        write(1).await();
        assertThatThrownBy(() -> application.query(change).await())
                .isInstanceOfSatisfying(
                        PgException.class,
                        refused -> assertThat(refused.getSqlState()).isEqualTo("42501"));
    }

    private Future<?> write(int number) {
        return application.transaction(
                transaction -> Audit.write(transaction, entry(number)).<Object>mapEmpty());
    }

    private static AuditEntry entry(int number) {
        return new Deed("opk", "weil es so ist: größer", "req_" + number).entry("deed", "target-" + number, json -> {
            json.writeStartObject();
            json.writeEndObject();
        });
    }
}
