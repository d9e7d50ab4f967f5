package com.ovgcpayments.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class AuditLogTest {
    private static final UUID SHOP = TimeOrderedUuid.next();
    private static final UUID OTHER = TimeOrderedUuid.next();
    private static final UUID ADA = TimeOrderedUuid.next();
    private static final UUID BOB = TimeOrderedUuid.next();

    private Database database;
    private Database owner;
    private AuditLog log;

    @BeforeEach
    void open(Vertx vertx) {
        TestDatabase postgres = TestDatabase.create();
        database = Database.open(vertx, postgres.application(), 2);
        owner = Database.open(vertx, postgres.admin(), 1);
        log = new AuditLog(database);
    }

    @Test
    void aMerchantSeesWhatWasDoneAtIt() {
        write(by(ADA).at(SHOP), "one", "x", "");
        write(by(ADA).at(OTHER), "two", "x", "");
        write(by(ADA), "three", "x", "");
        write(by(BOB).at(SHOP), "four", "x", "who");
        // A text that looks like the field is none.
        write(by(BOB), "five", "x", "\"merchant\":\"" + PublicId.MERCHANT.format(SHOP) + "\"");
        assertThat(actions(log.list(SHOP, Optional.empty(), 10).await())).containsExactly("four", "one");
        assertThat(new Audit(database).check().await().broken()).isEmpty();
        assertThat(log.list(SHOP, Optional.empty(), 1).await().get(0).entry().detail())
                .isEqualTo("{\"merchant\":\"" + PublicId.MERCHANT.format(SHOP) + "\",\"text\":\"who\"}");
    }

    @Test
    void aPersonsDeedsAndThoseUponHimAreHis() {
        write(by(ADA), "signs in", PublicId.PERSON.format(ADA), "");
        write(by(BOB), "changes her role", PublicId.PERSON.format(ADA), "");
        write(by(BOB), "signs in", PublicId.PERSON.format(BOB), "");
        assertThat(actions(log.listOf(ADA, Optional.empty(), 10).await()))
                .containsExactly("changes her role", "signs in");
        assertThat(actions(log.listOf(BOB, Optional.empty(), 10).await()))
                .containsExactly("signs in", "changes her role");
    }

    @Test
    void pagesFollowOneAnother() {
        for (int i = 1; i <= 5; i++) {
            write(by(ADA).at(SHOP), "deed " + i, "x", "");
        }
        List<LoggedDeed> first = log.list(SHOP, Optional.empty(), 2).await();
        assertThat(actions(first)).containsExactly("deed 5", "deed 4");
        Optional<Long> last = Optional.of(first.get(1).number());
        assertThat(actions(log.list(SHOP, last, 2).await())).containsExactly("deed 3", "deed 2");
        assertThat(actions(log.listOf(ADA, last, 2).await())).containsExactly("deed 3", "deed 2");
    }

    @Test
    void oneMerchantsAndOnePersonsAreFoundByIndex() {
        owner.query("SET enable_seqscan = off").await();
        assertThat(plan("audit_merchant(detail) = 'mer_x'")).contains("audit_of_merchant");
        assertThat(plan("audit_actor(actor) = 'per_x'")).contains("audit_by_actor");
        assertThat(plan("target = 'per_x'")).contains("audit_by_target");
    }

    private String plan(String condition) {
        return StreamSupport.stream(
                        owner.query("EXPLAIN SELECT * FROM audit WHERE " + condition
                                        + " AND number < 9 ORDER BY number DESC LIMIT 5")
                                .await()
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }

    private static Deed by(UUID person) {
        return new Deed(PublicId.PERSON.format(person) + " somebody@example.com", "", "");
    }

    private void write(Deed deed, String action, String target, String text) {
        database.transaction(transaction -> Audit.write(transaction, deed.entry(action, target, json -> {
                            json.writeStartObject();
                            if (!text.isEmpty()) {
                                json.writeStringField("text", text);
                            }
                            json.writeEndObject();
                        }))
                        .<Object>mapEmpty())
                .await();
    }

    private static List<String> actions(List<LoggedDeed> deeds) {
        return deeds.stream().map(deed -> deed.entry().action()).toList();
    }
}
