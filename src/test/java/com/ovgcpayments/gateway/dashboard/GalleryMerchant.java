package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Invited;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.dashboard.GalleryShop.Story;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.routing.RoutingPlan;
import com.ovgcpayments.gateway.routing.RoutingPlans;
import com.ovgcpayments.gateway.routing.RoutingRule;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.DashboardPeople.Seat;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** A bookshop in test mode, after a busy day: something in every list, and the ids by which paths name it. */
final class GalleryMerchant {
    private static final Mode MODE = Mode.TEST;

    final Seat owner;
    final Map<Story, String> payments = new EnumMap<>(Story.class);
    final String invitationToken;
    private final GalleryShop shop;
    private final GatewayFixture gateway;
    private final String key;

    GalleryMerchant(GalleryShop shop, DashboardPeople people) {
        this.shop = shop;
        this.gateway = shop.gateway;
        this.key = gateway.testKey;
        shop.sql("UPDATE merchant SET name = 'Lighthouse Books' WHERE id = $1", gateway.merchant.id());
        owner = people.member(MemberRole.OWNER);
        named(owner, "Ada Byron", "ada@books.example");
        named(people.member(MemberRole.ADMIN), "Miguel de la Fuente", "miguel@books.example");
        named(people.member(MemberRole.DEVELOPER), "Wei Zhang", "wei@books.example");
        named(people.member(MemberRole.FINANCE), "Ingrid Sørensen", "ingrid@books.example");
        invitationToken = invite("jo@books.example", MemberRole.VIEWER);
        routing();
        webhooks();
        keys();
        payments();
        refunds();
        payouts();
        branding();
        gateway.post("/api/checkout-sessions", key, new JsonObject().put("amount", "25.00"));
        gateway.get("/api/checkout-sessions/" + UUID.randomUUID(), key);
        shop.past(MODE);
    }

    private void named(Seat seat, String name, String email) {
        shop.sql(
                "UPDATE person SET name = $2, email = $3, last_seen_at = now() WHERE id = $1",
                seat.person,
                name,
                email);
    }

    private String invite(String email, MemberRole role) {
        Invited invited = new Invitations(gateway.owner())
                .invite(gateway.merchant.id(), email, role, new Deed("ada@books.example", "", ""))
                .await();
        return ((Invited.Ready) invited).token();
    }

    private void routing() {
        RoutingRule large = new RoutingRule(
                "Large orders",
                Set.of("USD"),
                Optional.of(20_000L),
                Optional.empty(),
                Set.of(),
                List.of(new RoutingRule.Share("harbor", 100), new RoutingRule.Share("northpay", 0)));
        RoutingRule euro = new RoutingRule(
                "Euro split",
                Set.of("EUR"),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                List.of(
                        new RoutingRule.Share("northpay", 70),
                        new RoutingRule.Share("harbor", 30),
                        new RoutingRule.Share("acme", 0)));
        RoutingPlans plans = new RoutingPlans(gateway.owner());
        plans.add(gateway.merchant.id(), MODE, plan(1, List.of(), List.of("northpay")), "ada@books.example")
                .await();
        plans.add(gateway.merchant.id(), MODE, plan(2, List.of(euro), List.of("northpay")), "ada@books.example")
                .await();
        RoutingPlan third = plan(3, List.of(large, euro), List.of("northpay", "harbor"));
        plans.add(gateway.merchant.id(), MODE, third, "miguel@books.example").await();
    }

    private static RoutingPlan plan(int version, List<RoutingRule> rules, List<String> order) {
        return new RoutingPlan(version, rules, order, false, Set.of());
    }

    private void webhooks() {
        endpoint(MerchantReceiver.start(gateway.vertx()), "The shop");
        MerchantReceiver broken = MerchantReceiver.start(gateway.vertx());
        broken.answerFromNowOn(503);
        endpoint(broken, "Warehouse");
    }

    private void endpoint(MerchantReceiver receiver, String description) {
        JsonArray events = new JsonArray()
                .add("payment.succeeded")
                .add("payment.declined")
                .add("refund.created")
                .add("payout.completed");
        gateway.post(
                "/api/webhook-endpoints",
                key,
                new JsonObject()
                        .put("url", receiver.url())
                        .put("description", description)
                        .put("events", events));
    }

