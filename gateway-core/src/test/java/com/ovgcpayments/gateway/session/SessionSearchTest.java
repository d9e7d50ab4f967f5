package com.ovgcpayments.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever way a search takes, it finds what a look at every single session finds. */
class SessionSearchTest {
    private static final int SESSIONS = 240;

    private static Vertx vertx;
    private static final List<ShownStatus> STATUSES = List.of(ShownStatus.values());
    private static Instant now;
    private static Database owner;
    private static Database database;
    private static final UUID MERCHANT = TimeOrderedUuid.next();
    private static final List<Made> ALL = new ArrayList<>();

    /** A session as it was put into the database. */
    private record Made(
            UUID id, ShownStatus status, String email, String currency, long amount, String gateway, Instant at) {}

    @BeforeAll
    static void fill() {
        vertx = Vertx.vertx();
        now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        TestDatabase postgres = TestDatabase.create();
        owner = Database.open(vertx, postgres.admin(), 2);
        database = Database.open(vertx, postgres.application(), 4);
        UUID other = TimeOrderedUuid.next();
        for (UUID merchant : List.of(MERCHANT, other)) {
            owner.query("INSERT INTO merchant (id, name) VALUES ($1, 'Shop')", merchant)
                    .await();
        }
        Random random = new Random(7);
        for (int i = 0; i < SESSIONS; i++) {
            ShownStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
            // What is pending is young, or somebody is paying it.
            Instant at = status == ShownStatus.PENDING && i % 2 == 0
                    ? now.minus(Duration.ofMinutes(random.nextInt(20)))
                    : now.minus(Duration.ofHours(2 + random.nextInt(400)));
            Made made = new Made(
                    new UUID((at.toEpochMilli() << 16) | 0x7000 | i, random.nextLong() | Long.MIN_VALUE),
                    status,
                    "payer" + random.nextInt(5) + "@Example.com",
                    List.of("USD", "JPY", "KWD").get(random.nextInt(3)),
                    List.of(1250L, 12500L, 13L, 99L).get(random.nextInt(4)),
                    random.nextInt(4) == 0 ? "alpha" : "beta",
                    at);
            insert(made, i % 5 == 0 ? other : MERCHANT, i % 7 == 0);
            if (i % 5 != 0 && i % 7 != 0) {
                ALL.add(made);
            }
        }
        ALL.sort((one, two) -> two.id().toString().compareTo(one.id().toString()));
    }

    @AfterAll
    static void close() {
        database.close().await();
        owner.close().await();
        vertx.close().await();
    }

