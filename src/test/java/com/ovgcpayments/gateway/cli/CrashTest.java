package com.ovgcpayments.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.EmbeddedServer;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import com.ovgcpayments.gateway.testing.MerchantReceiver;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The whole process is killed between the processor's approval and our answer, and started again. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class CrashTest {
    private static final String UP = "Stop it with Ctrl-C.";
    private static final int KILLS = Integer.getInteger("gateway.crash.kills", 3);
    private static final int SESSIONS_A_KILL = 4;
    private static final long SEED = Long.getLong("gateway.crash.seed", System.nanoTime());

    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
    private final Random random = new Random(SEED);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void approvedPaymentsSurviveKill9() throws Exception {
        MerchantReceiver receiver = MerchantReceiver.start(vertx);
        int port = freePort();
        List<String> sessions = new ArrayList<>();
        boolean registered = false;
        for (int kill = 0; kill < KILLS; kill++) {
            try (JavaProcess gateway = dev(port)) {
                gateway.awaitOutput(UP);
                if (!registered) {
                    register(receiver);
                    registered = true;
                }
                List<String> processorPages = new ArrayList<>();
                for (int i = 0; i < SESSIONS_A_KILL; i++) {
                    String session = create();
                    sessions.add(session);
                    processorPages.add(
                            location(api() + "/checkout/" + session + "/pay", MultiMap.caseInsensitiveMultiMap()));
                }
                for (String page : processorPages) {
                    location(page, MultiMap.caseInsensitiveMultiMap().add("outcome", "approve"));
                }
                // Somewhere between "approved" and "told": the notification and its check are under way.
                vertx.timer(1 + random.nextInt(15), TimeUnit.MILLISECONDS).await();
                gateway.kill();
            }
        }
        try (JavaProcess gateway = dev(port)) {
            gateway.awaitOutput(UP);
            receiver.until(received -> sessions.stream()
                            .allMatch(session -> received.stream().anyMatch(each -> isAbout(each, session))))
                    .await();
            for (String session : sessions) {
                assertThat(status(session))
                        .as("seed %d session %s", SEED, session)
                        .isEqualTo("completed");
            }
            assertThat(count("SELECT count(*) FROM payment_transaction")).isEqualTo(sessions.size());
            assertThat(count("SELECT count(*) FROM event WHERE type = 'payment.succeeded'"))
                    .isEqualTo(sessions.size());
            assertThat(count("SELECT count(*) FROM surplus_capture")).isZero();
            CommandLineRun verified =
                    CommandLineRun.of(directory, Map.of("GATEWAY_DATA_DIR", directory.toString()), "verify");
            assertThat(verified.out()).as("seed %d", SEED).endsWith("all agrees\n");
            gateway.terminate();
            assertThat(gateway.awaitExit()).isZero();
        }
    }

    private JavaProcess dev(int port) throws Exception {
        return new JavaProcess(
                Main.class,
                "dev",
                "--data-dir",
                directory.toString(),
                "--set",
                "http.port=" + port,
                "--set",
                "ops.port=0",
                "--set",
                "dev.shop=false");
    }

    private void register(MerchantReceiver receiver) throws Exception {
        JsonObject endpoint = client.postAbs(api() + "/api/webhook-endpoints")
                .putHeader("Authorization", "Bearer " + key())
                .sendJsonObject(new JsonObject().put("url", receiver.url()))
                .await()
                .bodyAsJsonObject();
        assertThat(endpoint.getJsonObject("data").getString("status")).isEqualTo("enabled");
    }

    private String create() throws Exception {
        JsonObject body = new JsonObject()
                .put("amount", 2500)
                .put("email", "customer@example.com")
                .put("success_url", "https://shop.example/success")
                .put("cancel_url", "https://shop.example/cancel");
        return client.postAbs(api() + "/api/checkout-sessions")
                .putHeader("Authorization", "Bearer " + key())
                .sendJsonObject(body)
                .await()
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getJsonObject("session")
                .getString("id");
    }

    private String status(String session) throws Exception {
        return client.getAbs(api() + "/api/checkout-sessions/" + session)
                .putHeader("Authorization", "Bearer " + key())
                .send()
                .await()
                .bodyAsJsonObject()
                .getJsonObject("data")
                .getString("status");
    }

    private String location(String url, MultiMap form) {
        return client.postAbs(url).sendForm(form).await().getHeader("Location");
    }

    private long count(String sql) {
        PostgresUrl server = EmbeddedServer.running(directory).orElseThrow();
        Database database = Database.open(vertx, server, 1);
        try {
            return database.query(sql).await().iterator().next().getLong(0);
        } finally {
            database.close().await();
        }
    }

    private static boolean isAbout(MerchantReceiver.Received received, String session) {
        JsonObject envelope = received.json();
        return envelope.getString("type").equals("payment.succeeded")
                && envelope.getJsonObject("data")
                        .getJsonObject("session")
                        .getString("id")
                        .equals(session);
    }

    private String api() throws Exception {
        return devFile().getString("apiUrl");
    }

    private String key() throws Exception {
        return devFile().getString("testKey");
    }

    private JsonObject devFile() throws Exception {
        return new JsonObject(Files.readString(directory.resolve("dev.json")));
    }

    private static int freePort() throws Exception {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
