package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Payer;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gateway all of whose processors refuse its credentials. */
class RefusedProcessorTest {
    @Test
    void merchantMayBeginAndPayerReadsThatHeCannotPayNow() {
        ScriptedConnector one = refused("one");
        ScriptedConnector two = refused("two");
        try (GatewayFixture gateway = GatewayFixture.with(new ScriptedProvider(one), new ScriptedProvider(two))) {
            String session = gateway.createSession(gateway.testKey, GatewayFixture.sessionBody());
            Payer payer = new Payer(gateway, session);
            for (HttpResponse<Buffer> page : List.of(payer.open(), payer.pressPay())) {
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.bodyAsString()).contains("data-state=\"no-processor\"");
            }
        }
        assertThat(one.asked()).noneMatch(ConnectorRequest.Begin.class::isInstance);
        assertThat(two.asked()).noneMatch(ConnectorRequest.Begin.class::isInstance);
    }

    private static ScriptedConnector refused(String name) {
        ScriptedConnector connector = new ScriptedConnector(name, false, true);
        connector.stands(Standing.State.REFUSED);
        return connector;
    }
}
