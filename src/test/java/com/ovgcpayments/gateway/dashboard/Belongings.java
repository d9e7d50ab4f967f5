package com.ovgcpayments.gateway.dashboard;

import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Invited;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.DashboardPeople.Seat;
import com.ovgcpayments.gateway.testing.Earnings;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What belongs to one merchant in one mode, made as it is needed, and the ids by which pages and the API name it. */
final class Belongings {
    private static final Pattern PARAMETER = Pattern.compile("([\\w-]+)/:(\\w+)");
    private static final Money PRICE = new Money(2500, "USD");
    private static final int MOST_LOOKS = 3_000;

    final Seat owner;
    final String key;
    private final GatewayFixture gateway;
    private final DashboardPeople people;
    private final Merchant merchant;
    private final Mode mode;
    private final Earnings earnings;

    /** By what stands before the parameter in a path. */
    private final Map<String, Supplier<String>> makers = new HashMap<>();

    Belongings(GatewayFixture gateway, DashboardPeople people, Merchant merchant, Mode mode) {
        this.gateway = gateway;
        this.people = people;
        this.merchant = merchant;
        this.mode = mode;
        this.owner = people.member(merchant, MemberRole.OWNER);
        this.key = gateway.issue(NewApiKey.of(merchant.id(), mode, "server")).text();
        this.earnings = new Earnings(gateway, merchant, mode);
        makers.put("payments", this::payment);
        makers.put("test-session", this::payment);
        makers.put("checkout-sessions", this::payment);
        makers.put("transactions", this::transaction);
        makers.put("refunds", this::refund);
        makers.put("payouts", this::payout);
        makers.put("api-keys", this::apiKey);
        makers.put("webhooks", this::endpoint);
        makers.put("webhook-endpoints", this::endpoint);
        makers.put("deliveries", this::delivery);
        makers.put("events", this::event);
        makers.put("requests", this::request);
        makers.put("versions", this::version);
        makers.put("team", this::member);
        makers.put("invitations", this::invitation);
        makers.put("merchants", () -> PublicId.MERCHANT.format(merchant.id()));
        makers.put("sessions", () -> PublicId.BROWSER_SESSION.format(owner.elsewhere().session));
    }

    /**
     * Something new of the kind that a route names.
     *
     * @param route with one parameter, beside that for the mode: {@code /dashboard/:mode/payments/:id/refund}
     */
    String fresh(String route) {
        Matcher parameter = PARAMETER.matcher(route.replace("/:mode/", "/"));
        if (!parameter.find()) {
            throw new AssertionError("no parameter in " + route);
        }
        Supplier<String> maker = makers.get(parameter.group(1));
        if (maker == null || parameter.find()) {
            throw new AssertionError("teach " + Belongings.class.getSimpleName() + " how to make a {" + route + "}");
        }
        return maker.get();
    }

    /** Something new of each kind that goes by an id; versions have numbers, which are no secret. */
    List<String> oneOfEach() {
        return makers.keySet().stream()
                .filter(kind -> !kind.equals("versions"))
                .map(kind -> fresh(kind + "/:id"))
                .distinct()
                .toList();
    }

    private String payment() {
        return earnings.capture(PRICE).session().toString();
    }

    private String transaction() {
        return PublicId.TRANSACTION.format(earnings.capture(PRICE).transaction());
    }

    private String refund() {
        return PublicId.REFUND.format(earnings.lose(earnings.capture(PRICE), 100));
    }

    private String payout() {
        earnings.settled(PRICE);
        String path = "/api/payout-destinations/USD";
        JsonObject account = new JsonObject().put("holder", "Ada").put("iban", "DE89370400440532013000");
        gateway.checked(
                HttpMethod.PUT, path, gateway.request(HttpMethod.PUT, path, key).sendJsonObject(account));
        earnings.trustAccounts();
        UUID id = TimeOrderedUuid.next();
        sql("""
                INSERT INTO payout (id, merchant_id, livemode, currency, amount, destination_id, origin, next_check_at)
                SELECT $3, merchant_id, livemode, currency, 100, id, 'request', '2999-01-01' FROM payout_destination
                 WHERE merchant_id = $1 AND livemode = $2 AND replaced_at IS NULL""", merchant.id(), mode.livemode(), id);
        return PublicId.PAYOUT.format(id);
    }

    private String apiKey() {
        return PublicId.API_KEY.format(gateway.issue(NewApiKey.of(merchant.id(), mode, "another"))
                .key()
                .id());
    }

    /** There may not be many, so that the last one goes. */
    private String endpoint() {
        sql(
                "UPDATE webhook_endpoint SET deleted_at = now() WHERE merchant_id = $1 AND livemode = $2"
                        + " AND deleted_at IS NULL",
                merchant.id(),
                mode.livemode());
        return data(gateway.post(
                        "/api/webhook-endpoints", key, new JsonObject().put("url", "https://127.0.0.1:1/hook")))
                .getString("id");
    }

    private String delivery() {
        return tested().getString("id");
    }

    private String event() {
        return tested().getString("event_id");
    }

    /** The delivery of a test event. */
    private JsonObject tested() {
        return data(gateway.press("/api/webhook-endpoints/" + endpoint() + "/test", key));
    }

    private String request() {
        String id = gateway.get("/api/balance", key).getHeader("X-Request-Id");
        UUID written = PublicId.REQUEST.parse(id).orElseThrow();
        for (int i = 0; i < MOST_LOOKS; i++) {
            if (gateway.owner()
                            .query("SELECT FROM api_request WHERE id = $1", written)
                            .await()
                            .size()
                    == 1) {
                return id;
            }
            gateway.vertx().timer(20, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("the request was not logged");
    }

    /** The next one of its routing, which only here is as high. */
    private String version() {
        JsonObject routing = data(gateway.get("/api/routing", key));
        JsonObject plan = new JsonObject()
                .put("version", routing.getInteger("version"))
                .put("rules", new JsonArray())
                .put("order", new JsonArray())
                .put("payer_chooses", !routing.getBoolean("payer_chooses"));
        HttpResponse<Buffer> saved = gateway.checked(
                HttpMethod.PUT,
                "/api/routing",
                gateway.request(HttpMethod.PUT, "/api/routing", key).sendJsonObject(plan));
        return data(saved).getInteger("version").toString();
    }

    private String member() {
        return PublicId.PERSON.format(people.member(merchant, MemberRole.VIEWER).person);
    }

    private String invitation() {
        String email = "invited" + UUID.randomUUID() + "@example.com";
        Invited invited = new Invitations(gateway.owner())
                .invite(merchant.id(), email, MemberRole.VIEWER, Deed.byCommand())
                .await();
        return PublicId.INVITATION.format(((Invited.Ready) invited).id());
    }

    private void sql(String statement, Object... parameters) {
        gateway.owner().query(statement, parameters).await();
    }

    private static JsonObject data(HttpResponse<Buffer> answer) {
        return Optional.ofNullable(answer.bodyAsJsonObject().getJsonObject("data"))
                .orElseThrow(() -> new AssertionError(answer.bodyAsString()));
    }
}
