package com.ovgcpayments.gateway.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SandboxSettingsTest {
    @Test
    void isFoundAsAProvider() {
        assertThat(ServiceLoader.load(ConnectorProvider.class))
                .extracting(ConnectorProvider::name)
                .contains("sandbox");
    }

    @Test
    void hasDefaults() {
        assertThat(read(Map.of()))
                .isEqualTo(new SandboxSettings(
                        0,
                        "127.0.0.1",
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Duration.ZERO,
                        Duration.ofMinutes(1)));
    }

    @Test
    void readsEveryKey() {
        assertThat(read(Map.of(
                        "port", "8090",
                        "host", "0.0.0.0",
                        "publicUrl", "https://pay.example/sandbox/",
                        "faults", "hang, answer_lost",
                        "webhookSecret", "s",
                        "approveDelay", "PT1S",
                        "settlementDelay", "PT1H")))
                .isEqualTo(new SandboxSettings(
                        8090,
                        "0.0.0.0",
                        Optional.of(URI.create("https://pay.example/sandbox/")),
                        Set.of(SandboxFault.HANG, SandboxFault.ANSWER_LOST),
                        Optional.of("s"),
                        Duration.ofSeconds(1),
                        Duration.ofHours(1)));
    }

    @Test
    void namesWhatIsWrong() {
        assertThatThrownBy(() -> read(Map.of("faults", "hang, explode")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("faults", "answer_lost");
        assertThatThrownBy(() -> read(Map.of("publicUrl", "https://pay.example/?a=1")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("publicUrl");
    }

    @Test
    void pagesStandBelowThePublicUrlAndOnlyItsOriginIsNamed() {
        try (Instance sandbox = Instance.Plan.fresh()
                .with(Map.of("publicUrl", "https://Pay.example:443/sandbox/"))
                .start()) {
            assertThat(sandbox.origin()).isEqualTo("https://pay.example");
            assertThat(sandbox.open("a_1").toString()).startsWith("https://Pay.example:443/sandbox/pay/sbx_");
        }
    }

    @Test
    void allInstancesAgreeOnAnOwnSecret() {
        String secret = "chosen";
        Instance.Plan plan = Instance.Plan.fresh().with(Map.of("webhookSecret", secret));
        try (Receiver receiver = new Receiver();
                Instance one = plan.notifying(receiver.url()).start();
                Instance other = plan.start()) {
            Payer.choose(one.open("a_1"), "approve");
            assertThat(other.notification(receiver.await(1).get(0)))
                    .isInstanceOf(com.ovgcpayments.gateway.connector.NotificationReading.Verified.class);
        }
    }

    private static SandboxSettings read(Map<String, Object> raw) {
        return SandboxSettings.of(Settings.read(new SandboxProvider().settings(), raw));
    }
}
