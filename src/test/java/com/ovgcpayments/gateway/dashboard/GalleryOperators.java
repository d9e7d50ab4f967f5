package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.dashboard.GalleryShop.Story;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.LedgerAlarms;
import com.ovgcpayments.gateway.merchant.Merchants;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.DashboardPeople.Seat;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What waits for the operators of a gateway, and the books behind it. */
final class GalleryOperators {
    private static final String ROOT = "/dashboard/operator";

    final Seat operator;
    private final Seat colleague;
    private final GalleryShop shop;
    private final GatewayFixture gateway;

    GalleryOperators(GalleryShop shop, DashboardPeople people) {
        this.shop = shop;
        this.gateway = shop.gateway;
        operator = people.operator();
        colleague = people.operator();
        shop.sql(
                "UPDATE person SET name = 'Grace Murray', email = 'grace@gateway.example', last_seen_at = now() WHERE id = $1",
                operator.person);
        shop.sql(
                "UPDATE person SET name = 'Tomás Ruiz', email = 'tomas@gateway.example', last_seen_at = now() - interval '3 days' WHERE id = $1",
                colleague.person);
        shop.sql(
                "INSERT INTO second_factor (person_id, secret, active_since) VALUES ($1, ''::bytea, now())",
                operator.person);
        new Invitations(gateway.owner())
                .inviteOperator("lin@gateway.example", new Deed("grace@gateway.example", "", ""))
                .await();
        for (String name : List.of("Harbour Coffee Roasters", "Velo Workshop GmbH", "Østerbro Yoga", "Tea & Tide")) {
            new Merchants(gateway.owner()).create(name).await();
        }
        fees();
    }

    private void fees() {
        operator.post(
                ROOT + "/fees", "percent", "2.9", "fixed", "0.30", "currency", "USD", "reason", "Price list 2026");
        operator.post(
                ROOT + "/fees", "percent", "2.4", "fixed", "0.25", "currency", "EUR", "reason", "Price list 2026");
        operator.post(ROOT + "/fees", "percent", "3.2", "reason", "Price list 2026");
        operator.post(
                ROOT + "/fees",
                "merchant",
                PublicId.MERCHANT.format(gateway.merchant.id()),
                "connector",
                "harbor",
                "currency",
                "USD",
                "percent",
                "1.9",
                "fixed",
                "0.20",
                "reason",
                "Contract 17");
    }

    /** Payments and payouts with real money, some of which wait. */
    void live() {
        for (int i = 0; i < 3; i++) {
            shop.payment(
                    Mode.LIVE, Story.SETTLED, new Money(48_000 + 1_250 * i, "USD"), "orders@city.example", "Books");
        }
        String paid = shop.payment(Mode.LIVE, Story.PAID, new Money(9_900, "USD"), "zoe@mail.example", "Course");
        shop.payment(Mode.LIVE, Story.STUCK, new Money(12_500, "USD"), "ivan@mail.example", "Complete Tales");
        shop.payment(Mode.LIVE, Story.PAID_TWICE, new Money(3_300, "USD"), "mina@mail.example", "Maps");
        shop.sql("UPDATE refund SET state = 'operator', operator_since = now(), next_check_at = NULL"
                + " WHERE livemode AND state NOT IN ('succeeded', 'failed')");
        gateway.post(
                "/api/checkout-sessions/" + paid + "/refunds",
                gateway.liveKey,
                new JsonObject().put("amount", 2_000).put("reason", "One lesson fell out"));
        gateway.checked(
                HttpMethod.PUT,
                "/api/payout-destinations/USD",
                gateway.request(HttpMethod.PUT, "/api/payout-destinations/USD", gateway.liveKey)
                        .sendJsonObject(new JsonObject()
                                .put("holder", "Lighthouse Books Ltd")
                                .put("iban", "DE89370400440532013000")));
        payout(40_000);
        payout(25_000);
        operator.post(ROOT + "/payouts/files", "reason", "Monday's run");
        payout(18_500);
        shop.sql("""
                INSERT INTO connector_health (connector, livemode, opened_at, pause_seconds, try_at)
                VALUES ('harbor', true, now() - interval '4 minutes', 300, now() + interval '1 minute')
                ON CONFLICT DO NOTHING""");
    }

