package com.ovgcpayments.gateway.connector.sellhub.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events, how they are signed, and how they are sent. */
class SellHubNotificationsTest {
    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = new SettableClock();
    private final List<SignedNotification> received = new CopyOnWriteArrayList<>();
    private SellHubDouble sellhub;
    private RawSellHub raw;
    private SellHubVariant variant;
    private int status = 200;

    @BeforeEach
    void start() {
        sellhub = SellHubDouble.start(vertx, clock);
        raw = RawSellHub.of(sellhub);
        variant = sellhub.addProduct(BigDecimal.TEN, "usd", false);
        HttpServer receiver = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    Map<String, String> headers = new TreeMap<>();
                    request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
                    received.add(new SignedNotification(headers, body.toString()));
                    request.response().setStatusCode(status).end();
                }))
                .listen(0, "127.0.0.1")
                .await();
        sellhub.notifyTo(URI.create("http://127.0.0.1:" + receiver.actualPort() + "/hook"));
    }

    @AfterEach
    void stop() {
        sellhub.close();
        vertx.close().await();
    }

    private SellHubInvoice pay() {
        return sellhub.pay(raw.session(variant));
    }

    private List<String> orders() {
        sellhub.idle().timeout(20, TimeUnit.SECONDS).await();
        return received.stream()
                .map(each -> new JsonObject(each.body()).getJsonObject("order").getString("id"))
                .toList();
    }

    private byte[] hmac(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(sellhub.webhookSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsOfAPaidOrder() throws GeneralSecurityException {
        SellHubInvoice invoice = pay();

        assertThat(orders()).containsExactly(invoice.id());
        SignedNotification told = received.get(0);
        JsonObject body = new JsonObject(told.body());
        assertThat(told.headers())
                .containsEntry("x-sellhub-signature", "sha256=" + HexFormat.of().formatHex(hmac(told.body())))
                .containsEntry(
                        "x-sellhub-timestamp", Long.toString(clock.instant().getEpochSecond()));
        assertThat(body.getString("event")).isEqualTo("order:completed");
        assertThat(body.getString("event_id")).startsWith("evt_");
        JsonObject order = body.getJsonObject("order");
        assertThat(order.getString("status")).isEqualTo("paid");
        assertThat(order.getJsonArray("line_items").getJsonObject(0).getString("product_id"))
                .isEqualTo(variant.productId());
        assertThat(told.body()).doesNotContain(invoice.session().id(), "ses_1_1");
    }

    @Test
    void signsInOtherWays() throws GeneralSecurityException {
        sellhub.sign(SellHubSigning.by(sellhub.webhookSecret())
                .base64()
                .in("X-Signature")
                .withoutPrefix()
                .withoutTimestamp());
        pay();
        orders();
        SignedNotification told = received.get(0);

        assertThat(told.headers())
                .containsEntry("x-signature", Base64.getEncoder().encodeToString(hmac(told.body())))
                .doesNotContainKeys("x-sellhub-signature", "x-sellhub-timestamp");
    }

    @Test
    void forges() {
        Instant at = clock.instant();
        SignedNotification good = SellHubDouble.signed("{}", at, SellHubSigning.by(sellhub.webhookSecret()));
        SignedNotification bad = SellHubDouble.signed("{}", at, SellHubSigning.by("another"));
        SignedNotification old =
                SellHubDouble.signed("{}", at.minusSeconds(400), SellHubSigning.by(sellhub.webhookSecret()));

        assertThat(good.headers().get(SellHubSigning.HEADER))
                .isNotEqualTo(bad.headers().get(SellHubSigning.HEADER))
                .isEqualTo(old.headers().get(SellHubSigning.HEADER));
    }

    @Test
    void holdsReversesDoublesAndLoses() {
        sellhub.hold();
        String first = pay().id();
        String second = pay().id();
        assertThat(orders()).isEmpty();
        sellhub.sendTwice(true);
        sellhub.releaseReversed();
        assertThat(orders()).containsExactly(second, second, first, first);
        assertThat(received.get(0).body()).isEqualTo(received.get(1).body());

        sellhub.sendTwice(false);
        sellhub.hold();
        SellHubInvoice lost = pay();
        sellhub.drop();
        assertThat(orders()).hasSize(4);
        sellhub.send(sellhub.eventsOf(lost.id()).get(0));
        assertThat(orders()).hasSize(5).endsWith(lost.id());
    }

    @Test
    void triesOnce() {
        status = 500;
        pay();

        assertThat(orders()).hasSize(1);
    }

    @Test
    void tellsOfARefundAndOfNoOtherStatus() {
        SellHubInvoice invoice = pay();
        sellhub.status(invoice.id(), "disputed");
        sellhub.status(invoice.id(), "refunded");

        assertThat(sellhub.eventsOf(invoice.id()))
                .extracting(SellHubEvent::type)
                .containsExactly("order:completed", "order:refunded");
        assertThat(orders()).hasSize(2);
    }
}
