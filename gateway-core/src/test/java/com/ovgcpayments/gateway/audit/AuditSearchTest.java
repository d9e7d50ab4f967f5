package com.ovgcpayments.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class AuditSearchTest {
    private static final String ADA = PublicId.PERSON.format(TimeOrderedUuid.next());

    private Database database;
    private Database owner;
    private AuditSearch search;

    @BeforeEach
    void open(Vertx vertx) {
        TestDatabase postgres = TestDatabase.create();
        database = Database.open(vertx, postgres.application(), 2);
        owner = Database.open(vertx, postgres.admin(), 1);
        search = new AuditSearch(database);
    }

    @Test
    void findsByWhateverIsKnown() {
        write(ADA + " ada@example.com", "fee.set", "fee_1");
        write("opk_1", "fee.set", "fee_2");
        write("command line", "merchant.create", "mer_1");
        write(ADA + " ada@example.com", "fee.remove", "fee_1");
        assertThat(numbers(AuditFilter.NONE)).containsExactly(4L, 3L, 2L, 1L);
        assertThat(numbers(filter("fee.set", null, null))).containsExactly(2L, 1L);
        assertThat(numbers(filter(null, "ada@example.com", null))).containsExactly(4L, 1L);
        assertThat(numbers(filter(null, ADA, null))).containsExactly(4L, 1L);
        assertThat(numbers(filter(null, "opk_1", null))).containsExactly(2L);
        assertThat(numbers(filter(null, "command line", null))).containsExactly(3L);
        assertThat(numbers(filter(null, "command", null))).isEmpty();
        assertThat(numbers(filter(null, null, "fee_1"))).containsExactly(4L, 1L);
        assertThat(numbers(filter("fee.set", "ada@example.com", "fee_1"))).containsExactly(1L);
        assertThat(search.actions().await()).containsExactly("fee.remove", "fee.set", "merchant.create");
    }

    @Test
    void findsByTimeAndInPages() {
        assertThat(search.actions().await()).isEmpty();
        for (int i = 0; i < 4; i++) {
            write("opk_1", "deed", "x");
        }
        // As if the deeds had been done a day apart, and the clock put back by some minutes before the third.
        owner.query("ALTER TABLE audit DISABLE TRIGGER audit_stays").await();
        owner.query("UPDATE audit SET at = timestamptz '2026-04-10 12:00Z' + number * interval '1 day'"
                        + " - CASE number WHEN 3 THEN interval '1 day 10 minutes' ELSE interval '0' END")
                .await();
        Instant second = Instant.parse("2026-04-12T12:00:00Z");
        assertThat(numbers(between(second, null))).containsExactly(4L, 2L);
        assertThat(numbers(between(null, second))).containsExactly(3L, 1L);
        assertThat(numbers(between(second.minus(20, ChronoUnit.MINUTES), second.plusSeconds(1))))
                .containsExactly(3L, 2L);
        assertThat(numbers(between(Instant.parse("2026-05-01T00:00:00Z"), null)))
                .isEmpty();
        assertThat(numbers(between(null, Instant.parse("2026-01-01T00:00:00Z"))))
                .isEmpty();
        List<LoggedDeed> page =
                search.find(AuditFilter.NONE, Optional.of(4L), 2).await();
        assertThat(page).extracting(LoggedDeed::number).containsExactly(3L, 2L);
    }

    @Test
    void eachIsFoundByItsIndex() {
        owner.query("SET enable_seqscan = off").await();
        assertThat(plan("action = 'x' AND number < 9 ORDER BY number DESC")).contains("audit_by_action");
        assertThat(plan("audit_who(actor) = 'x' AND number < 9 ORDER BY number DESC"))
                .contains("audit_by_who");
        assertThat(plan("at < now() ORDER BY at DESC, number DESC")).contains("audit_by_time");
    }

    private String plan(String rest) {
        return StreamSupport.stream(
                        owner.query("EXPLAIN SELECT * FROM audit WHERE " + rest + " LIMIT 5")
                                .await()
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }

    private List<Long> numbers(AuditFilter filter) {
        return search.find(filter, Optional.empty(), 10).await().stream()
                .map(LoggedDeed::number)
                .toList();
    }

    private static AuditFilter filter(@Nullable String action, @Nullable String actor, @Nullable String target) {
        return new AuditFilter(
                Optional.ofNullable(action),
                Optional.ofNullable(actor),
                Optional.ofNullable(target),
                Optional.empty(),
                Optional.empty());
    }

    private static AuditFilter between(@Nullable Instant from, @Nullable Instant to) {
        return new AuditFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(from),
                Optional.ofNullable(to));
    }

    private void write(String actor, String action, String target) {
        database.transaction(
                        transaction -> Audit.write(transaction, new AuditEntry(actor, action, target, "", "{}", ""))
                                .<Object>mapEmpty())
                .await();
    }
}