    private void payout(int minor) {
        gateway.post(
                "/api/payouts",
                gateway.liveKey,
                new JsonObject().put("amount", minor).put("currency", "USD"));
    }

    /** A week of days, compared with three processors. */
    void days() {
        shop.sql("""
                INSERT INTO reconciliation (connector, livemode, day, state, movements, ended_at, created_at)
                SELECT c, true, (now() AT TIME ZONE 'UTC')::date - d,
                       (CASE c WHEN 'acme' THEN 'not_offered' ELSE 'compared' END)::reconciliation_state,
                       CASE c WHEN 'acme' THEN 0 ELSE 420 + 37 * (d * 5 % 7) END, now(), now()
                  FROM (VALUES ('northpay'), ('harbor'), ('acme')) by (c), generate_series(1, 7) d
                ON CONFLICT DO NOTHING""");
        shop.sql("""
                INSERT INTO reconciliation_difference (reconciliation_id, kind, movement, subject, our_amount, our_currency,
                                                       their_amount, their_currency)
                SELECT r.id, k::difference_kind, m::movement_kind, subject, ours, CASE WHEN ours IS NULL THEN NULL ELSE 'USD' END,
                       theirs, CASE WHEN theirs IS NULL THEN NULL ELSE 'USD' END
                  FROM (VALUES ('missing_here', 'refund', 'np_re_81HsK2', NULL::bigint, 1900::bigint, 2),
                               ('amount_differs', 'capture', 'np_ch_5Tq0Vw', 4100, 4000, 2),
                               ('missing_there', 'capture', 'np_ch_9Zb31m', 12500, NULL, 3)) by (k, m, subject, ours, theirs, d)
                  JOIN reconciliation r ON r.connector = 'northpay' AND r.livemode
                       AND r.day = (now() AT TIME ZONE 'UTC')::date - d""");
    }

    /** Only while alarms are looked at: it halts payouts. */
    void alarm() {
        gateway.owner()
                .transaction(transaction -> LedgerAlarms.raise(
                        transaction, "ledger-trial-balance", "1 currency: USD is out of balance by $0.01"))
                .await();
    }

    void endAlarm() {
        shop.sql(
                "UPDATE ledger_alarm SET cleared_at = now(), cleared_by = 'grace@gateway.example', reason = 'Put right'"
                        + " WHERE cleared_at IS NULL");
    }

    String of(String parent) {
        return switch (parent) {
            case "merchants" -> PublicId.MERCHANT.format(gateway.merchant.id());
            case "fees" -> shop.id(PublicId.FEE_TERMS, "SELECT id FROM fee_terms ORDER BY id DESC LIMIT 1");
            case "connectors" -> "northpay";
            case "attempts" ->
                shop.id(
                        PublicId.ATTEMPT,
                        "SELECT id FROM attempt WHERE operator_since IS NOT NULL ORDER BY id DESC LIMIT 1");
            case "surplus" -> shop.id(PublicId.SURPLUS, "SELECT id FROM surplus_capture ORDER BY id DESC LIMIT 1");
            case "refunds" ->
                shop.id(PublicId.REFUND, "SELECT id FROM refund WHERE kind = 'merchant' ORDER BY id DESC LIMIT 1");
            case "payouts" -> shop.id(PublicId.PAYOUT, "SELECT id FROM payout WHERE livemode ORDER BY id DESC LIMIT 1");
            case "files" ->
                shop.row("SELECT name FROM payout_batch ORDER BY id DESC LIMIT 1")
                        .getString(0);
            case "alerts" ->
                shop.id(PublicId.LEDGER_ALARM, "SELECT id FROM ledger_alarm ORDER BY raised_at DESC LIMIT 1");
            case "days" ->
                shop.id(
                        PublicId.RECONCILIATION,
                        "SELECT reconciliation_id FROM reconciliation_difference WHERE kind = 'amount_differs'");
            case "differences" ->
                shop.id(PublicId.DIFFERENCE, "SELECT id FROM reconciliation_difference WHERE kind = 'amount_differs'");
            case "operators" -> PublicId.PERSON.format(colleague.person);
            default ->
                throw new AssertionError("teach " + GalleryOperators.class.getSimpleName() + " an id of " + parent);
        };
    }
}