    @Test
    void findsWhatOneWouldFindByHand() {
        int narrowed = 0;
        for (SessionFilter filter : filters()) {
            List<UUID> expected = ALL.stream()
                    .filter(made -> matches(made, filter))
                    .map(Made::id)
                    .toList();
            narrowed += expected.isEmpty() || expected.size() == ALL.size() ? 0 : 1;
            assertThat(everything(new SessionSearch(database), filter, 1_000))
                    .as("%s", filter)
                    .containsExactlyElementsOf(expected);
            assertThat(everything(new SessionSearch(database, Duration.ofHours(1), 7), filter, 5))
                    .as("in small looks, %s", filter)
                    .containsExactlyElementsOf(expected);
            assertThat(everything(new SessionSearch(database, Duration.ZERO, 7), filter, 5))
                    .as("without patience, %s", filter)
                    .containsExactlyElementsOf(expected);
        }
        assertThat(narrowed).as("filters that tell something apart").isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(ShownStatus.class)
    void listsByPagesWhatOneWouldFindByHand(ShownStatus status) {
        for (Optional<String> email : List.of(Optional.<String>empty(), Optional.of("PAYER1@example.com"))) {
            List<UUID> expected = ALL.stream()
                    .filter(made -> made.status() == status)
                    .filter(made -> email.isEmpty() || made.email().equalsIgnoreCase(email.get()))
                    .map(Made::id)
                    .toList();
            assertThat(expected).hasSizeGreaterThan(3);
            for (int limit : new int[] {100, 3}) {
                assertThat(listed(status, email, limit))
                        .as("%s of %s by %d", status, email, limit)
                        .containsExactlyElementsOf(expected);
            }
        }
    }

    private static List<UUID> listed(ShownStatus status, Optional<String> email, int limit) {
        List<UUID> all = new ArrayList<>();
        Optional<UUID> after = Optional.empty();
        Page<SessionView> page;
        do {
            page = new Sessions(database)
                    .list(
                            MERCHANT,
                            Mode.TEST,
                            new SessionQuery(
                                    limit, after, Optional.of(status), email, Optional.empty(), Optional.empty()))
                    .await();
            page.items().forEach(view -> all.add(view.session().id()));
            after = Optional.of(all.get(all.size() - 1));
        } while (page.hasMore());
        return all;
    }

    @Test
    void saysWhatGatewayItWas() {
        SessionSearch.Found found = new SessionSearch(database)
                .find(MERCHANT, Mode.TEST, SessionFilter.NONE, Optional.empty(), 1_000)
                .await();
        for (SessionLine line : found.lines()) {
            Made made = ALL.stream()
                    .filter(each -> each.id().equals(line.view().session().id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(line.view().shownStatus()).isEqualTo(made.status());
            assertThat(line.gateway()).contains(made.gateway());
        }
    }

    @Test
    void tellsOfWhatIsNewAndOfWhatHappened() {
        SessionSearch search = new SessionSearch(database);
        List<UUID> newest = ALL.stream().map(Made::id).limit(3).toList();
        assertThat(search.latest(MERCHANT, Mode.TEST, 3, Instant.now().minusSeconds(60))
                        .await())
                .extracting(line -> line.view().session().id())
                .containsExactlyElementsOf(newest);
        Made old = ALL.get(ALL.size() - 1);
        owner.query("""
                INSERT INTO event (id, merchant_id, livemode, type, subject, body)
                SELECT $2, $3, false, 'payment.declined', id, '{}' FROM attempt WHERE session_id = $1""", old.id(), TimeOrderedUuid.next(), MERCHANT).await();
        assertThat(search.latest(MERCHANT, Mode.TEST, 3, Instant.now().minusSeconds(60))
                        .await())
                .extracting(line -> line.view().session().id())
                .contains(old.id())
                .hasSize(4);
        assertThat(search.latest(MERCHANT, Mode.TEST, 3, Instant.now().plusSeconds(60))
                        .await())
                .hasSize(3);
    }

    private static List<UUID> everything(SessionSearch search, SessionFilter filter, int limit) {
        List<UUID> found = new ArrayList<>();
        Optional<UUID> before = Optional.empty();
        do {
            SessionSearch.Found page =
                    search.find(MERCHANT, Mode.TEST, filter, before, limit).await();
            assertThat(page.lines().size()).isLessThanOrEqualTo(limit);
            assertThat(page.full()).isEqualTo(page.lines().size() == limit);
            page.lines().forEach(line -> found.add(line.view().session().id()));
            before = page.goOn();
        } while (before.isPresent());
        return found;
    }

    private static List<SessionFilter> filters() {
        List<Set<ShownStatus>> statuses = List.of(
                Set.of(),
                Set.of(ShownStatus.PENDING),
                Set.of(ShownStatus.EXPIRED),
                Set.of(ShownStatus.DECLINED),
                Set.of(ShownStatus.COMPLETED),
                Set.of(ShownStatus.COMPLETED, ShownStatus.DECLINED));
        List<Optional<AmountRange>> amounts = List.of(
                Optional.empty(),
                Optional.of(AmountRange.exactly(new BigDecimal("12.50"))),
                Optional.of(AmountRange.exactly(new BigDecimal("99"))),
                Optional.of(new AmountRange(Optional.of(new BigDecimal("12.5")), Optional.of(new BigDecimal("125")))),
                Optional.of(new AmountRange(Optional.empty(), Optional.of(new BigDecimal("0.99")))));
        List<SessionFilter> filters = new ArrayList<>();
        for (Set<ShownStatus> status : statuses) {
            for (Optional<AmountRange> amount : amounts) {
                for (Optional<String> currency : List.of(Optional.<String>empty(), Optional.of("JPY"))) {
                    filters.add(filter(status, Optional.empty(), currency, Optional.empty(), amount, false));
                    filters.add(filter(status, Optional.empty(), currency, Optional.of("alpha"), amount, false));
                    filters.add(filter(status, Optional.empty(), currency, Optional.empty(), amount, true));
                }
            }
            filters.add(filter(
                    status,
                    Optional.of("PAYER3@example.com"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false));
        }
        return filters;
    }

    private static SessionFilter filter(
            Set<ShownStatus> statuses,
            Optional<String> email,
            Optional<String> currency,
            Optional<String> gateway,
            Optional<AmountRange> amount,
            boolean aWeek) {
        return new SessionFilter(
                statuses,
                email,
                currency,
                gateway,
                amount,
                Optional.of(now.minus(Duration.ofDays(10))).filter(from -> aWeek),
                Optional.of(now.minus(Duration.ofDays(3))).filter(to -> aWeek));
    }

    private static boolean matches(Made made, SessionFilter filter) {
        BigDecimal major = BigDecimal.valueOf(
                made.amount(), Currencies.exponent(made.currency()).orElseThrow());
        return (filter.statuses().isEmpty() || filter.statuses().contains(made.status()))
                && filter.email()
                        .map(email -> email.equalsIgnoreCase(made.email()))
                        .orElse(true)
                && filter.currency().map(made.currency()::equals).orElse(true)
                && filter.gateway()
                        .map(gateway -> made.status() == ShownStatus.COMPLETED && gateway.equals(made.gateway()))
                        .orElse(true)
                && filter.amount()
                        .map(range -> range.least()
                                        .map(least -> major.compareTo(least) >= 0)
                                        .orElse(true)
                                && range.most()
                                        .map(most -> major.compareTo(most) <= 0)
                                        .orElse(true))
                        .orElse(true)
                && filter.createdFrom().map(from -> !made.at().isBefore(from)).orElse(true)
                && filter.createdTo().map(to -> made.at().isBefore(to)).orElse(true);
    }

    private static void insert(Made made, UUID merchant, boolean live) {
        boolean paid = made.status() == ShownStatus.COMPLETED;
        boolean paying = made.status() == ShownStatus.PENDING && made.at().isBefore(now.minus(Duration.ofHours(1)));
        String stored = made.status() == ShownStatus.EXPIRED
                ? "pending"
                : made.status().name().toLowerCase(Locale.ROOT);
        owner.query(
                        """
                INSERT INTO checkout_session (id, merchant_id, livemode, amount, currency, email, success_url, cancel_url,
                                              metadata, status, completed_at, created_at, expires_at)
                VALUES ($1, $2, $3, $4, $5, $6, 'https://s', 'https://c', '{}', $7::text::session_status,
                        CASE WHEN $8 THEN now() END, $9, $9::timestamptz + interval '30 minutes')""",
                        made.id(),
                        merchant,
                        live,
                        made.amount(),
                        made.currency(),
                        made.email(),
                        stored,
                        paid,
                        made.at().atOffset(ZoneOffset.UTC))
                .await();
        UUID attempt = TimeOrderedUuid.next();
        String state = paid ? "succeeded" : paying ? "processing" : "declined";
        owner.query("""
                INSERT INTO attempt (id, session_id, livemode, number, connector, reference, routing_reason,
                                     begin_can_capture, state, next_check_at)
                VALUES ($1, $2, $3, 1, $4, $5, 'test', false, $6::text::attempt_state, CASE WHEN $7 THEN now() END)""", attempt, made.id(), live, made.gateway(), made.id() + "_1", state, paying)
                .await();
        if (paid) {
            owner.query("""
                    INSERT INTO payment_transaction (id, merchant_id, livemode, session_id, attempt_id, connector,
                                                     processor_ref, amount, currency, captured_at)
                    SELECT $1, $2, livemode, session_id, id, connector, 'cap-' || id, $4, $5, now()
                      FROM attempt WHERE id = $3""", TimeOrderedUuid.next(), merchant, attempt, made.amount(), made.currency())
                    .await();
        }
    }
}
