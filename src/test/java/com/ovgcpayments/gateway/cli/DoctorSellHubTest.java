package com.ovgcpayments.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubDouble;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubVariant;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that {@code docs/sellhub.md} shows, as a file and as variables, examined at a double of SellHub. */
class DoctorSellHubTest {
    private final Vertx vertx = Vertx.vertx();
    private SellHubDouble sellhub;
    private SellHubVariant small;
    private SellHubVariant large;

    @BeforeEach
    void start() {
        sellhub = SellHubDouble.start(vertx);
        small = sellhub.addProduct(new BigDecimal("25"), "usd", false);
        large = sellhub.addProduct(new BigDecimal("90"), "usd", false);
    }

    @AfterEach
    void stop() {
        sellhub.close();
        vertx.close().await();
    }

    @Test
    void theFileOfTheGuideIsRead(@TempDir Path directory) throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "sellhub.md"));
        String yaml = guide.substring(guide.indexOf("```yaml\n") + 8);
        yaml = yaml.substring(0, yaml.indexOf("```"))
                .replace("https://example.sellhub.cx", sellhub.storeUrl().toString())
                .replace("apiKey: …", "apiKey: " + sellhub.apiKey())
                .replaceFirst("productId: 5f0…, variantId: 8c1…", ids(small))
                .replaceFirst("productId: 5f0…, variantId: 9d2…", ids(large));
        Files.writeString(directory.resolve("gateway.yaml"), yaml);
        assertExamined(CommandLineRun.of(
                directory,
                Map.of(
                        "GATEWAY_CONNECTORS_SELLHUB_DASHBASEURL",
                                sellhub.dashUrl().toString(),
                        "GATEWAY_CONNECTORS_STRIPE_ENABLED", "false",
                        "GATEWAY_ROUTING_ORDER", "sellhub"),
                "doctor"));
    }

    @Test
    void theVariablesOfTheGuideAreRead(@TempDir Path directory) {
        assertExamined(CommandLineRun.of(
                directory,
                Map.of(
                        "GATEWAY_CONNECTORS_SELLHUB_STOREURL",
                                sellhub.storeUrl().toString(),
                        "GATEWAY_CONNECTORS_SELLHUB_DASHBASEURL",
                                sellhub.dashUrl().toString(),
                        "GATEWAY_CONNECTORS_SELLHUB_APIKEY", sellhub.apiKey(),
                        "GATEWAY_CONNECTORS_SELLHUB_VARIANTS", text(2500, small) + "," + text(9900, large)),
                "doctor"));
    }

    private void assertExamined(CommandLineRun run) {
        assertThat(run.out())
                .contains("sellhub\n  ! experimental: ")
                .contains("  ✓ the key reads the store's invoices; there are 0 of the last hour\n")
                .contains("  ✓ variant " + small.id() + ": it costs 25.00 USD\n")
                .contains("  ✗ variant " + large.id() + ": it costs something else than 99.00 USD: ")
                .contains("  ! connectors.sellhub.webhook.secrets is not set: ")
                .doesNotContain(sellhub.apiKey());
    }

    private static String ids(SellHubVariant variant) {
        return "productId: " + variant.productId() + ", variantId: " + variant.id();
    }

    private static String text(long amount, SellHubVariant variant) {
        return amount + ":USD:" + variant.productId() + ":" + variant.id();
    }
}
