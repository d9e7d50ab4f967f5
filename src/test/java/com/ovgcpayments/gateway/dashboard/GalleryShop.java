package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.connector.AmountRule;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.Earnings;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A gateway with three processors, and payers of its first merchant to whom all happens that can. */
final class GalleryShop implements AutoCloseable {
    private static final Capabilities ANY = Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN));
    private static final int MOST_LOOKS = 1_000;

    final GatewayFixture gateway;
    final ScriptedConnector northpay =
            new ScriptedConnector("northpay", ANY.withRefund().withCancel());
    final ScriptedConnector acme = new ScriptedConnector("acme", ANY.withCancel());
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Set<String> unreachableFor = ConcurrentHashMap.newKeySet();
    private int orders = 4180;

    /** What happens to a payment. */
    enum Story {
        PAID,
        SETTLED,
        FAILED_OVER,
        DECLINED_THEN_PAID,
        DECLINED,
        EXPIRED_CARD,
        OPEN,
        PROCESSING,
        EXPIRED,
        STUCK,
        PAID_TWICE
    }

    GalleryShop() {
        ScriptedConnector harbor = new ScriptedConnector(
                "harbor",
                ANY.withRefund().only(Set.of("USD", "EUR"), Map.of("USD", new AmountRule(5_000, 1_000_000, 1))));
        gateway = GatewayFixture.with(
                List.of(
                        "payouts.debtorName=Gateway Ltd",
                        "payouts.debtorIban=GB82WEST12345698765432",
                        "payouts.coolDown=PT0S"),
                new ScriptedProvider(northpay),
                new ScriptedProvider(acme),
                new ScriptedProvider(harbor));
        for (ScriptedConnector each : List.of(northpay, acme, harbor)) {
            each.onBegin(request -> Future.succeededFuture(
                    unreachableFor.remove(request.sessionId().toString())
                            ? new Outcome.NotSent("connection refused")
                            : ScriptedConnector.open(request.reference())));
            each.onFetch(request -> Future.succeededFuture(
                    outcomes.getOrDefault(request.reference(), ScriptedConnector.open(request.reference()))));
            each.onRefund(request -> Future.succeededFuture(
                    request.amount().minor() == 1900
                            ? new RefundOutcome.Failed(Optional.empty(), "account_closed")
                            : new RefundOutcome.Succeeded("rf-" + request.id())));
        }
    }

    /** A payment with its story behind it, by its session's id. */
    String payment(Mode mode, Story story, Money price, String email, String title) {
        String key = mode == Mode.LIVE ? gateway.liveKey : gateway.testKey;
        String session = gateway.createSession(
                key,
                GatewayFixture.sessionBody()
                        .put("amount", price.minor())
                        .put("currency", price.currency())
                        .put("email", email)
                        .put("product_title", title)
                        .put("success_url", "https://books.example/thanks")
                        .put("cancel_url", "https://books.example/basket")
                        .put(
                                "metadata",
                                new JsonObject()
                                        .put("order_id", "BK-" + ++orders)
                                        .put("customer", "cus_" + orders * 7)));
        happen(story, session, price);
        return session;
    }

    private void happen(Story story, String session, Money price) {
        switch (story) {
            case PAID -> paid(session, 1, price);
            case SETTLED -> {
                paid(session, 1, price);
                sql(
                        "UPDATE payment_transaction SET status = 'settled', next_check_at = NULL WHERE session_id = $1",
                        UUID.fromString(session));
            }
            case FAILED_OVER -> {
                unreachableFor.add(session);
                paid(session, 2, price);
            }
            case DECLINED_THEN_PAID -> {
                end(session, 1, () -> new Outcome.Declined("3ds_failed", DeclineReason.AUTHENTICATION_FAILED, true));
                paid(session, 2, price);
            }
            case DECLINED ->
                end(session, 1, () -> new Outcome.Declined("nsf_51", DeclineReason.INSUFFICIENT_FUNDS, false));
            case EXPIRED_CARD ->
                end(session, 1, () -> new Outcome.Declined("expired_54", DeclineReason.EXPIRED_CARD, false));
            case OPEN -> new Payer(gateway, session).pressPay();
            case PROCESSING -> end(session, 1, () -> new Outcome.Pending("ref-" + session, Optional.of(Instant.now())));
            case EXPIRED ->
                sql(
                        "UPDATE checkout_session SET created_at = now() - interval '1 hour',"
                                + " expires_at = now() - interval '30 minutes' WHERE id = $1",
                        UUID.fromString(session));
            case STUCK -> {
                new Payer(gateway, session).pressPay();
                sql(
                        "UPDATE attempt SET state = 'unknown', reason = 'timeout', next_check_at = NULL,"
                                + " operator_since = now() WHERE session_id = $1",
                        UUID.fromString(session));
            }
            case PAID_TWICE -> {
                end(
                        session,
                        1,
                        () -> new Outcome.Succeeded(List.of(capture(session, price), capture(session + "b", price))));
                until("SELECT 1 FROM payment_transaction WHERE session_id = $1", UUID.fromString(session));
            }
        }
    }

    private void paid(String session, int attempt, Money price) {
        end(session, attempt, () -> new Outcome.Succeeded(List.of(capture(session, price))));
        until("SELECT 1 FROM payment_transaction WHERE session_id = $1", UUID.fromString(session));
    }

    private static Outcome.Capture capture(String name, Money price) {
        return new Outcome.Capture("cap-" + name, price, Instant.now());
    }

    /** The payer goes to the processor and comes back when this has come of it. */
    private void end(String session, int attempt, Supplier<Outcome> what) {
        new Payer(gateway, session).pressPay();
        Outcome outcome = what.get();
        outcomes.put(session + "_" + attempt, outcome);
        new Payer(gateway, session).page("/return");
        until(
                "SELECT 1 FROM attempt WHERE session_id = $1 AND number = $2 AND (state = 'processing' OR ended_at IS NOT NULL)",
                UUID.fromString(session),
                attempt);
    }

    /** As the processor takes money away. */
    void dispute(String session, long minor) {
        Row row = row("SELECT id, livemode FROM payment_transaction WHERE session_id = $1", UUID.fromString(session));
        new Earnings(gateway, gateway.merchant, row.getBoolean("livemode") ? Mode.LIVE : Mode.TEST)
                .dispute(new Earnings.Captured(UUID.fromString(session), row.getUUID("id")), minor);
    }

    /** Thirty days of figures behind today's. */
    void past(Mode mode) {
        sql("""
                INSERT INTO activity_count (hour) SELECT generate_series(date_trunc('hour', now()) - interval '60 days',
                       date_trunc('hour', now()) - interval '1 day', '1 hour')
                ON CONFLICT (hour) DO UPDATE SET counted_at = NULL, next_at = NULL""");
        sql("""
                INSERT INTO activity_hour (merchant_id, livemode, hour, currency, connector, sessions, ended, succeeded,
                                           declined, captured, volume, refunded)
                SELECT $1, $2, hour, 'USD', c, 20 + d % 7, 20 + d % 7, 17 + d % 6, 3, 17 + d % 6,
                       (17 + d % 6) * (2900 + 137 * (d * 5 % 11)), 1900 * (d % 3)
                  FROM (VALUES ('northpay'), ('harbor')) by (c),
                       generate_series(1, 29) d,
                       LATERAL (SELECT date_trunc('day', now()) - d * interval '1 day' + interval '9 hours') at (hour)""", gateway.merchant.id(), mode.livemode());
        sql("""
                INSERT INTO decline_hour (merchant_id, livemode, hour, currency, connector, reason, code, declined)
                SELECT $1, $2, date_trunc('day', now()) - interval '87 hours', 'USD', c, reason, code, declined
                  FROM (VALUES ('northpay', 'INSUFFICIENT_FUNDS', 'nsf_51', 61), ('harbor', 'EXPIRED_CARD', 'expired_54', 34),
                               ('northpay', 'AUTHENTICATION_FAILED', '3ds_failed', 27), ('harbor', 'GENERIC', 'do_not_honor', 22))
                       by (c, reason, code, declined)""", gateway.merchant.id(), mode.livemode());
    }

    /** The id of what a query finds, as pages name it. */
    String id(PublicId kind, String query, Object... parameters) {
        return kind.format(row(query, parameters).getUUID(0));
    }

    Row row(String query, Object... parameters) {
        List<Row> rows = new ArrayList<>();
        gateway.owner().query(query, parameters).await().forEach(rows::add);
        if (rows.isEmpty()) {
            throw new AssertionError("nothing found: " + query);
        }
        return rows.get(0);
    }

    void sql(String statement, Object... parameters) {
        gateway.owner().query(statement, parameters).await();
    }

    /** Waits until a query finds something. */
    void until(String query, Object... parameters) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            if (gateway.owner().query(query, parameters).await().size() > 0) {
                return;
            }
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("it never was so: " + query + List.of(parameters));
    }

    @Override
    public void close() {
        gateway.close();
    }
}
