package com.ovgcpayments.gateway.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Figures are what a full count says, and cost a few stretches of indexes however much there is. {@code
 * -Dgateway.overview.sessions=1000000} tries it with a million.
 */
@ExtendWith(VertxExtension.class)
class OverviewsTest {
    private static final Instant HALF_PAST_ONE = Instant.parse("2026-11-15T01:30:00Z");
    private static final int SESSIONS = Integer.getInteger("gateway.overview.sessions", 3_000);
    private static final boolean MANY = SESSIONS > 100_000;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock(HALF_PAST_ONE);
    private Database owner;
    private Database database;
    private Overviews overviews;
    private ActivityCount count;
    private UUID merchant;
    private UUID other;

    @BeforeEach
    void open(Vertx vertx) {
        TestDatabase postgres = TestDatabase.create();
        owner = Database.open(vertx, postgres.admin(), 1, PATIENCE);
        database = Database.open(vertx, postgres.application(), 4);
        overviews = new Overviews(database, clock);
        count = new ActivityCount(database, clock);
        BusyMonth.prepare(owner);
        merchant = BusyMonth.make(owner, clock.instant(), SESSIONS, MANY ? 1 : 3);
        other = BusyMonth.make(owner, clock.instant(), 500, 3);
    }

    @Test
    void figuresAreWhatAFullCountSays() {
        countAll().await();
        for (UUID each : List.of(merchant, other)) {
            for (Mode mode : Mode.values()) {
                assertIsPlain(each, mode);
            }
        }
        Activity total = of(merchant, Mode.TEST).currencies().get(1).total();
        assertThat(total.successRate().orElseThrow()).isBetween(0.5, 0.9);
        assertThat(total.volume()).isGreaterThan(total.refunded());
        assertThat(total.refunded()).isPositive();
        assertThat(of(TimeOrderedUuid.next(), Mode.TEST)).isEqualTo(new Overview(List.of(), true));
    }

    @Test
    void asHoursPassFiguresStayRight() {
        countAll().await();
        for (int hours = 0; hours < 27; hours += 3) {
            clock.advance(Duration.ofHours(3));
            countAll().await();
            assertIsPlain(merchant, Mode.TEST);
            assertThat(of(merchant, Mode.TEST).whole()).isTrue();
        }
    }

