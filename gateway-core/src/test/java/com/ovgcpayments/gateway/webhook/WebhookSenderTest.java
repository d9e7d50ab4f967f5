package com.ovgcpayments.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.PfxOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class WebhookSenderTest {
    private static final InetAddress LOOPBACK = WebhookFixture.address("127.0.0.1");
    private static final int MEGABYTE = 1024 * 1024;

    private Vertx vertx;
    private WebhookSender sender;

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
        sender = new WebhookSender(vertx, WebhookFixture.OPTIONS);
    }

    @Test
    void postsToTheCheckedAddressUnderTheNameOfTheUrl() {
        Receiver receiver = Receiver.answering(vertx, 200);
        SendResult result = post("http://hooks.shop.example:" + receiver.port() + "/a/b?c=d");
        assertThat(result).isInstanceOfSatisfying(SendResult.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.body()).isEqualTo(Buffer.buffer("answer"));
        });
        Receiver.Received received = receiver.received().get(0);
        assertThat(received.path()).isEqualTo("/a/b?c=d");
        assertThat(received.headers().get("host")).isEqualTo("hooks.shop.example:" + receiver.port());
        assertThat(received.headers().get("x-a")).isEqualTo("b");
        assertThat(received.body()).isEqualTo(Buffer.buffer("body"));
    }

    @Test
    void anIpv6AddressStandsInBrackets() {
        Receiver receiver = Receiver.answering(vertx, 200);
        post("http://[2001:db8::1]:" + receiver.port() + "/");
        assertThat(receiver.received().get(0).headers().get("host")).isEqualTo("[2001:db8::1]:" + receiver.port());
    }

    @Test
    void checksTheCertificateAgainstTheNameAndNotTheAddress(@TempDir Path directory) throws Exception {
        PfxOptions certificate = certificate(directory, "hooks.shop.example");
        Receiver receiver = Receiver.answering(
                vertx, new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate), 200);
        String port = ":" + receiver.port() + "/";
        assertThat(post("https://hooks.shop.example" + port))
                .isInstanceOfSatisfying(SendResult.Failed.class, failed -> {
                    assertThat(failed.failure()).isEqualTo(SendResult.Failure.TLS);
                });
        sender = new WebhookSender(vertx, WebhookFixture.OPTIONS, new HttpClientOptions().setTrustOptions(certificate));
        assertThat(post("https://hooks.shop.example" + port)).isInstanceOf(SendResult.Answered.class);
        assertThat(post("https://other.example" + port)).isInstanceOfSatisfying(SendResult.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(SendResult.Failure.TLS);
        });
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void followsNoRedirect() {
        Receiver target = Receiver.answering(vertx, 200);
        Receiver receiver = Receiver.answering(
                vertx,
                Receiver.answer(response -> response.setStatusCode(307)
                        .putHeader("location", target.url())
                        .end()));
        assertThat(post(receiver.url()))
                .isInstanceOfSatisfying(
                        SendResult.Answered.class,
                        answered -> assertThat(answered.ok()).isFalse());
        assertThat(target.received()).isEmpty();
    }

    @Test
    void readsAndKeepsTheBeginningOfAnEndlessAnswer() {
        AtomicLong sent = new AtomicLong();
        Receiver receiver =
                Receiver.answering(vertx, request -> pour(request.response().setChunked(true), sent, 20L * MEGABYTE));
        assertThat(post(receiver.url())).isInstanceOfSatisfying(SendResult.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.body().length()).isEqualTo(WebhookSender.MAX_ANSWER_BYTES);
        });
        assertThat(sent.get()).isLessThan(20L * MEGABYTE);
    }

    @Test
    void theStatusLineCountsEvenIfTheRestNeverComes() {
        sender = impatient();
        Receiver receiver = Receiver.answering(
                vertx,
                Receiver.answer(
                        response -> response.putHeader("content-length", "100").write("first")));
        assertThat(post(receiver.url())).isInstanceOfSatisfying(SendResult.Answered.class, answered -> {
            assertThat(answered.ok()).isTrue();
            assertThat(answered.body()).isEqualTo(Buffer.buffer("first"));
        });
    }

    @Test
    void givesUpWaiting() {
        sender = impatient();
        assertThat(post(Receiver.hanging(vertx).url()))
                .isEqualTo(new SendResult.Failed(SendResult.Failure.TIMEOUT, "no answer within 300 ms"));
    }

    @Test
    void saysWhyNothingCame() throws IOException {
        NetServer closing = vertx.createNetServer().connectHandler(socket -> socket.handler(data -> socket.close()));
        closing.listen(0, "127.0.0.1").await();
        assertThat(failure("http://127.0.0.1:" + closing.actualPort() + "/"))
                .isEqualTo(SendResult.Failure.CONNECTION_LOST);
        // Bound but not listening: the port cannot become somebody else's meanwhile.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(failure("http://127.0.0.1:" + held.getLocalPort() + "/")).isEqualTo(SendResult.Failure.CONNECT);
        }
        assertThat(failure("https://127.0.0.1:" + Receiver.answering(vertx, 200).port() + "/"))
                .isEqualTo(SendResult.Failure.TLS);
        assertThat(failure(saying("HTTP/1.1 99999 WHAT\r\ncontent-length: 0\r\n\r\n")))
                .isEqualTo(SendResult.Failure.BAD_ANSWER);
        assertThat(failure(saying("SSH-2.0-OpenSSH_9.2\r\n\r\n"))).isEqualTo(SendResult.Failure.BAD_ANSWER);
        assertThat(failure(saying("HTTP/1.1 200 OK\r\nx: " + "y".repeat(20_000) + "\r\n\r\n")))
                .isEqualTo(SendResult.Failure.BAD_ANSWER);
    }

    @Test
    void aHostGetsSoManyRequestsAtOnceAndTheRestWaitAtNobodysCost() {
        Receiver receiver = Receiver.hanging(vertx);
        sender = impatient();
        List<Future<SendResult>> results =
                IntStream.range(0, 40).mapToObj(i -> send(receiver.url())).toList();
        Future.all(results).await();
        assertThat(results.stream().map(Future::result).filter(SendResult.Postponed.class::isInstance))
                .hasSize(8);
    }

    private WebhookSender impatient() {
        return new WebhookSender(
                vertx,
                new WebhookOptions(
                        List.of(),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(60),
                        Duration.ofMillis(300),
                        Duration.ofMillis(300),
                        64));
    }

    private Future<SendResult> send(String url) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("x-a", "b");
        return sender.post(EndpointUrl.parse(url, Mode.TEST), LOOPBACK, headers, Buffer.buffer("body"));
    }

    private SendResult post(String url) {
        return send(url).await();
    }

    private SendResult.Failure failure(String url) {
        SendResult result = post(url);
        assertThat(result).isInstanceOf(SendResult.Failed.class);
        return ((SendResult.Failed) result).failure();
    }

    /** The URL of a server that says this to whoever asks. */
    private String saying(String answer) {
        NetServer server = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(data -> socket.end(Buffer.buffer(answer))));
        server.listen(0, "127.0.0.1").await();
        return "http://127.0.0.1:" + server.actualPort() + "/";
    }

    private void pour(HttpServerResponse response, AtomicLong sent, long left) {
        if (left <= 0) {
            response.end();
            return;
        }
        response.write(Buffer.buffer(new byte[64 * 1024])).onSuccess(written -> {
            sent.addAndGet(64 * 1024);
            pour(response, sent, left - 64 * 1024);
        });
    }

    private static PfxOptions certificate(Path directory, String host) throws IOException, InterruptedException {
        Path store = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        return new PfxOptions().setPath(store.toString()).setPassword("changeit");
    }
}
