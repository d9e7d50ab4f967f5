package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.AmountRule;
import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An amount that no processor takes is refused to the merchant, not to the payer. */
class AmountLimitsTest {
    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.with(
                provider("strict", Map.of("USD", new AmountRule(100, 5000, 1), "EUR", new AmountRule(100, 5000, 1))),
                provider("lenient", Map.of("USD", new AmountRule(50, 1000, 1))));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void amountBelowEveryLimitIsNamed() {
        HttpResponse<Buffer> response = create(49, "USD");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.bodyAsJsonObject().getJsonObject("error").encode())
                .contains("amount", "must be at least 100")
                .doesNotContain("currency");
    }

    @Test
    void amountAboveEveryLimitIsNamed() {
        HttpResponse<Buffer> response = create(5001, "USD");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.bodyAsString()).contains("amount", "must be at most 5000");
    }

    @Test
    void oneProcessorThatTakesItIsEnough() {
        assertThat(create(50, "USD").statusCode()).isEqualTo(201);
        assertThat(create(5000, "USD").statusCode()).isEqualTo(201);
        assertThat(create(1, "EUR").statusCode()).isEqualTo(201);
    }

    private static HttpResponse<Buffer> create(long amount, String currency) {
        JsonObject body = GatewayFixture.sessionBody().put("amount", amount).put("currency", currency);
        return gateway.post("/api/checkout-sessions", gateway.testKey, body);
    }

    private static ScriptedProvider provider(String name, Map<String, AmountRule> amounts) {
        Capabilities capabilities =
                Capabilities.redirecting(Set.of(ScriptedConnector.ORIGIN)).only(Set.of("USD", "EUR"), amounts);
        return new ScriptedProvider(new ScriptedConnector(name, capabilities));
    }
}
