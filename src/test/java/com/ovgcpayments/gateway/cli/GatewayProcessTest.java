package com.ovgcpayments.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.storage.EmbeddedServer;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GatewayProcessTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String UP = "Stop it with Ctrl-C.";

    @Test
    void developmentFinishesWhatIsInFlightAndKeepsItsKeys(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("dev.json");
        JsonObject first;
        try (JavaProcess dev = dev(directory)) {
            dev.awaitOutput(UP);
            first = new JsonObject(Files.readString(file));
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(first.fieldNames())
                    .containsExactlyInAnyOrder(
                            "testKey",
                            "liveKey",
                            "operatorKey",
                            "dashboardUrl",
                            "email",
                            "password",
                            "operatorDashboardUrl",
                            "operatorEmail",
                            "operatorPassword",
                            "apiUrl",
                            "checkoutUrl",
                            "opsUrl",
                            "databaseUrl");
            assertThat(dev.output())
                    .contains(first.getString("apiUrl"), first.getString("testKey"), "curl -X POST")
                    .contains(
                            first.getString("dashboardUrl"),
                            "owner@example.com   password " + first.getString("password"))
                    .contains(
                            first.getString("operatorDashboardUrl"),
                            "operator@example.com   password " + first.getString("operatorPassword"));

            CommandLineRun list =
                    CommandLineRun.of(directory, Map.of("GATEWAY_DATA_DIR", directory.toString()), "merchants", "list");
            assertThat(list.out()).endsWith("  Demo Store\n");
            CommandLineRun invited = CommandLineRun.of(
                    directory,
                    Map.of("GATEWAY_DATA_DIR", directory.toString()),
                    "operators",
                    "invite",
                    "ada@example.com");
            assertThat(invited.out()).startsWith(first.getString("operatorDashboardUrl") + "/join?token=");

            CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create(first.getString("apiUrl")))
                                    .version(HttpClient.Version.HTTP_1_1)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            dev.awaitOutput(SlowGateway.IN_FLIGHT);
            dev.terminate();
            assertThat(answer.get(1, TimeUnit.MINUTES).body()).isEqualTo("finished");
            assertThat(dev.awaitExit()).isZero();
            assertThat(dev.output()).containsSubsequence("stopping the gateway", "stopping PostgreSQL", "stopped");
            assertThat(EmbeddedServer.running(directory)).isEmpty();
        }
        try (JavaProcess dev = dev(directory)) {
            dev.awaitOutput(UP);
            JsonObject second = new JsonObject(Files.readString(file));
            assertThat(second.getString("testKey")).isEqualTo(first.getString("testKey"));
            assertThat(second.getString("liveKey")).isEqualTo(first.getString("liveKey"));
            dev.terminate();
            assertThat(dev.awaitExit()).isZero();
        }
    }

    @Test
    void servingLogsJsonAndStopsWithCodeZero() throws Exception {
        TestDatabase database = TestDatabase.create();
        try (JavaProcess serve = new JavaProcess(
                SlowGateway.class,
                "serve",
                "--set",
                "http.port=0",
                "--set",
                "ops.port=0",
                "--set",
                "http.apiUrl=https://api.example.com",
                "--set",
                "database.url=" + database.application().withPassword(),
                "--set",
                "secrets.masterKeys=" + KEY)) {
            serve.awaitOutput("\"serving\"");
            serve.terminate();
            assertThat(serve.awaitExit()).isZero();
        }
    }

    @Test
    void serveRefusesAnOwnersCredentials(@TempDir Path directory) {
        TestDatabase database = TestDatabase.create();
        CommandLineRun run = CommandLineRun.of(
                directory,
                Map.of("GATEWAY_DATABASE_URL", database.admin().withPassword(), "GATEWAY_SECRETS_MASTERKEYS", KEY),
                "serve");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("gateway: the user postgres owns the tables or is a superuser");
    }

    @Test
    void aBusyPortIsNamedAndNothingKeepsRunning(@TempDir Path directory) throws Exception {
        try (ServerSocket busy = new ServerSocket(0)) {
            CommandLineRun run = CommandLineRun.of(
                    directory,
                    Map.of(
                            "GATEWAY_DATA_DIR",
                            directory.resolve("data").toString(),
                            "GATEWAY_HTTP_PORT",
                            Integer.toString(busy.getLocalPort()),
                            "GATEWAY_OPS_PORT",
                            "0",
                            "GATEWAY_LOG_LEVEL",
                            "error"),
                    SlowGateway::start);
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .startsWith("gateway: http.port " + busy.getLocalPort() + " is in use: ")
                    .contains("--set http.port=");
            assertThat(EmbeddedServer.running(directory.resolve("data"))).isEmpty();
        }
    }

    @Test
    void isStoppedWhileItStartsWithoutAComplaint() throws Exception {
        try (JavaProcess program = new JavaProcess(StoppedWhileStarting.class)) {
            program.awaitOutput("starting");
            program.terminate();
            assertThat(program.awaitExit()).isZero();
            assertThat(program.output()).contains("stopped").doesNotContain("went away");
        }
    }

    @Test
    void whatDoesNotStopIsToldByTheExitCode() throws Exception {
        try (JavaProcess program = new JavaProcess(FailingStop.class)) {
            program.awaitOutput("ready");
            program.terminate();
            assertThat(program.awaitExit()).isEqualTo(1);
            assertThat(program.output())
                    .contains("the second did not stop as it should", "the first was still stopped");
        }
    }

    private static JavaProcess dev(Path dataDir) throws Exception {
        return new JavaProcess(
                SlowGateway.class,
                "--data-dir",
                dataDir.toString(),
                "--set",
                "http.port=0",
                "--set",
                "ops.port=0",
                "--set",
                "dev.shop=false",
                "--set",
                "http.host=127.0.0.1");
    }
}
