package com.ovgcpayments.gateway.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.AuditLog;
import com.ovgcpayments.gateway.ledger.Entries;
import com.ovgcpayments.gateway.ledger.EntryId;
import com.ovgcpayments.gateway.ledger.EntryQuery;
import com.ovgcpayments.gateway.ledger.MerchantAccount;
import com.ovgcpayments.gateway.merchant.MerchantKeys;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.outbox.EventQuery;
import com.ovgcpayments.gateway.outbox.Events;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.payout.Payouts;
import com.ovgcpayments.gateway.refund.MerchantRefunds;
import com.ovgcpayments.gateway.refund.RefundQuery;
import com.ovgcpayments.gateway.refund.RefundStatus;
import com.ovgcpayments.gateway.requestlog.RequestLog;
import com.ovgcpayments.gateway.requestlog.RequestQuery;
import com.ovgcpayments.gateway.requestlog.StatusClass;
import com.ovgcpayments.gateway.session.AmountRange;
import com.ovgcpayments.gateway.session.SessionFilter;
import com.ovgcpayments.gateway.session.SessionQuery;
import com.ovgcpayments.gateway.session.SessionSearch;
import com.ovgcpayments.gateway.session.Sessions;
import com.ovgcpayments.gateway.session.ShownStatus;
import com.ovgcpayments.gateway.session.TransactionQuery;
import com.ovgcpayments.gateway.session.Transactions;
import com.ovgcpayments.gateway.storage.Columns;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import com.ovgcpayments.gateway.webhook.Deliveries;
import com.ovgcpayments.gateway.webhook.Delivery;
import com.ovgcpayments.gateway.webhook.DeliveryQuery;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people look at by pages is read from indexes, however much there is, wherever the page lies and however rare what
 * they look for is: a page costs about its own rows. {@code -Dgateway.lists.rows=1000000} tries it with a million of each.
 */
class ListsOfManyTest {
    private static final Logger LOG = LoggerFactory.getLogger(ListsOfManyTest.class);
    private static final int ROWS = Integer.getInteger("gateway.lists.rows", 50_000);
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int PAGE = 20;

    /** Of tables and of indexes together, all that hangs on a row of the page included. */
    private static final long MOST_READ = 60L * PAGE;

    /** A time is looked for by ids, which other clocks made. */
    private static final long AN_HOUR = ROWS / (30 * 24);

    /** Where a window is looked through, by the beginning of the list's name: what that costs, however much there is. */
    private static final Map<String, Long> MOST_OF_WINDOWS =
            Map.of("payments completed", 100_000L, "requests SUCCESS", 40_000L);

    /** From then on PostgreSQL may use a plan that is for any parameters. */
    private static final int TIMES = 7;

    private static final String READ = """
            SELECT ((SELECT sum(seq_tup_read) FROM pg_stat_user_tables)
                  + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes))::bigint AS number""";

    private static Vertx vertx;
    private static Database owner;

    /** Of a single connection: the last word of its counters is asked for by it. */
    private static Database database;

    private static ManyRows many;

    @BeforeAll
    static void fill() {
        vertx = Vertx.vertx();
        TestDatabase postgres = TestDatabase.create();
        owner = Database.open(vertx, postgres.admin(), 1, PATIENCE);
        database = Database.open(vertx, postgres.application(), 1);
        many = new ManyRows(owner, ROWS);
    }

    @AfterAll
    static void close() {
        database.close().await();
        owner.close().await();
        vertx.close().await();
    }

    @Test
    void aPageCostsItsOwnRows() {
        Map<String, Long> tooMuch = new LinkedHashMap<>();
        for (UUID merchant : List.of(many.big, many.small)) {
            lists(merchant).forEach((name, list) -> {
                long read = read(list);
                long begun = System.nanoTime();
                list.get().await();
                String whole = name + (merchant.equals(many.big) ? " of the big one" : " of the small one");
                LOG.info("{}: {} rows in {} us", whole, read, (System.nanoTime() - begun) / 1_000);
                if (read > mostRead(name)) {
                    tooMuch.put(whole, read);
                }
            });
        }
        assertThat(tooMuch).isEmpty();
    }

