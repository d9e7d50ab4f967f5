package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class WebhookEndpointsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String URL = "https://shop.example/hook";

    private WebhookFixture fixture;
    private WebhookEndpoints endpoints;

    @BeforeEach
    void open(Vertx vertx) {
        fixture = WebhookFixture.empty(vertx, DATABASE);
        endpoints = resolvingTo("8.8.8.8");
    }

    @Test
    void anEndpointIsSubscribedToEverythingUnlessItAsksForLess() {
        assertThat(create(URL, List.of()).endpoint().events()).isEqualTo(EventType.USUAL);
        assertThat(create(URL, List.of("refund.created", "refund.created"))
                        .endpoint()
                        .events())
                .containsExactly(EventType.REFUND_CREATED);
    }

    @Test
    void theSecretIsStoredSealed() {
        WebhookEndpoints.Created created = create(URL, List.of());
        Row row = fixture.row("SELECT secret FROM webhook_endpoint");
        byte[] sealed = row.getBuffer("secret").getBytes();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("whsec_");
        assertThat(WebhookFixture.SEALER.open(
                        sealed, "webhook_endpoint.secret", created.endpoint().id()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(created.secret());
    }

    @Test
    void listsEveryProblem() {
        InvalidEndpoint invalid = refused("http://shop.example/", "a\u0000b", List.of("payment.succeeded", "nonsense"));
        assertThat(invalid.problems())
                .extracting(InvalidEndpoint.Problem::field)
                .containsExactly("url", "description", "events");
        assertThat(invalid)
                .hasMessageContaining("nonsense")
                .hasMessageContaining("payment.succeeded, payment.declined, refund.created, payout.completed");
    }

    @Test
    void aPrivateAddressIsRefusedWhenItIsSaved() {
        endpoints = resolvingTo("10.1.2.3");
        assertThat(refused(URL, "", List.of()))
                .hasMessage("url shop.example leads to 10.1.2.3, which is not a public address");
    }

    @Test
    void anEndpointIsPartOfTheTransactionThatMakesIt() {
        Future<WebhookEndpoints.Created> rolledBack = endpoints
                .check(Mode.LIVE, URL, "", List.of())
                .compose(checked -> fixture.database.transaction(tx -> endpoints
                        .create(tx, fixture.merchant, checked)
                        .compose(created -> Future.failedFuture(new IllegalStateException("something else")))));
        rolledBack.otherwiseEmpty().await();
        assertThat(list(10, Optional.empty())).isEmpty();
    }

    @Test
    void listsNewestFirstInPages() {
        List<UUID> ids = List.of(id(), id(), id());
        assertThat(list(2, Optional.empty())).containsExactly(ids.get(2), ids.get(1));
        assertThat(list(2, Optional.of(ids.get(1)))).containsExactly(ids.get(0));
        assertThat(list(2, Optional.of(ids.get(0)))).isEmpty();
    }

    @Test
    void belongsToOneMerchantAndOneMode() {
        UUID id = id();
        UUID stranger = TimeOrderedUuid.next();
        assertThat(endpoints.find(fixture.merchant, Mode.LIVE, id).await()).isPresent();
        assertThat(endpoints.find(fixture.merchant, Mode.TEST, id).await()).isEmpty();
        assertThat(endpoints.find(stranger, Mode.LIVE, id).await()).isEmpty();
        assertThat(endpoints.delete(stranger, Mode.LIVE, id).await()).isFalse();
        assertThat(endpoints.delete(fixture.merchant, Mode.TEST, id).await()).isFalse();
        assertThat(endpoints.list(stranger, Mode.LIVE, 10, Optional.empty()).await())
                .isEmpty();
    }

    @Test
    void aDeletedOneIsGone() {
        UUID id = id();
        assertThat(endpoints.delete(fixture.merchant, Mode.LIVE, id).await()).isTrue();
        assertThat(endpoints.delete(fixture.merchant, Mode.LIVE, id).await()).isFalse();
        assertThat(endpoints.find(fixture.merchant, Mode.LIVE, id).await()).isEmpty();
        assertThat(list(10, Optional.empty())).isEmpty();
    }

    @Test
    void showsThatItWasDisabled() {
        UUID id = id();
        fixture.sql("UPDATE webhook_endpoint SET disabled_at = now(), disabled_reason = 'answered_410'");
        assertThat(endpoints
                        .find(fixture.merchant, Mode.LIVE, id)
                        .await()
                        .orElseThrow()
                        .disabled())
                .hasValueSatisfying(disabled -> assertThat(disabled.reason()).isEqualTo("answered_410"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE webhook_endpoint SET merchant_id = merchant_id",
                "UPDATE webhook_endpoint SET livemode = livemode",
                "UPDATE delivery SET event_id = event_id",
                "UPDATE delivery SET endpoint_id = endpoint_id",
                "UPDATE event SET body = body",
                "DELETE FROM webhook_endpoint",
                "DELETE FROM delivery",
                "DELETE FROM delivery_try",
            })
    void theGatewayMayNot(String sql) {
        assertThatThrownBy(() -> fixture.database.query(sql).await()).hasMessageContaining("42501");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "next_secret = '\\x00'",
                "secret_switches_at = now()",
                "next_secret = secret, secret_switches_at = now()",
                "disabled_at = now()",
                "disabled_reason = 'requested'",
                "disabled_at = now(), disabled_reason = 'no reason'",
                "events = '{payment.succeeded,endpoint.test}'"
            })
    void anEndpointNeverHas(String assignment) {
        id();
        assertThatThrownBy(() -> fixture.sql("UPDATE webhook_endpoint SET " + assignment))
                .hasMessageContaining("23514");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tries_before = 1",
                "tries_before = -1",
                "state = 'failed'",
                "ended_at = now()",
                "state = 'failed', ended_at = now(), leased = true"
            })
    void aDeliveryNeverHas(String assignment) {
        fixture.delivery(fixture.endpointRow(URL));
        assertThatThrownBy(() -> fixture.sql("UPDATE delivery SET " + assignment))
                .hasMessageContaining("23514");
    }

    private WebhookEndpoints resolvingTo(String address) {
        AddressResolver resolver = host -> Future.succeededFuture(List.of(WebhookFixture.address(address)));
        return new WebhookEndpoints(
                fixture.database, WebhookFixture.SEALER, new Destinations(resolver, new PublicAddresses(List.of())));
    }

    private UUID id() {
        return create(URL, List.of()).endpoint().id();
    }

    private WebhookEndpoints.Created create(String url, List<String> events) {
        return endpoints
                .check(Mode.LIVE, url, "the shop", events)
                .compose(checked -> fixture.database.transaction(tx -> endpoints.create(tx, fixture.merchant, checked)))
                .await();
    }

    private InvalidEndpoint refused(String url, String description, List<String> events) {
        return catchThrowableOfType(
                InvalidEndpoint.class,
                () -> endpoints.check(Mode.LIVE, url, description, events).await());
    }

    private List<UUID> list(int limit, Optional<UUID> startingAfter) {
        return endpoints.list(fixture.merchant, Mode.LIVE, limit, startingAfter).await().stream()
                .map(WebhookEndpoint::id)
                .toList();
    }
}
