package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand bodies that nobody would send. Each is answered, with 201 or 400, and what was stored can be read again.
 * To repeat a failure: {@code -Dfuzz.seed=…} with the seed that it printed.
 */
class SessionFuzzTest {
    private static final String PATH = "/api/checkout-sessions";
    private static final int BODIES = 10_000;
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int AT_ONCE = 250;
    private static final long PATIENCE_MILLIS = 30_000;

    private static GatewayFixture gateway;
    private static WebClient client;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start("http.rateLimit=1000000");
        client = WebClient.create(
                gateway.vertx(), new WebClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(64));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void answersEveryBodyAndCanReadWhatItStored() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        FuzzedBodies bodies = new FuzzedBodies(new Random(seed));
        Map<Integer, Integer> statuses = new HashMap<>();
        for (int sent = 0; sent < BODIES; sent += AT_ONCE) {
            List<Buffer> batch = new ArrayList<>();
            List<Future<HttpResponse<Buffer>>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                Buffer body = bodies.next();
                batch.add(body);
                answers.add(post(body));
            }
            for (int i = 0; i < AT_ONCE; i++) {
                int status = check(answers.get(i), batch.get(i), "seed " + seed + ", body " + (sent + i));
                statuses.merge(status, 1, Integer::sum);
            }
        }
        assertThat(statuses.keySet()).as("seed " + seed).contains(201, 400);
        assertThat(countByListing()).as("seed " + seed).isEqualTo(statuses.get(201));
    }

    private static int check(Future<HttpResponse<Buffer>> answer, Buffer body, String which) {
        try {
            HttpResponse<Buffer> response = gateway.checked(HttpMethod.POST, PATH, answer);
            if (body.length() > MAX_BODY_BYTES) {
                assertThat(response.statusCode()).isEqualTo(413);
            } else {
                assertThat(response.statusCode()).isIn(201, 400);
            }
            return response.statusCode();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(which + ": " + body.toString("ISO-8859-1"), e);
        }
    }

    private static Future<HttpResponse<Buffer>> post(Buffer body) {
        return client.postAbs(gateway.apiUrl() + PATH)
                .putHeader("Authorization", "Bearer " + gateway.testKey)
                .putHeader("Content-Type", "application/json")
                .timeout(PATIENCE_MILLIS)
                .sendBuffer(body);
    }

    /** Every page is held to the contract on the way. */
    private static int countByListing() {
        int count = 0;
        String cursor = "";
        JsonObject page;
        do {
            page = gateway.get(PATH + "?limit=100" + cursor, gateway.testKey).bodyAsJsonObject();
            count += page.getJsonArray("data").size();
            cursor = "&starting_after=" + page.getString("next_cursor");
        } while (page.getBoolean("has_more"));
        return count;
    }
}
