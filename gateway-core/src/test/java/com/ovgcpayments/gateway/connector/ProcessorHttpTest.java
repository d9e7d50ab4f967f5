package com.ovgcpayments.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Told apart on real sockets: what surely never left, and what may have arrived. */
@ExtendWith(VertxExtension.class)
class ProcessorHttpTest {
    private static final int TOO_LONG = 2 * 1024 * 1024;

    private Vertx vertx;
    private ProcessorHttp http;

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
        http = new ProcessorHttp(given);
    }

    @Test
    void anyWholeAnswerIsOne() {
        URI url = serving(socket -> socket.handler(request -> socket.write(
                "HTTP/1.1 302 Found\r\nlocation: http://elsewhere.invalid/\r\ncontent-length: 2\r\n\r\nok")));
        assertThat(send(url)).isInstanceOfSatisfying(ProcessorHttp.Answer.class, answer -> {
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.body().toString()).isEqualTo("ok");
        });
    }

    @Test
    void noAnswerIsMissedWhenAskedFromAThreadThatIsNotVertxs() {
        URI url = serving(
                socket -> socket.handler(request -> socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")));
        for (int n = 0; n < 500; n++) {
            assertThat(send(url)).isInstanceOf(ProcessorHttp.Answer.class);
        }
    }

    @Test
    void whereNobodyListensNothingIsReached() throws IOException {
        // Bound but not listening: the port cannot become somebody else's meanwhile.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(send(URI.create("http://127.0.0.1:" + held.getLocalPort() + "/")))
                    .isInstanceOf(ProcessorHttp.NotReached.class);
        }
        assertThat(send(URI.create("http://nobody.invalid/"))).isInstanceOf(ProcessorHttp.NotReached.class);
    }

    @Test
    void whoDoesNotSpeakTlsIsNotReached() {
        URI url = serving(socket -> socket.handler(request -> socket.write("HTTP/1.1 200 OK\r\n\r\n")));
        assertThat(send(URI.create(url.toString().replace("http:", "https:"))))
                .isInstanceOf(ProcessorHttp.NotReached.class);
    }

    @Test
    void aClosedClientReachesNobody() {
        URI url = serving(socket -> {});
        http.close().await();
        assertThat(send(url)).isInstanceOf(ProcessorHttp.NotReached.class);
    }

    @Test
    void whoClosesWithoutAWordHasGivenNoAnswer() {
        assertThat(send(serving(socket -> socket.handler(request -> socket.close()))))
                .isInstanceOf(ProcessorHttp.NoAnswer.class);
    }

    @Test
    void halfAnAnswerIsNone() {
        URI url = serving(
                socket -> socket.handler(request -> socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf")
                        .onComplete(sent -> socket.close())));
        assertThat(send(url)).isInstanceOf(ProcessorHttp.NoAnswer.class);
    }

    @Test
    void whatIsNoHttpIsNoAnswer() {
        assertThat(send(serving(socket -> socket.handler(request -> socket.write("220 mail.example ESMTP\r\n")))))
                .isInstanceOf(ProcessorHttp.NoAnswer.class);
    }

    @Test
    void anAnswerThatIsTooLongIsNone() {
        URI url = serving(socket -> socket.handler(request -> {
            socket.write("HTTP/1.1 200 OK\r\ncontent-length: " + TOO_LONG + "\r\n\r\n");
            socket.write(Buffer.buffer(new byte[TOO_LONG]));
        }));
        assertThat(send(url)).isInstanceOf(ProcessorHttp.NoAnswer.class);
    }

    @Test
    void silenceIsNoAnswer() {
        assertThat(send(serving(socket -> {}), Duration.ofMillis(300)))
                .isEqualTo(new ProcessorHttp.NoAnswer("no answer in time"));
    }

    @Test
    void anAnswerThatTricklesIsNoneWhenTimeIsUp() {
        URI url = serving(socket -> socket.handler(request -> {
            socket.write("HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n");
            vertx.setPeriodic(20, tick -> socket.write("x"));
        }));
        assertThat(send(url, Duration.ofMillis(300))).isEqualTo(new ProcessorHttp.NoAnswer("no answer in time"));
    }

    private URI serving(Handler<NetSocket> handler) {
        NetServer server = vertx.createNetServer()
                .connectHandler(handler)
                .listen(0, "127.0.0.1")
                .await();
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    }

    private ProcessorHttp.Result send(URI url) {
        return send(url, Duration.ofSeconds(10));
    }

    private ProcessorHttp.Result send(URI url, Duration timeout) {
        return http.send(new ProcessorHttp.Request(HttpMethod.POST, url, Map.of(), Buffer.buffer("{}")), timeout)
                .await();
    }
}
