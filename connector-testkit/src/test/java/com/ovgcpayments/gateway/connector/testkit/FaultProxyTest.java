package com.ovgcpayments.gateway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the proxy does to a client that is none of ours. */
class FaultProxyTest {
    private static final String ANSWER = "{\"answer\":42}";
    private static Vertx vertx;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AtomicInteger served = new AtomicInteger();
    private HttpServer server;
    private FaultProxy proxy;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().await();
    }

    @BeforeEach
    void start() {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    served.incrementAndGet();
                    request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(ANSWER);
                })
                .listen(0, "127.0.0.1")
                .await();
        proxy = new FaultProxy(() -> URI.create("http://127.0.0.1:" + server.actualPort()));
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.close().await();
    }

    @Test
    void letsThroughWhatIsSent() throws Exception {
        HttpResponse<String> response = post();
        assertThat(response.body()).isEqualTo(ANSWER);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(proxy.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.method()).isEqualTo("POST");
            assertThat(sent.path()).isEqualTo("/a%20b?c=d");
            assertThat(sent.headers()).containsEntry("x-test", "yes");
            assertThat(sent.body().toString()).isEqualTo("body");
        });
    }

    @ParameterizedTest
    @EnumSource
    void reachesTheProcessorOnlyWhereItSaysSo(Fault fault) throws Exception {
        proxy.strike(fault);
        Optional<HttpResponse<String>> answer = answer();
        assertThat(answer.filter(FaultProxyTest::isRight)).isEmpty();
        assertThat(served).hasValue(fault.reachesProcessor() ? 1 : 0);
        proxy.heal();
        assertThat(post().body()).isEqualTo(ANSWER);
    }

    @Test
    void refusesAndResetsForReal() throws Exception {
        proxy.strike(Fault.REFUSED);
        assertThatThrownBy(this::post).isInstanceOf(ConnectException.class);
        for (Fault fault : new Fault[] {Fault.RESET_UNREAD, Fault.RESET_UNFORWARDED, Fault.ANSWER_LOST}) {
            proxy.strike(fault);
            try (Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), proxy.url().getPort())) {
                assertThatThrownBy(() -> {
                            socket.getOutputStream()
                                    .write("GET / HTTP/1.1\r\nhost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                            socket.getInputStream().read();
                        })
                        .as(fault.name())
                        .isInstanceOf(SocketException.class);
            }
        }
    }

    @Test
    void staysSilent() {
        proxy.strike(Fault.SILENT);
        assertThatThrownBy(this::post).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void strikesOnceOnly() throws Exception {
        proxy.strikeOnce(Fault.TOO_MANY_REQUESTS);
        HttpResponse<String> first = post();
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("retry-after")).contains("1");
        assertThat(post().statusCode()).isEqualTo(200);
    }

    @Test
    void noticesWhoFollowsARedirect() throws Exception {
        proxy.strike(Fault.REDIRECTED);
        URI elsewhere = URI.create(post().headers().firstValue("location").orElseThrow());
        assertThat(proxy.trapped()).isZero();
        assertThatThrownBy(() ->
                        client.send(HttpRequest.newBuilder(elsewhere).build(), HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        assertThat(proxy.trapped()).isPositive();
    }

    private Optional<HttpResponse<String>> answer() throws InterruptedException {
        try {
            return Optional.of(post());
        } catch (IOException lost) {
            return Optional.empty();
        }
    }

    private static boolean isRight(HttpResponse<String> answer) {
        return answer.body().equals(ANSWER)
                && answer.headers().firstValue("content-type").equals(Optional.of("application/json"));
    }

    private HttpResponse<String> post() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.url() + "/a%20b?c=d"))
                .timeout(Duration.ofSeconds(2))
                .header("X-Test", "yes")
                .POST(HttpRequest.BodyPublishers.ofString("body"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