    private void keys() {
        owner.post("/dashboard/test/api-keys/new", "name", "Shop server", "expiry", "never");
        owner.post("/dashboard/test/api-keys/new", "name", "Nightly export", "expiry", "90");
        UUID old = gateway.issue(
                        new NewApiKey(gateway.merchant.id(), MODE, "Old plugin", OptionalInt.of(20), Optional.empty()))
                .key()
                .id();
        owner.post("/dashboard/test/api-keys/" + PublicId.API_KEY.format(old) + "/revoke");
    }

    private void payments() {
        tell(Story.SETTLED, new Money(2_400, "USD"), "lena.fischer@mail.example", "The Lighthouse Keeper");
        tell(Story.SETTLED, new Money(18_750, "EUR"), "paulo@mail.example", "Collected works, 12 volumes");
        tell(Story.SETTLED, new Money(64_000, "USD"), "library@city.example", "Library order 2026/17");
        tell(Story.EXPIRED, new Money(2_400, "USD"), "t.okafor@mail.example", "The Lighthouse Keeper");
        tell(Story.PAID, new Money(3_250, "USD"), "noor@mail.example", "Atlas of Small Islands");
        tell(Story.DECLINED, new Money(8_990, "USD"), "sam.r@mail.example", "Year of Poems, subscription");
        tell(Story.PAID, new Money(12_800, "JPY"), "yuki@mail.example", "Paper and Ink");
        tell(Story.PAID_TWICE, new Money(4_100, "USD"), "clara@mail.example", "A Field Guide to Clouds");
        tell(Story.EXPIRED_CARD, new Money(1_850, "EUR"), "marek@mail.example", "Short Stories from the North");
        tell(Story.STUCK, new Money(5_600, "USD"), "dana@mail.example", "Gift card");
        tell(Story.PROCESSING, new Money(7_725, "EUR"), "hugo@mail.example", "Cookbook set");
        tell(Story.PAID, new Money(9_900, "EUR"), "amelie@mail.example", "Course: binding by hand");
        tell(Story.DECLINED_THEN_PAID, new Money(6_450, "USD"), "grace.l@mail.example", "Letters, annotated edition");
        tell(Story.FAILED_OVER, new Money(14_990, "USD"), "rosa@mail.example", "Premium membership, one year");
        tell(Story.OPEN, new Money(2_900, "USD"), "ben@mail.example", "Atlas of Small Islands");
    }

    private void tell(Story story, Money price, String email, String title) {
        payments.put(story, shop.payment(MODE, story, price, email, title));
    }

    /** The last one of this story, by its session's id. */
    String payment(Story story) {
        return Objects.requireNonNull(payments.get(story));
    }

    private void refunds() {
        String settled = payment(Story.SETTLED);
        refund(settled, 6_000, "Two copies came damaged");
        refund(settled, 1_900, "Postage");
        refund(payment(Story.FAILED_OVER), 4_990, "Upgraded from the small membership");
        refund(payment(Story.DECLINED_THEN_PAID), 6_450, "Sent back");
        shop.dispute(payment(Story.PAID), 9_900);
    }

    private void refund(String session, int minor, String reason) {
        gateway.post(
                "/api/checkout-sessions/" + session + "/refunds",
                key,
                new JsonObject().put("amount", minor).put("reason", reason));
    }

    private void payouts() {
        for (String currency : List.of("USD", "EUR")) {
            String path = "/api/payout-destinations/" + currency;
            JsonObject account =
                    new JsonObject().put("holder", "Lighthouse Books Ltd").put("iban", "DE89370400440532013000");
            gateway.checked(
                    HttpMethod.PUT,
                    path,
                    gateway.request(HttpMethod.PUT, path, key).sendJsonObject(account));
        }
        shop.sql("""
                UPDATE payout_destination SET created_at = now() - interval '9 days', usable_from = now() - interval '8 days'
                 WHERE merchant_id = $1""", gateway.merchant.id());
        String sent = payout(20_000, "USD");
        shop.sql(
                "UPDATE payout SET state = 'completed', sent_at = now(), ended_at = now(), next_check_at = NULL WHERE id = $1",
                PublicId.PAYOUT.parse(sent).orElseThrow());
        gateway.press("/api/payouts/" + payout(1_500, "EUR") + "/cancel", key);
        payout(6_000, "EUR");
        owner.post(
                "/dashboard/test/payouts/schedules/change", "currency", "USD", "interval", "monday", "minimum", "50");
    }

    private String payout(int minor, String currency) {
        HttpResponse<Buffer> made = gateway.post(
                "/api/payouts", key, new JsonObject().put("amount", minor).put("currency", currency));
        if (made.statusCode() != 201) {
            throw new AssertionError(made.bodyAsString());
        }
        return made.bodyAsJsonObject().getJsonObject("data").getString("id");
    }

