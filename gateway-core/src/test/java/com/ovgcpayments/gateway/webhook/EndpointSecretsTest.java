package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is revealed is what signs, at every stage of an exchange. */
@ExtendWith(VertxExtension.class)
class EndpointSecretsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private WebhookFixture fixture;
    private EndpointSecrets secrets;
    private UUID endpoint;
    private String first;

    @BeforeEach
    void open(Vertx vertx) {
        fixture = WebhookFixture.empty(vertx, DATABASE);
        secrets = new EndpointSecrets(WebhookFixture.SEALER);
        WebhookEndpoints.Created created = fixture.endpoint("http://127.0.0.1:9/hook");
        endpoint = created.endpoint().id();
        first = created.secret();
    }

    @Test
    void theOnlyOneIsTheCurrentOne() {
        assertThat(revealed()).isEqualTo(new EndpointSecrets.Revealed(first, Optional.empty(), Optional.empty()));
    }

    @Test
    void theNextOneWaitsThenTakesThePlaceThenIsAlone() {
        String second = roll();
        assertThat(revealed()).isEqualTo(new EndpointSecrets.Revealed(first, Optional.of(second), Optional.empty()));
        fixture.database
                .transaction(tx -> secrets.activate(tx, fixture.merchant, Mode.TEST, endpoint))
                .await();
        assertThat(revealed()).isEqualTo(new EndpointSecrets.Revealed(second, Optional.empty(), Optional.of(first)));
        fixture.sql("UPDATE webhook_endpoint SET secret_switches_at = now() - interval '24 hours'");
        assertThat(revealed()).isEqualTo(new EndpointSecrets.Revealed(second, Optional.empty(), Optional.empty()));
    }

    @Test
    void nobodyElseSeesThem() {
        assertThat(reveal(TimeOrderedUuid.next(), Mode.TEST)).isEmpty();
        assertThat(reveal(fixture.merchant, Mode.LIVE)).isEmpty();
        fixture.sql("UPDATE webhook_endpoint SET deleted_at = now()");
        assertThat(reveal(fixture.merchant, Mode.TEST)).isEmpty();
    }

    @Test
    void noLogShowsThem() {
        assertThat(revealed().toString()).doesNotContain("whsec_");
    }

    private EndpointSecrets.Revealed revealed() {
        return reveal(fixture.merchant, Mode.TEST).orElseThrow();
    }

    private Optional<EndpointSecrets.Revealed> reveal(UUID merchant, Mode mode) {
        return fixture.database
                .transaction(tx -> secrets.reveal(tx, merchant, mode, endpoint))
                .await();
    }

    private String roll() {
        return fixture.database
                .transaction(tx -> secrets.overlap(tx, fixture.merchant, Mode.TEST, endpoint))
                .await()
                .orElseThrow()
                .secret()
                .orElseThrow();
    }
}
