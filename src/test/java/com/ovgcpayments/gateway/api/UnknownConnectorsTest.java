package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gateway that has just started while its processors are slow, or one whose connectors run elsewhere and are away. */
class UnknownConnectorsTest {
    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start("roles=http");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void nothingIsRefusedForGoodBeforeAnybodyKnowsWhatCanBePaid() {
        HttpResponse<Buffer> response = create(GatewayFixture.sessionBody());
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    }

    @Test
    void whatCanNeverBePaidIsRefusedAllTheSame() {
        assertThat(create(GatewayFixture.sessionBody().put("currency", "XXQ")).statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<Buffer> create(JsonObject body) {
        return gateway.post("/api/checkout-sessions", gateway.testKey, body);
    }
}
