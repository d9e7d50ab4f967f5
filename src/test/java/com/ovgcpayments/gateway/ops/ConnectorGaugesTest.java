package com.ovgcpayments.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.ScriptedConnector;
import com.ovgcpayments.gateway.testing.ScriptedProvider;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectorGaugesTest {
    private static final int MOST_LOOKS = 3_000;

    @Test
    void everyConnectorIsThereInEveryModeAndSaysWhetherItCanTakePayments() {
        ScriptedConnector refused = new ScriptedConnector("refused", false, true);
        refused.stands(Standing.State.REFUSED);
        ScriptedProvider told = new ScriptedProvider(new ScriptedConnector("told", false, true));
        try (GatewayFixture gateway = GatewayFixture.with(told, new ScriptedProvider(refused))) {
            assertThat(gauges(gateway))
                    .containsExactlyInAnyOrder(
                            line("refused", "live", 0),
                            line("refused", "test", 0),
                            line("told", "live", 1),
                            line("told", "test", 1));

            told.tells(Mode.LIVE, Standing.State.REFUSED);
            for (int i = 0; !gauges(gateway).contains(line("told", "live", 0)); i++) {
                assertThat(i).as("looks for a gauge of 0").isLessThan(MOST_LOOKS);
                gateway.vertx().timer(10, TimeUnit.MILLISECONDS).await();
            }
            assertThat(gauges(gateway)).contains(line("told", "test", 1));
        }
    }

    @Test
    void aProcessorThatIsNotReachedIsNotReadyUntilItIs() {
        ScriptedConnector away = new ScriptedConnector("away", false, true);
        away.stands(Standing.State.UNREACHABLE);
        ScriptedProvider provider = new ScriptedProvider(away);
        try (GatewayFixture gateway = GatewayFixture.with(provider)) {
            assertThat(gauges(gateway)).containsExactlyInAnyOrder(line("away", "live", 0), line("away", "test", 0));
            provider.tells(Mode.TEST, Standing.State.READY);
            for (int i = 0; !gauges(gateway).contains(line("away", "test", 1)); i++) {
                assertThat(i).as("looks for a gauge of 1").isLessThan(MOST_LOOKS);
                gateway.vertx().timer(10, TimeUnit.MILLISECONDS).await();
            }
        }
    }

    private static String line(String connector, String mode, int value) {
        return "gateway_connector_ready{connector=\"%s\",mode=\"%s\"} %d.0".formatted(connector, mode, value);
    }

    private static List<String> gauges(GatewayFixture gateway) {
        return gateway.get(gateway.opsUrl() + "/metrics", "")
                .bodyAsString()
                .lines()
                .filter(line -> line.startsWith("gateway_connector_ready"))
                .toList();
    }
}
