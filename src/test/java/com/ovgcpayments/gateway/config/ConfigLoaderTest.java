package com.ovgcpayments.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ovgcpayments.gateway.config.GatewaySettings.DatabaseSettings;
import com.ovgcpayments.gateway.config.GatewaySettings.Http;
import com.ovgcpayments.gateway.config.GatewaySettings.Log;
import com.ovgcpayments.gateway.config.GatewaySettings.Secrets;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Settings;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class ConfigLoaderTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final List<ConnectorProvider> PROVIDERS =
            List.of(new FakeProvider("sandbox"), new FakeProvider("stripe"), new FakeProvider("sellhub"));

    @TempDir
    Path directory;

    private ConfigLoader loader;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> overrides = new ArrayList<>();
    private Optional<Path> file = Optional.empty();

    @BeforeEach
    void make(Vertx vertx) {
        loader = new ConfigLoader(vertx, PROVIDERS);
    }

    @Test
    void laterSourcesWin() throws IOException {
        yaml("""
                http:
                  port: 1001
                  host: from.file
                  rateLimit: 7
                database:
                  poolSize: 3
                """);
        environment.put("GATEWAY_HTTP_HOST", "from.environment");
        environment.put("GATEWAY_HTTP_PORT", "1002");
        overrides.addAll(List.of("http.port=1003", "http.port=1004"));
        Settings settings = load(Profile.DEV).settings();
        assertThat(settings.get(Http.PORT)).isEqualTo(1004);
        assertThat(settings.get(Http.HOST)).isEqualTo("from.environment");
        assertThat(settings.get(Http.RATE_LIMIT)).isEqualTo(7);
        assertThat(settings.get(DatabaseSettings.POOL_SIZE)).isEqualTo(3);
        assertThat(settings.get(Log.LEVEL)).isEqualTo(LogLevel.INFO);
    }

    @Test
    void listsAndMapsAreReadWhole() throws IOException {
        yaml("""
                roles: [http, webhooks]
                http:
                  trustedProxies:
                    - 10.0.0.0/8
                    - fd00::/8
                connectors:
                  sandbox:
                    faults:
                      slow.begin: PT3S
                      reset: always
                """);
        environment.put("GATEWAY_WEBHOOKS_ALLOWEDCIDRS", "127.0.0.1, 10.1.0.0/16");
        Configuration configuration = load(Profile.DEV);
        Settings settings = configuration.settings();
        assertThat(settings.get(GatewaySettings.ROLES)).containsExactly(Role.HTTP, Role.WEBHOOKS);
        assertThat(settings.get(Http.TRUSTED_PROXIES)).hasToString("[10.0.0.0/8, fd00::/8]");
        assertThat(settings.get(GatewaySettings.Webhooks.ALLOWED_CIDRS)).hasToString("[127.0.0.1, 10.1.0.0/16]");
        assertThat(configuration.connectors().get(0).settings().get(FakeProvider.FAULTS))
                .containsExactlyInAnyOrder("slow.begin", "reset");
    }

    @Test
    void aValueIsTheTextThatWasWritten() throws IOException {
        yaml("""
                connectors:
                  stripe:
                    apiKey: 0123
                    label: no
                """);
        EnabledConnector stripe = find(load(Profile.DEV), "stripe");
        assertThat(stripe.settings().get(FakeProvider.API_KEY)).isEqualTo("0123");
        assertThat(stripe.label()).isEqualTo("no");
    }

    @Test
    void commentsAndEmptySectionsSayNothing() throws IOException {
        yaml("# nothing yet\n");
        assertThat(load(Profile.DEV).settings().get(Http.PORT)).isEqualTo(8080);
        yaml("http:\n#  port: 1\nconnectors:\n  stripe:\n");
        assertThat(load(Profile.DEV).settings().get(Http.PORT)).isEqualTo(8080);
    }

    @Test
    void readsTheFileThatWasAskedFor() throws IOException {
        yaml("http: {port: 1}\n");
        Files.writeString(directory.resolve("other.yaml"), "http.port: 2\n");
        file = Optional.of(Path.of("other.yaml"));
        assertThat(load(Profile.DEV).settings().get(Http.PORT)).isEqualTo(2);
        file = Optional.of(Path.of("missing.yaml"));
        assertThat(problems(Profile.DEV).get(0).toString()).contains("missing.yaml does not exist");
    }

    @Test
    void everyProblemIsReportedWithItsOrigin() throws IOException {
        yaml("""
                http:
                  prot: 1
                ops:
                  port: many
                connectors:
                  strype:
                    apiKey: sk_secret
                """);
        environment.put("GATEWAY_HTTP_PROT", "1");
        environment.put("GATEWAY_HTTP_TRUSTEDPROXIES", "10.0.0.0/33");
        overrides.addAll(List.of("log.level=loud", "nonsense", "routing.order=sandbox,strip,sellhub"));
        String yaml = directory.resolve("gateway.yaml").toString();
        assertThat(problems(Profile.DEV))
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "http.prot is not a known setting; did you mean http.port? (from " + yaml + ")",
                        "ops.port is \"many\", expected a whole number from 0 to 65535 (from " + yaml + ")",
                        "connectors.strype.apiKey is not a known setting; did you mean connectors.stripe.apiKey? (from "
                                + yaml + ")",
                        "GATEWAY_HTTP_PROT is not a known setting; did you mean GATEWAY_HTTP_PORT?",
                        "http.trustedProxies is \"10.0.0.0/33\", expected a list of IP ranges such as 10.0.0.0/8"
                                + " (from GATEWAY_HTTP_TRUSTEDPROXIES)",
                        "log.level is \"loud\", expected one of error, warn, info, debug, trace (from --set)",
                        "--set needs a path and a value, such as --set http.port=9000",
                        "routing.order names strip, which is no connector; did you mean stripe? (from --set)",
                        "routing.order names sellhub, which is not enabled: set connectors.sellhub.enabled"
                                + " (from --set)");
    }

    @Test
    void noSecretIsEverPrinted() throws IOException {
        yaml("""
                database:
                  url: mysql://app:hunter2@host/db
                  adminUrl: {nested: hunter2}
                secrets:
                  masterKeys: [hunter2]
                connectors:
                  stripe:
                    apiKey: [hunter2]
                """);
        environment.put("GATEWAY_DATABSE_URL", "hunter2");
        overrides.addAll(List.of("postgresql://app:hunter2", "databse.url=hunter2"));
        List<Problem> problems = problems(Profile.SERVE);
        assertThat(problems).hasSize(7);
        assertThat(problems.toString()).doesNotContain("hunter2");
        assertThat(new InvalidSettings(problems).getMessage()).doesNotContain("hunter2");
    }

    @Test
    void brokenYamlIsNamedByItsLine() throws IOException {
        yaml("http:\n  port: 1\n  port: 2\n");
        assertThat(problems(Profile.DEV).get(0).toString())
                .contains("gateway.yaml is not a configuration in YAML: line 3: found duplicate key port");
        yaml("database:\n  url: \"hunter2\n");
        assertThat(problems(Profile.DEV).get(0).toString())
                .contains("gateway.yaml is not a configuration in YAML: line ")
                .doesNotContain("hunter2");
        yaml("- a\n- b\n");
        assertThat(problems(Profile.DEV).get(0).toString()).contains("it must consist of keys and their values");
        yaml("http.port: 1\nhttp:\n  port: 2\n");
        assertThat(problems(Profile.DEV).get(0).toString()).startsWith("http.port is given twice");
    }

    @Test
    void serveNeedsItsDatabaseAndItsKeys() {
        assertThat(problems(Profile.SERVE))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("database.url", "secrets.masterKeys");
        overrides.addAll(List.of("database.url=postgresql://gateway_app:x@db/gateway", "secrets.masterKeys=" + KEY));
        Settings settings = load(Profile.SERVE).settings();
        assertThat(settings.get(DatabaseSettings.URL)).hasToString("postgresql://gateway_app@db:5432/gateway");
        assertThat(settings.get(Secrets.MASTER_KEYS)).containsExactly(KEY);
        assertThat(settings.get(Log.FORMAT)).isEqualTo(LogFormat.JSON);
        overrides.add("secrets.masterKeyFile=/run/keys");
        assertThat(problems(Profile.SERVE).get(0).toString()).contains("are both given");
    }

    @Test
    void theOperatorsServerHasAPortOfItsOwn() {
        overrides.addAll(List.of("http.port=9443", "ops.port=9443"));
        assertThat(problems(Profile.DEV))
                .extracting(Problem::toString)
                .containsExactly(
                        "ops.port is 9443, where http.port has the gateway listen; choose another port (from --set)");
        overrides.add("http.host=::");
        assertThat(problems(Profile.DEV)).extracting(Problem::path).containsExactly("ops.port");
        overrides.addAll(List.of("http.host=192.0.2.1", "ops.host=192.0.2.1"));
        assertThat(problems(Profile.DEV)).extracting(Problem::path).containsExactly("ops.port");

        overrides.add("ops.host=127.0.0.1");
        assertThat(load(Profile.DEV).settings().get(Http.PORT)).isEqualTo(9443);
        overrides.addAll(List.of("ops.host=192.0.2.1", "http.port=0", "ops.port=0"));
        assertThat(load(Profile.DEV).settings().get(Http.PORT)).isZero();
        overrides.addAll(List.of("http.port=9443", "ops.port=9443", "roles=clock,webhooks"));
        assertThat(load(Profile.DEV).settings().get(Http.PORT)).isEqualTo(9443);
    }

    @Test
    void developmentStartsWithTheSandboxInBothModes() {
        List<EnabledConnector> connectors = load(Profile.DEV).connectors();
        assertThat(connectors).extracting(EnabledConnector::name).containsExactly("sandbox");
        assertThat(connectors.get(0).modes()).containsExactlyInAnyOrder(Mode.TEST, Mode.LIVE);
        assertThat(connectors.get(0).label()).isEqualTo("Sandbox");
    }

    @Test
    void servingRefusesLivePaymentsToTheSandbox() {
        overrides.addAll(List.of("database.url=postgresql://gateway_app@db/gateway", "secrets.masterKeys=" + KEY));
        assertThat(load(Profile.SERVE).connectors()).isEmpty();
        overrides.add("connectors.sandbox.enabled=true");
        assertThat(find(load(Profile.SERVE), "sandbox").modes()).containsExactly(Mode.TEST);
        overrides.add("connectors.sandbox.modes=test,live");
        assertThat(problems(Profile.SERVE).get(0).toString())
                .startsWith("connectors.sandbox.modes holds live")
                .endsWith("(from --set)");
    }

    @Test
    void credentialsSayForWhichModesAConnectorIsUnlessTheModesAreSet() {
        overrides.addAll(List.of(
                "database.url=postgresql://gateway_app@db/gateway",
                "secrets.masterKeys=" + KEY,
                "connectors.stripe.apiKey=test_1"));
        assertThat(find(load(Profile.SERVE), "stripe").modes()).containsExactly(Mode.TEST);
        overrides.add("connectors.stripe.apiKey=both_1");
        assertThat(find(load(Profile.DEV), "stripe").modes()).containsExactlyInAnyOrder(Mode.TEST, Mode.LIVE);
        overrides.add("connectors.stripe.modes=live");
        assertThat(find(load(Profile.DEV), "stripe").modes()).containsExactly(Mode.LIVE);
    }

    @Test
    void credentialsThatSayNothingLeaveTheModesToTheCommand() {
        overrides.addAll(List.of(
                "database.url=postgresql://gateway_app@db/gateway",
                "secrets.masterKeys=" + KEY,
                "connectors.stripe.apiKey=old"));
        assertThat(find(load(Profile.SERVE), "stripe").modes()).containsExactly(Mode.LIVE);
        assertThat(find(load(Profile.DEV), "stripe").modes()).containsExactly(Mode.TEST);
    }

    @Test
    void liveCredentialsDoNotLetASimulatedProcessorServe() {
        overrides.addAll(List.of(
                "database.url=postgresql://gateway_app@db/gateway",
                "secrets.masterKeys=" + KEY,
                "connectors.sandbox.apiKey=live_1"));
        assertThat(problems(Profile.SERVE)).extracting(Problem::path).containsExactly("connectors.sandbox.modes");
    }

    @Test
    void credentialsForNoModeAreAProblemAmongTheOthers() {
        overrides.addAll(List.of("connectors.stripe.apiKey=odd_1", "http.port=many"));
        assertThat(problems(Profile.DEV))
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "http.port is \"many\", expected a whole number from 0 to 65535 (from --set)",
                        "connectors.stripe.apiKey is (hidden), expected a key for test or live (from --set)");
    }

    @Test
    void whatIsSoundIsThereBesidesTheProblems() throws IOException {
        yaml("http:\n  port: many\n  host: here\n");
        environment.put("GATEWAY_CONNECTORS_STRIPE_APIKEY", "test_1");
        overrides.addAll(List.of("connectors.sellhub.port=-1", "http.host=there"));
        ConfigReading reading = loader.read(Profile.SERVE, new ConfigSources(file, directory, environment, overrides))
                .await();
        assertThat(reading.problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "http.port", "connectors.sellhub.port", "database.url", "secrets.masterKeys");
        assertThat(reading.configuration().settings().get(Http.PORT)).isEqualTo(8080);
        assertThat(reading.configuration().settings().get(Http.HOST)).isEqualTo("there");
        assertThat(reading.configuration().connectors())
                .extracting(EnabledConnector::name)
                .containsExactlyInAnyOrder("stripe", "sellhub");
        assertThat(reading.hasProblemIn("connectors.sellhub")).isTrue();
        assertThat(reading.hasProblemIn("connectors.stripe")).isFalse();
        assertThat(reading.origins())
                .containsExactlyInAnyOrder(
                        directory.resolve("gateway.yaml").toString(), "GATEWAY_CONNECTORS_STRIPE_APIKEY", "--set");
    }

    @Test
    void connectorsAreTriedInTheOrderOfTheirConfiguration() throws IOException {
        yaml("""
                connectors:
                  sellhub:
                    apiKey: x
                  sandbox:
                    enabled: false
                  stripe:
                    apiKey: y
                """);
        assertThat(load(Profile.DEV).connectors())
                .extracting(EnabledConnector::name)
                .containsExactly("sellhub", "stripe");
        environment.put("GATEWAY_ROUTING_ORDER", "stripe");
        assertThat(load(Profile.DEV).connectors())
                .extracting(EnabledConnector::name)
                .containsExactly("stripe", "sellhub");
        environment.put("GATEWAY_ROUTING_ORDER", "stripe,sandbox,stripe");
        assertThat(problems(Profile.DEV))
                .extracting(Problem::message)
                .containsExactly(
                        "names sandbox, which is not enabled: set connectors.sandbox.enabled"
                                + " (from GATEWAY_ROUTING_ORDER)",
                        "names stripe twice (from GATEWAY_ROUTING_ORDER)");
    }

    @Test
    void publicUrlsFollowThePortUnlessTheyAreGiven() {
        PublicUrls local = PublicUrls.of(load(Profile.DEV).settings(), 4711, 4712);
        assertThat(local.api()).isEqualTo(URI.create("http://localhost:4711")).isEqualTo(local.checkout());
        overrides.add("http.checkoutUrl=https://pay.example.com/");
        PublicUrls given = PublicUrls.of(load(Profile.DEV).settings(), 4711, 4712);
        assertThat(given.checkout()).isEqualTo(URI.create("https://pay.example.com"));
        overrides.add("http.apiUrl=https://api.example.com/?x=1");
        assertThat(problems(Profile.DEV)).extracting(Problem::path).containsExactly("http.apiUrl");
    }

    private void yaml(String text) throws IOException {
        Files.writeString(directory.resolve("gateway.yaml"), text);
    }

    private Configuration load(Profile profile) {
        return loader.load(profile, new ConfigSources(file, directory, environment, overrides))
                .await();
    }

    private List<Problem> problems(Profile profile) {
        InvalidSettings invalid = catchThrowableOfType(InvalidSettings.class, () -> load(profile));
        assertThat(invalid).as("the configuration was accepted").isNotNull();
        return invalid.problems();
    }

    private static EnabledConnector find(Configuration configuration, String name) {
        return configuration.connectors().stream()
                .filter(connector -> connector.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
