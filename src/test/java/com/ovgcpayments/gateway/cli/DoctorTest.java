package com.ovgcpayments.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.config.ConfigLoader;
import com.ovgcpayments.gateway.config.ConfigReading;
import com.ovgcpayments.gateway.config.ConfigSources;
import com.ovgcpayments.gateway.config.Profile;
import com.ovgcpayments.gateway.logging.Redaction;
import com.ovgcpayments.gateway.storage.EmbeddedServer;
import com.ovgcpayments.gateway.storage.Migrations;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class DoctorTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Map<String, String> SET_UP = Map.of(
            "GATEWAY_DATABASE_URL",
            DATABASE.application().withPassword(),
            "GATEWAY_SECRETS_MASTERKEYS",
            KEY,
            "GATEWAY_HTTP_APIURL",
            "https://pay.example.com",
            "GATEWAY_HTTP_CHECKOUTURL",
            "https://billing.example.com");

    private Path directory;

    @BeforeEach
    void in(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void allIsWell() throws IOException {
        Files.writeString(directory.resolve("gateway.yaml"), "connectors:\n  patient:\n    state: sound\n");
        CommandLineRun run = examine(SET_UP);
        assertThat(run.out()).matches("""
                configuration
                  ✓ usable, from \\S+gateway\\.yaml, GATEWAY_DATABASE_URL, GATEWAY_HTTP_APIURL, \
                GATEWAY_HTTP_CHECKOUTURL, GATEWAY_SECRETS_MASTERKEYS
                database
                  ✓ PostgreSQL [0-9.]+.* answers at localhost:[0-9]+/test_\\w+
                  ✓ the schema is up to date, at version [0-9]+
                  ✓ the user gateway_app owns no table
                secrets
                  ✓ one master key, usable
                addresses
                  ✓ merchants and processors reach the gateway at https://pay\\.example\\.com
                  ✓ payers reach the gateway at https://billing\\.example\\.com
                patient
                  ✓ live: account acct_1 may take payments
                0 problems
                """);
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatTheConnectorFindsIsToldInItsLevelAndWithoutSecrets() {
        CommandLineRun run = examine(SET_UP, "--set", "connectors.patient.state=every_level");
        assertThat(run.out()).endsWith("""
                patient
                  ✓ live: the key is taken
                  ! live: the key sk_live_*** may do more than it must
                  ✗ live: there is no webhook endpoint
                1 problem
                """);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void warningsAloneAreNoFailure() {
        CommandLineRun run = examine(SET_UP, "--set", "http.apiUrl=http://127.0.0.1:8080");
        assertThat(run.out())
                .contains("  ! merchants and processors are sent to http://127.0.0.1:8080, which nobody reaches"
                        + " from another machine: set http.apiUrl\n")
                .contains("connectors\n  ! none is enabled that takes live payments: live sessions will be refused\n")
                .endsWith("0 problems\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void answersInJson() {
        CommandLineRun run =
                examine(SET_UP, "--json", "--set", "connectors.patient.state=every_level", "--set", "http.apiUrl=x");
        assertThat(run.code()).isEqualTo(1);
        JsonObject answer = new JsonObject(run.out());
        JsonArray findings = answer.getJsonArray("findings");
        assertThat(findings)
                .contains(finding("patient", "good", "live: the key is taken"))
                .contains(finding("patient", "warning", "live: the key sk_live_*** may do more than it must"))
                .contains(finding("patient", "problem", "live: there is no webhook endpoint"));
        long problems = findings.stream()
                .filter(each -> "problem".equals(((JsonObject) each).getString("level")))
                .count();
        assertThat(answer.getLong("problems")).isEqualTo(problems).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quiet    | ✓ examined, and nothing to tell                                               | 0",
                "failing  | ✗ could not be examined: 401 for sk_live_***                                  | 1",
                "throwing | ✗ could not be examined: java.lang.IllegalStateException                      | 1",
                "unfit    | ✗ connectors.patient.state is unfit, expected another                         | 1",
                "reading  | ✓ 0 entries in the book                                                       | 0",
                "writing  | ✗ could not be examined: it wants to change what it keeps in the database, and the doctor changes nothing | 1"
            })
    void whateverComesOfTheExaminationIsOneLine(String state, String line, int problems) {
        CommandLineRun run = examine(SET_UP, "--set", "connectors.patient.state=" + state);
        assertThat(run.out()).contains("patient\n  " + line + "\n" + problems + " problem");
        assertThat(run.code()).isEqualTo(problems);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void simulatedConnectorIsNotExamined() {
        CommandLineRun run = examine(SET_UP, "--set", "connectors.sandbox.enabled=true");
        assertThat(run.out()).contains("sandbox\n  ✓ simulated, nothing to contact\n0 problems");
    }

    @Test
    void everythingIsLookedAtWhateverElseIsWrong() {
        CommandLineRun run = examine(
                Map.of("GATEWAY_DATABASE_URL", "postgresql://gateway_app:hunter2@localhost:1/gateway"),
                "--set",
                "http.port=many",
                "--set",
                "secrets.masterKeyFile=" + directory.resolve("missing"),
                "--set",
                "connectors.patient.state=reading");
        assertThat(run.out())
                .contains(
                        "configuration\n  ✗ http.port is \"many\", expected a whole number from 0 to 65535 (from --set)\n")
                .contains("database\n  ✗ cannot enter postgresql://gateway_app@localhost:1/gateway: ")
                .contains("secrets\n  ✗ secrets.masterKeyFile names ")
                .contains("  ! payers are sent to http://localhost:8080, ")
                .contains(
                        "patient\n  ✗ could not be examined: it needs what it keeps in the database, and there is none"
                                + " to read\n")
                .endsWith("\n4 problems\n")
                .doesNotContain("hunter2");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void connectorWhoseSettingsAreWrongIsNotExamined() {
        CommandLineRun run = examine(SET_UP, "--set", "connectors.patient.state=odd");
        assertThat(run.out())
                .contains("  ✗ connectors.patient.state is \"odd\", expected one of ")
                .endsWith("patient\n  ! not examined, for what is wrong with its configuration\n1 problem\n");
    }

    @Test
    void ownerOfTheTablesIsTooPowerful() {
        CommandLineRun run = examine(
                Map.of("GATEWAY_DATABASE_URL", DATABASE.admin().withPassword(), "GATEWAY_SECRETS_MASTERKEYS", KEY));
        assertThat(run.out()).contains("  ✗ the user postgres owns the tables or is a superuser");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void keysThatCannotBeUsedTogetherAreAProblem() {
        CommandLineRun run = examine(SET_UP, "--set", "secrets.masterKeys=" + KEY + "," + KEY);
        assertThat(run.out())
                .contains("secrets\n  ✗ the master keys cannot be used")
                .doesNotContain(KEY);
    }

    @Test
    void withoutADatabaseItLooksForTheOneOfTheDataDirectoryAndStartsNone() {
        Path dataDir = directory.resolve("data");
        Map<String, String> environment = Map.of("GATEWAY_DATA_DIR", dataDir.toString());
        CommandLineRun alone = examine(environment);
        assertThat(alone.out())
                .contains("  ✗ database.url is required.")
                .contains("database\n  ! none was looked at: there is no database.url, and none runs in "
                        + Redaction.apply(dataDir.toString())); // the folder's name may read like a card's number
        assertThat(dataDir).doesNotExist();
        try (EmbeddedServer server = EmbeddedServer.start(dataDir)) {
            assertThat(examine(environment).out())
                    .contains("database\n  ✗ cannot enter postgresql://gateway_app@")
                    .contains("role \"gateway_app\" does not exist");
            Migrations.migrate(server.adminUrl());
            assertThat(examine(environment).out())
                    .contains("answers at " + server.adminUrl().address())
                    .contains("the user gateway_app owns no table");
        }
    }

    @Test
    void processorThatDoesNotAnswerIsNotWaitedForForEver(Vertx vertx) {
        ConfigSources sources = new ConfigSources(
                Optional.empty(), directory, Map.of(), List.of("connectors.patient.state=silent", "http.port=1"));
        ConfigReading reading = new ConfigLoader(vertx, List.of(new PatientProvider()))
                .read(Profile.SERVE, sources)
                .await();
        ConnectorCheckup checkup =
                new ConnectorCheckup(reading, URI.create("http://localhost"), Optional.empty(), Duration.ofMillis(50));
        assertThat(checkup.all())
                .containsExactly(Diagnosis.problem("patient", "could not be examined: no answer within 0 seconds"));
    }

    @Test
    void gatewayDoesNotStartWithAConnectorThatRefusesItsSettings() {
        for (String command : List.of("serve", "dev")) {
            CommandLineRun run = PatientProvider.findable(
                    directory,
                    () -> CommandLineRun.of(
                            directory,
                            SET_UP,
                            Main::startGateway,
                            command,
                            "--set=http.port=0",
                            "--set=ops.port=0",
                            "--set=connectors.patient.state=unfit"));
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).isEqualTo("""
                            gateway: the configuration cannot be used:
                              connectors.patient.state is unfit, expected another
                            """);
        }
    }

    private static JsonObject finding(String about, String level, String text) {
        return new JsonObject().put("about", about).put("level", level).put("text", text);
    }

    private CommandLineRun examine(Map<String, String> environment, String... more) {
        List<String> args = new ArrayList<>(List.of("doctor"));
        args.addAll(List.of(more));
        return PatientProvider.findable(
                directory, () -> CommandLineRun.of(directory, environment, args.toArray(String[]::new)));
    }
}