    private void branding() {
        shop.sql(
                "INSERT INTO merchant_branding (merchant_id, display_name, accent, support_email)"
                        + " VALUES ($1, 'Lighthouse Books', '#1f5f8b', 'help@books.example')",
                gateway.merchant.id());
    }

    /** The tries are over, and the addresses those of a shop on the internet. */
    void webhooksAsTheyEnd() {
        shop.until("SELECT 1 FROM delivery_try WHERE status = 503");
        shop.until("SELECT 1 FROM delivery WHERE state = 'succeeded'");
        shop.sql("""
                UPDATE webhook_endpoint SET url = CASE description WHEN 'The shop' THEN 'https://books.example/webhooks/payments'
                       ELSE 'https://warehouse.books.example/hook' END WHERE merchant_id = $1""", gateway.merchant.id());
        shop.sql("""
                UPDATE delivery_try t SET url = e.url FROM webhook_endpoint e WHERE e.id = t.endpoint_id""");
        shop.sql("""
                UPDATE delivery SET state = 'failed', tries = 4, ended_at = now(), leased = false
                 WHERE id = (SELECT delivery_id FROM delivery_try WHERE status = 503 ORDER BY delivery_id LIMIT 1)""");
        shop.sql("UPDATE delivery SET created_at = created_at - interval '10 minutes' WHERE state = 'failed'");
        shop.sql("UPDATE delivery_try SET number = 4, next_try_at = NULL, answer = 'Service Unavailable'"
                + " WHERE delivery_id = (SELECT id FROM delivery WHERE state = 'failed')");
        shop.sql("""
                INSERT INTO delivery_try (delivery_id, number, endpoint_id, started_at, url, request_headers, status, answer,
                                          latency_ms)
                SELECT t.delivery_id, n, t.endpoint_id, t.started_at - (4 - n) * interval '3 minutes', t.url, t.request_headers, 503,
                       'Service Unavailable', 40 + 3 * n
                  FROM delivery_try t JOIN delivery d ON d.id = t.delivery_id, generate_series(1, 3) n
                 WHERE d.state = 'failed' AND t.number = 4""");
    }

    /** The id of the specimen that is worth looking at. */
    String of(String parent) {
        UUID merchant = gateway.merchant.id();
        return switch (parent) {
            case "payments" -> payment(Story.FAILED_OVER);
            case "test-session" -> payment(Story.OPEN);
            case "refunds" ->
                shop.id(
                        PublicId.REFUND,
                        "SELECT id FROM refund WHERE merchant_id = $1 AND state = 'succeeded' ORDER BY id LIMIT 1",
                        merchant);
            case "payouts" ->
                shop.id(
                        PublicId.PAYOUT,
                        "SELECT id FROM payout WHERE merchant_id = $1 AND NOT livemode ORDER BY id DESC LIMIT 1",
                        merchant);
            case "api-keys" ->
                shop.id(
                        PublicId.API_KEY,
                        "SELECT id FROM api_key WHERE merchant_id = $1 AND NOT livemode AND revoked_at IS NULL"
                                + " ORDER BY id DESC LIMIT 1",
                        merchant);
            case "webhooks" ->
                shop.id(
                        PublicId.WEBHOOK_ENDPOINT,
                        "SELECT id FROM webhook_endpoint WHERE merchant_id = $1 ORDER BY id DESC LIMIT 1",
                        merchant);
            case "deliveries" -> delivery("failed");
            case "events" ->
                shop.id(
                        PublicId.EVENT,
                        "SELECT id FROM event WHERE merchant_id = $1 AND NOT livemode AND type = 'payment.succeeded'"
                                + " ORDER BY id DESC LIMIT 1",
                        merchant);
            case "requests" ->
                shop.id(
                        PublicId.REQUEST,
                        "SELECT id FROM api_request WHERE merchant_id = $1 AND NOT livemode AND status = 201 ORDER BY id DESC LIMIT 1",
                        merchant);
            case "versions" -> "2";
            default ->
                throw new AssertionError("teach " + GalleryMerchant.class.getSimpleName() + " an id of " + parent);
        };
    }

    String delivery(String state) {
        return shop.id(
                PublicId.DELIVERY, "SELECT id FROM delivery WHERE state::text = $1 ORDER BY id DESC LIMIT 1", state);
    }
}