    @Test
    void whatIsNotCountedYetIsSaid() {
        assertThat(of(merchant, Mode.TEST).whole()).isFalse();
        assertThat(count.step().await()).isTrue();
        assertThat(of(merchant, Mode.TEST).whole()).isFalse();
        countAll().await();
        assertThat(of(merchant, Mode.TEST).whole()).isTrue();
        clock.advance(Duration.ofHours(2));
        assertThat(of(merchant, Mode.TEST).whole()).isFalse();
        UUID newcomer = TimeOrderedUuid.next();
        owner.query(
                        "INSERT INTO merchant (id, name, created_at) VALUES ($1, 'New', $2)",
                        newcomer,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .await();
        assertThat(of(newcomer, Mode.TEST)).isEqualTo(new Overview(List.of(), true));
    }

    @Test
    void whatEndsLateIsCountedAgain() {
        countAll().await();
        List<CurrencyOverview> before = of(merchant, Mode.TEST).currencies();
        String fiveHoursAgo = """
                 FROM checkout_session s WHERE s.id = a.session_id AND s.merchant_id = $1 AND NOT a.livemode
                  AND made_at(a.id) < $2::timestamptz - interval '5 hours'
                  AND made_at(a.id) > $2::timestamptz - interval '40 hours'""";
        assertThat(change("UPDATE attempt a SET state = 'declined', ended_at = $2 " + fiveHoursAgo
                        + " AND state = 'open'"))
                .isPositive();
        // What was declined may turn out to have been paid.
        assertThat(change("UPDATE attempt a SET state = 'closed', decline_reason = NULL " + fiveHoursAgo
                        + " AND state = 'declined' AND decline_reason = 'EXPIRED_CARD'"))
                .isPositive();
        assertThat(change("""
                        UPDATE refund r SET state = 'failed' FROM payment_transaction t
                         WHERE t.id = r.transaction_id AND t.merchant_id = $1 AND r.state = 'succeeded'
                           AND made_at(r.id) BETWEEN $2::timestamptz - interval '40 hours'
                                                 AND $2::timestamptz - interval '5 hours'""")).isPositive();
        assertThat(of(merchant, Mode.TEST).currencies()).isEqualTo(before);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofHours(4));
            countAll().await();
        }
        assertIsPlain(merchant, Mode.TEST);
    }

    @Test
    void manyAtOnceCountEachHourOnce() {
        Future.all(IntStream.range(0, 4).mapToObj(i -> countAll()).toList()).await();
        countAll().await();
        assertIsPlain(merchant, Mode.LIVE);
        owner.query("UPDATE activity_count SET next_at = $1", clock.instant().atOffset(ZoneOffset.UTC))
                .await();
        Future.all(IntStream.range(0, 4).mapToObj(i -> countAll()).toList()).await();
        assertIsPlain(merchant, Mode.LIVE);
    }

    @Test
    void oldFiguresAreForgotten() {
        for (int days : List.of(61, 70, 80)) {
            for (String each : List.of(
                    "INSERT INTO activity_count (hour) VALUES ($1)",
                    "INSERT INTO activity_hour VALUES (gen_random_uuid(), false, $1, 'USD', 'c', 1, 1, 1, 0, 1, 1, 0)",
                    "INSERT INTO decline_hour VALUES (gen_random_uuid(), false, $1, 'USD', 'c', 'GENERIC', '', 1)")) {
                owner.query(
                                each,
                                clock.instant()
                                        .truncatedTo(ChronoUnit.HOURS)
                                        .minus(Duration.ofDays(days))
                                        .atOffset(ZoneOffset.UTC))
                        .await();
            }
        }
        countAll().await();
        assertThat(hours("activity_count")).isEqualTo(31 * 24 + 1);
        OffsetDateTime old = clock.instant().minus(Duration.ofDays(40)).atOffset(ZoneOffset.UTC);
        for (String table : List.of("activity_hour", "decline_hour")) {
            assertThat(owner.query("SELECT FROM " + table + " WHERE hour < $1", old)
                            .await()
                            .size())
                    .isEqualTo(1);
        }
    }

    /** Of the big tables are read the rows of the last hours, and what was before them is not even looked at. */
    @Test
    void readsStretchesOfIndexes() {
        countAll().await();
        Period period = Period.until(clock.instant(), Overviews.DAYS);
        long recent = owner.query(
                        "SELECT count(*) AS number FROM checkout_session WHERE id >= $1", period.firstSession())
                .await()
                .iterator()
                .next()
                .getLong("number");
        Object[] which = Overviews.parameters(merchant, Mode.TEST, period);
        for (Tuple each : List.of(Tuple.from(which), Tuple.from(which).addInteger(10))) {
            String sql = each.size() == which.length ? Overviews.ACTIVITY : Overviews.DECLINES;
            JsonObject plan = explain(sql, each);
            List<JsonObject> scans = nodes(plan)
                    .filter(node -> List.of("checkout_session", "attempt", "payment_transaction", "refund")
                            .contains(node.getString("Relation Name", "")))
                    .toList();
            assertThat(scans).isNotEmpty();
            for (JsonObject scan : scans) {
                assertThat(scan.getString("Node Type"))
                        .as(scan.encodePrettily())
                        .containsAnyOf("Index", "Bitmap Heap");
                double rows = (scan.getDouble("Actual Rows") + scan.getDouble("Rows Removed by Filter", 0.0))
                        * scan.getInteger("Actual Loops");
                assertThat(rows).as(scan.encodePrettily()).isLessThanOrEqualTo(2.5 * recent);
            }
        }
    }

    private JsonObject explain(String sql, Tuple parameters) {
        return owner.transaction(transaction -> {
                    // A small table is read faster as a whole.
                    Future<?> begin = MANY
                            ? Future.succeededFuture()
                            : transaction
                                    .query("SET LOCAL enable_seqscan = off")
                                    .execute();
                    return begin.compose(set -> explain(transaction, sql, parameters));
                })
                .await();
    }

    private static Future<JsonObject> explain(SqlConnection transaction, String sql, Tuple parameters) {
        return transaction
                .preparedQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)
                .execute(parameters)
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return ((JsonArray) row.getValue(0)).getJsonObject(0).getJsonObject("Plan");
                });
    }

    private static Stream<JsonObject> nodes(JsonObject plan) {
        return Stream.concat(
                Stream.of(plan),
                plan.getJsonArray("Plans", new JsonArray()).stream().flatMap(each -> nodes((JsonObject) each)));
    }

    private void assertIsPlain(UUID whose, Mode mode) {
        assertThat(of(whose, mode).currencies()).isEqualTo(PlainOverview.of(owner, whose, mode, clock.instant()));
    }

    private Overview of(UUID whose, Mode mode) {
        return overviews.of(whose, mode).await();
    }

    private Future<Void> countAll() {
        return count.step().compose(more -> more ? countAll() : Future.succeededFuture());
    }

    private int change(String sql) {
        return owner.transaction(transaction -> transaction
                        .query("SET LOCAL session_replication_role = replica")
                        .execute()
                        .compose(set -> transaction
                                .preparedQuery(sql)
                                .execute(Tuple.of(merchant, clock.instant().atOffset(ZoneOffset.UTC)))))
                .await()
                .rowCount();
    }

    private long hours(String table) {
        return owner.query("SELECT count(DISTINCT hour) AS number FROM " + table)
                .await()
                .iterator()
                .next()
                .getLong("number");
    }
}
