package com.ovgcpayments.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.ApiContract;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no HTTP client would send, byte by byte. */
class RawHttpTest {
    private static GatewayFixture gateway;
    private static NetClient client;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        client = gateway.vertx().createNetClient();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET\r\n\r\n",
                "GET /health/live HTTP/1.1\r\nBroken header\r\n\r\n",
                "GET /health/live HTTP/1.1\r\nHost: a\r\nX-A: b\u0001c\r\n\r\n",
                "POST /api/checkout-sessions HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n",
                "POST /api/checkout-sessions HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
            })
    void answersWhatIsNoHttpInTheEnvelope(String request) {
        assertRefused(exchange(request));
    }

    @Test
    void answersALineThatIsTooLongInTheEnvelope() {
        assertRefused(exchange("GET /" + "a".repeat(5000) + " HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    @Test
    void answersHeadersThatAreTooLongInTheEnvelope() {
        assertRefused(exchange("GET /health/live HTTP/1.1\r\nHost: a\r\nX-A: " + "a".repeat(9000) + "\r\n\r\n"));
    }

    @Test
    void tellsAClientThatAsksToGoOn() {
        String body = GatewayFixture.sessionBody().encode();
        NetSocket socket = connect();
        Promise<Void> asked = Promise.promise();
        Promise<String> answered = Promise.promise();
        Buffer received = Buffer.buffer();
        socket.handler(chunk -> {
            received.appendBuffer(chunk);
            String text = received.toString();
            if (text.startsWith("HTTP/1.1 100 ")) {
                asked.tryComplete();
            }
            if (text.contains("checkout_url")) {
                answered.tryComplete(text);
            }
        });
        socket.write(head(
                        "POST /api/checkout-sessions HTTP/1.1",
                        "Host: a",
                        "Content-Type: application/json",
                        "Authorization: Bearer " + gateway.testKey,
                        "Expect: 100-continue",
                        "Content-Length: " + body.length()))
                .await();
        asked.future().await();
        socket.write(body).await();
        assertThat(answered.future().await()).contains("HTTP/1.1 201 Created");
        socket.close().await();
    }

    @Test
    void refusesBeforeTheBodyIsSent() {
        String[] lines = {
            "POST /api/checkout-sessions HTTP/1.1",
            "Host: a",
            "Content-Type: application/json",
            "Expect: 100-continue",
            "Content-Length: 100000",
            "Authorization: Bearer nonsense"
        };
        assertThat(exchange(head(lines))).startsWith("HTTP/1.1 401 ");
        lines[lines.length - 1] = "Authorization: Bearer " + gateway.testKey;
        assertThat(exchange(head(lines))).startsWith("HTTP/1.1 413 ");
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    /** Sends and waits for a whole answer with a JSON body. */
    private static String exchange(String request) {
        NetSocket socket = connect();
        Promise<String> answered = Promise.promise();
        Buffer received = Buffer.buffer();
        Predicate<String> whole = text -> text.contains("\r\n\r\n") && text.endsWith("}");
        socket.handler(chunk -> {
            received.appendBuffer(chunk);
            if (whole.test(received.toString())) {
                answered.tryComplete(received.toString());
            }
        });
        socket.closeHandler(closed -> answered.tryComplete(received.toString()));
        socket.write(request).await();
        String answer = answered.future().await();
        socket.close().await();
        return answer;
    }

    private static NetSocket connect() {
        return client.connect(URI.create(gateway.apiUrl()).getPort(), "127.0.0.1")
                .await();
    }

    private static void assertRefused(String answer) {
        assertThat(answer).matches("(?s)HTTP/1.[01] 400 .*").containsPattern("(?i)\r\nx-request-id: req_");
        JsonObject body = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(ApiContract.published().problem("Error", body)).isEmpty();
        assertThat(body.getJsonObject("error").getString("code")).isEqualTo("BAD_REQUEST");
        assertThat(answer).contains(body.getJsonObject("error").getString("request_id"));
    }
}
