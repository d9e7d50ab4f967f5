package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionsApiTest {
    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void createsAsTheSpecificationShows() {
        HttpResponse<Buffer> response =
                gateway.post("/api/checkout-sessions", gateway.liveKey, GatewayFixture.sessionBody());
        assertThat(response.statusCode()).isEqualTo(201);
        JsonObject data = response.bodyAsJsonObject().getJsonObject("data");
        JsonObject session = data.getJsonObject("session");
        assertThat(session.getString("id"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(session.getInteger("amount")).isEqualTo(2500);
        assertThat(session.getString("currency")).isEqualTo("USD");
        assertThat(session.getString("status")).isEqualTo("pending");
        assertThat(session.getString("expires_at")).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(data.getString("checkout_url")).isEqualTo(gateway.apiUrl() + "/checkout/" + session.getString("id"));

        JsonObject got = gateway.get("/api/checkout-sessions/" + session.getString("id"), gateway.liveKey)
                .bodyAsJsonObject()
                .getJsonObject("data");
        assertThat(got.getString("status")).isEqualTo("pending");
        assertThat(got.getString("email")).isEqualTo("customer@example.com");
    }
}
