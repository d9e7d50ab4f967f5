package com.ovgcpayments.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.payment.LatePayments;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewaySettingsTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final List<Setting<?>> DECLARED =
            GatewaySettings.declared(Profile.SERVE, List.of(new FakeProvider("stripe")));

    @Test
    void defaults() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        DECLARED.forEach(setting -> setting.fallback().ifPresent(value -> defaults.put(setting.path(), value)));
        Map<String, Object> expected = new HashMap<>();
        expected.put("dataDir", Path.of(".data"));
        expected.put("roles", List.of(Role.HTTP, Role.CONNECTORS, Role.WEBHOOKS, Role.CLOCK));
        expected.put("routing.order", List.of());
        expected.put("http.port", 8080);
        expected.put("http.host", "0.0.0.0");
        expected.put("http.trustedProxies", List.of());
        expected.put("http.rateLimit", 1000);
        expected.put("http.requestLogRate", 200);
        expected.put("http.payRate", 40);
        expected.put("http.payRatePerEmail", 20);
        expected.put("http.unauthorizedRate", 60);
        expected.put("ops.port", 9090);
        expected.put("ops.host", "127.0.0.1");
        expected.put("ops.unauthorizedRate", 60);
        expected.put("retention.personalData", Duration.ofDays(400));
        expected.put("retention.bodies", Duration.ofDays(30));
        expected.put("payments.beginDeadline", Duration.ofSeconds(10));
        expected.put("payments.fetchDeadline", Duration.ofSeconds(5));
        expected.put("payments.latePayments", LatePayments.REFUND);
        expected.put("payouts.coolDown", Duration.ofDays(1));
        expected.put("webhooks.allowedCidrs", List.of());
        expected.put("log.format", LogFormat.JSON);
        expected.put("log.level", LogLevel.INFO);
        expected.put("connectors.stripe.settlementDelay", Duration.ofDays(2));
        expected.put("connectors.stripe.port", 0);
        expected.put("connectors.stripe.faults", java.util.Set.of());
        assertThat(defaults).isEqualTo(expected);
    }

    @Test
    void everySettingCanBeGivenInTheEnvironment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("GATEWAY_DATADIR", "/var/lib/gateway");
        environment.put("GATEWAY_ROLES", "http,clock");
        environment.put("GATEWAY_ROUTING_ORDER", "stripe");
        environment.put("GATEWAY_HTTP_PORT", "1");
        environment.put("GATEWAY_HTTP_HOST", "::1");
        environment.put("GATEWAY_HTTP_APIURL", "https://api.example.com");
        environment.put("GATEWAY_HTTP_CHECKOUTURL", "https://pay.example.com");
        environment.put("GATEWAY_HTTP_DASHBOARDURL", "https://dashboard.example.com");
        environment.put("GATEWAY_HTTP_TRUSTEDPROXIES", "10.0.0.0/8,::1");
        environment.put("GATEWAY_HTTP_RATELIMIT", "2");
        environment.put("GATEWAY_HTTP_REQUESTLOGRATE", "20");
        environment.put("GATEWAY_HTTP_PAYRATE", "6");
        environment.put("GATEWAY_HTTP_PAYRATEPEREMAIL", "7");
        environment.put("GATEWAY_HTTP_UNAUTHORIZEDRATE", "8");
        environment.put("GATEWAY_OPS_PORT", "3");
        environment.put("GATEWAY_OPS_HOST", "10.0.0.1");
        environment.put("GATEWAY_OPS_URL", "https://operators.example.com");
        environment.put("GATEWAY_OPS_UNAUTHORIZEDRATE", "9");
        environment.put("GATEWAY_RETENTION_PERSONALDATA", "P90D");
        environment.put("GATEWAY_RETENTION_BODIES", "P7D");
        environment.put("GATEWAY_DATABASE_URL", "postgresql://app@db/gateway");
        environment.put("GATEWAY_DATABASE_ADMINURL", "postgresql://owner@db/gateway");
        environment.put("GATEWAY_DATABASE_POOLSIZE", "4");
        environment.put("GATEWAY_SECRETS_MASTERKEYS", KEY + "," + KEY);
        environment.put("GATEWAY_SECRETS_MASTERKEYFILE", "/run/secrets/keys");
        environment.put("GATEWAY_PAYMENTS_BEGINDEADLINE", "PT7S");
        environment.put("GATEWAY_PAYMENTS_FETCHDEADLINE", "PT3S");
        environment.put("GATEWAY_PAYMENTS_LATEPAYMENTS", "accept");
        environment.put("GATEWAY_PAYOUTS_COOLDOWN", "PT12H");
        environment.put("GATEWAY_PAYOUTS_DEBTORNAME", "Gateway Ltd");
        environment.put("GATEWAY_PAYOUTS_DEBTORIBAN", "GB82 WEST 1234 5698 7654 32");
        environment.put("GATEWAY_PAYOUTS_DEBTORBIC", "WESTGB22");
        environment.put("GATEWAY_WEBHOOKS_ALLOWEDCIDRS", "192.168.0.0/16");
        environment.put("GATEWAY_LOG_FORMAT", "text");
        environment.put("GATEWAY_LOG_LEVEL", "debug");
        environment.put("GATEWAY_CONNECTORS_STRIPE_ENABLED", "true");
        environment.put("GATEWAY_CONNECTORS_STRIPE_MODES", "live,test");
        environment.put("GATEWAY_CONNECTORS_STRIPE_LABEL", "Card");
        environment.put("GATEWAY_CONNECTORS_STRIPE_SETTLEMENTDELAY", "P3D");
        environment.put("GATEWAY_CONNECTORS_STRIPE_APIKEY", "sk_test_x");
        environment.put("GATEWAY_CONNECTORS_STRIPE_PORT", "5");
        environment.put("GATEWAY_CONNECTORS_STRIPE_FAULTS", "reset");
        assertThat(DECLARED)
                .extracting(Setting::environmentName)
                .containsExactlyInAnyOrderElementsOf(environment.keySet());

        Layer layer = EnvironmentLayer.read(environment, DECLARED);
        assertThat(layer.problems()).isEmpty();
        Map<String, Object> raw = new HashMap<>();
        layer.values().forEach((path, value) -> raw.put(path, value.value()));
        Settings settings = Settings.read(DECLARED, raw);
        assertThat(DECLARED)
                .allSatisfy(setting ->
                        assertThat(find(settings, setting)).isPresent().isNotEqualTo(setting.fallback()));
    }

    @Test
    void everySettingSaysWhatItIsFor() {
        assertThat(DECLARED)
                .allSatisfy(setting -> assertThat(setting.description()).isNotBlank());
    }

    @Test
    void theDataDirectoryHasASecondName() {
        Layer layer = EnvironmentLayer.read(Map.of("GATEWAY_DATA_DIR", "/data"), DECLARED);
        assertThat(layer.values()).containsEntry("dataDir", new RawValue("/data", "GATEWAY_DATA_DIR"));
        Layer both = EnvironmentLayer.read(Map.of("GATEWAY_DATA_DIR", "/a", "GATEWAY_DATADIR", "/b"), DECLARED);
        assertThat(both.problems()).hasToString("[GATEWAY_DATA_DIR and GATEWAY_DATADIR differ; set one of them]");
    }

    @Test
    void leavesAloneWhatIsNotOurs() {
        Map<String, String> environment = Map.of(
                "PATH", "/bin",
                "GATEWAY_JAVA_OPTS", "-Xmx1g",
                "GATEWAY_HTTP_PORT", "",
                "GATEWAY_SERVICE_HOST", "10.0.0.1",
                "GATEWAY_SERVICE_PORT_HTTP", "8080",
                "GATEWAY_PORT", "tcp://10.0.0.1:8080",
                "GATEWAY_PORT_8080_TCP_ADDR", "10.0.0.1");
        assertThat(EnvironmentLayer.read(environment, DECLARED)).isEqualTo(Layer.EMPTY);
        assertThat(EnvironmentLayer.read(Map.of("GATEWAY_PORT", "8080"), DECLARED)
                        .problems())
                .hasSize(1);
    }

    private static <T> Optional<T> find(Settings settings, Setting<T> setting) {
        return settings.find(setting);
    }
}