    @Test
    void lookUpsOfAFewKeepTheirPlan() {
        String sql = """
                SELECT s.id FROM checkout_session s JOIN merchant m ON m.id = s.merchant_id
                  LEFT JOIN payment_transaction t ON t.session_id = s.id WHERE s.id = ANY ($1)""";
        List<UUID> few = StreamSupport.stream(
                        owner.query("SELECT id FROM checkout_session ORDER BY id LIMIT 3")
                                .await()
                                .spliterator(),
                        false)
                .map(row -> row.getUUID("id"))
                .toList();
        for (int i = 0; i < TIMES; i++) {
            assertThat(database.query(sql, Columns.sought(few, UUID[]::new, id -> id))
                            .await()
                            .size())
                    .isEqualTo(3);
        }
        assertThat(kept(sql)).isPositive();
    }

    @Test
    void listsOfSessionsKeepTheirPlan() {
        for (int i = 0; i < TIMES; i++) {
            sessions(many.big, Optional.of(many.middle), Optional.empty(), Optional.empty())
                    .await();
        }
        assertThat(kept("%ARRAY[$1::uuid]) AND s.livemode = $2 AND s.id < $3 ORDER BY%"))
                .isPositive();
    }

    /** How often a statement went by a plan that was made before. */
    private static long kept(String statement) {
        return database.query("SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE $1", statement)
                .await()
                .iterator()
                .next()
                .getLong("generic_plans");
    }

    private static long mostRead(String name) {
        return MOST_OF_WINDOWS.entrySet().stream()
                .filter(each -> name.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MOST_READ + AN_HOUR);
    }

    private static long read(Supplier<Future<?>> list) {
        for (int i = 0; i < TIMES; i++) {
            list.get().await();
        }
        long before = counted();
        list.get().await();
        return counted() - before;
    }

    private static Future<?> sessions(
            UUID merchant, Optional<UUID> after, Optional<ShownStatus> status, Optional<Instant> to) {
        return new Sessions(database)
                .list(
                        merchant,
                        Mode.TEST,
                        new SessionQuery(PAGE, after, status, Optional.empty(), Optional.empty(), to));
    }

    private static long counted() {
        database.query("SELECT pg_stat_force_next_flush()").await();
        return owner.query(READ).await().iterator().next().getLong("number");
    }

    private static Map<String, Supplier<Future<?>>> lists(UUID merchant) {
        Map<String, Supplier<Future<?>>> lists = new LinkedHashMap<>();
        Instant monthAgo = Instant.now().minus(Duration.ofDays(20));
        for (Optional<UUID> after : List.of(Optional.<UUID>empty(), Optional.of(many.middle))) {
            String page = after.isPresent() ? ", far in" : "";
            filters()
                    .forEach((name, filter) -> lists.put(
                            "payments " + name + page,
                            () -> new SessionSearch(database).find(merchant, Mode.TEST, filter, after, PAGE)));
            for (Optional<ShownStatus> status : anyAndEach(ShownStatus.values())) {
                lists.put("sessions " + status + page, () -> sessions(merchant, after, status, Optional.empty()));
                lists.put(
                        "sessions of long ago " + status + page,
                        () -> sessions(merchant, after, status, Optional.of(monthAgo)));
            }
            lists.put(
                    "latest payments" + page,
                    () -> new Transactions(database)
                            .list(
                                    merchant,
                                    Mode.TEST,
                                    new TransactionQuery(
                                            PAGE, after, Optional.empty(), Optional.empty(), Optional.empty())));
            for (Optional<RefundStatus> status : anyAndEach(RefundStatus.values())) {
                lists.put("refunds " + status + page, () -> refunds(merchant, after, status, Optional.empty()));
                lists.put(
                        "refunds of long ago " + status + page,
                        () -> refunds(merchant, after, status, Optional.of(monthAgo)));
            }
            for (Optional<String> type : List.of(
                    Optional.<String>empty(), Optional.of("payment.declined"), Optional.of("payout.completed"))) {
                lists.put(
                        "events " + type + page,
                        () -> new Events(database)
                                .list(
                                        merchant,
                                        Mode.TEST,
                                        new EventQuery(PAGE, after, type, Optional.empty(), Optional.empty())));
            }
            lists.put(
                    "events of long ago" + page,
                    () -> new Events(database)
                            .list(
                                    merchant,
                                    Mode.TEST,
                                    new EventQuery(
                                            PAGE, after, Optional.empty(), Optional.empty(), Optional.of(monthAgo))));
            lists.put(
                    "requests" + page,
                    () -> new RequestLog(database).list(merchant, Mode.TEST, RequestQuery.all(), after, PAGE));
            for (StatusClass status : List.of(StatusClass.CLIENT_ERROR, StatusClass.SUCCESS)) {
                lists.put(
                        "requests " + status + page,
                        () -> new RequestLog(database)
                                .list(
                                        merchant,
                                        Mode.TEST,
                                        new RequestQuery(
                                                Optional.of(status),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty()),
                                        after,
                                        PAGE));
            }
            lists.put(
                    "audit log" + page, () -> new AuditLog(database).list(merchant, after.map(id -> ROWS / 2L), PAGE));
            lists.put(
                    "payouts" + page,
                    () -> new Payouts(database).list(merchant, Mode.TEST, after, Optional.empty(), PAGE));
            for (boolean active : new boolean[] {true, false}) {
                lists.put(
                        "keys " + active + page,
                        () -> new MerchantKeys(database).list(merchant, Mode.TEST, active, after, PAGE));
            }
            for (Optional<MerchantAccount> account :
                    List.of(Optional.<MerchantAccount>empty(), Optional.of(MerchantAccount.PENDING))) {
                lists.put(
                        "entries " + account + page,
                        () -> new Entries(database)
                                .list(
                                        merchant,
                                        Mode.TEST,
                                        new EntryQuery(
                                                PAGE,
                                                after.map(id -> new EntryId(id, true)),
                                                Optional.empty(),
                                                account,
                                                Optional.empty(),
                                                Optional.empty())));
            }
            if (after.isEmpty() || merchant.equals(many.big)) {
                Deliveries deliveries = new Deliveries(database, new Outbox(vertx));
                for (Optional<Delivery.Status> status : anyAndEach(Delivery.Status.values())) {
                    lists.put(
                            "deliveries " + status + page,
                            () -> deliveries.list(
                                    merchant,
                                    Mode.TEST,
                                    merchant,
                                    new DeliveryQuery(PAGE, after, status, Optional.empty())));
                }
            }
        }
        return lists;
    }

    /** Such as an index is for; what none is for is looked for among so many, and by and by. */
    private static Map<String, SessionFilter> filters() {
        SessionFilter none = SessionFilter.NONE;
        return Map.of(
                "all", none,
                "by e-mail", filter(Set.of(), Optional.of("payer77@example.com"), Optional.empty(), Optional.empty()),
                "by gateway", filter(Set.of(), Optional.empty(), Optional.of(ManyRows.RARE_GATEWAY), Optional.empty()),
                "of one amount",
                        filter(
                                Set.of(ShownStatus.COMPLETED),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(AmountRange.exactly(BigDecimal.valueOf(ManyRows.RARE_AMOUNT, 2)))),
                "declined", filter(Set.of(ShownStatus.DECLINED), Optional.empty(), Optional.empty(), Optional.empty()),
                "pending", filter(Set.of(ShownStatus.PENDING), Optional.empty(), Optional.empty(), Optional.empty()),
                "expired", filter(Set.of(ShownStatus.EXPIRED), Optional.empty(), Optional.empty(), Optional.empty()),
                "completed",
                        filter(Set.of(ShownStatus.COMPLETED), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static SessionFilter filter(
            Set<ShownStatus> statuses, Optional<String> email, Optional<String> gateway, Optional<AmountRange> amount) {
        return new SessionFilter(
                statuses, email, Optional.empty(), gateway, amount, Optional.empty(), Optional.empty());
    }

    private static <T> List<Optional<T>> anyAndEach(T[] values) {
        List<Optional<T>> all = new ArrayList<>(List.of(Optional.empty()));
        for (T each : values) {
            all.add(Optional.of(each));
        }
        return all;
    }

    private static Future<?> refunds(
            UUID merchant, Optional<UUID> after, Optional<RefundStatus> status, Optional<Instant> until) {
        return new MerchantRefunds(database, new Outbox(vertx))
                .list(
                        merchant,
                        Mode.TEST,
                        new RefundQuery(PAGE, after, Optional.empty(), status, Optional.empty(), until));
    }
}
