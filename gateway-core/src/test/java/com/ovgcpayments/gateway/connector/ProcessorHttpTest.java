package com.ovgcpayments.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Told apart on real sockets: what surely never left, and what may have arrived. */
@ExtendWith(VertxExtension.class)
class ProcessorHttpTest {
    private static final Duration LONG = Duration.ofSeconds(20);
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

    /** A processor that takes its time must not keep others' payers waiting: nobody is answered before all have asked. */
    @Test
    void hundredsAreUnderWayAtOnce() {
        int all = 300;
        List<NetSocket> asking = new CopyOnWriteArrayList<>();
        URI url = serving(socket -> socket.handler(request -> {
            asking.add(socket);
            if (asking.size() == all) {
                asking.forEach(each -> each.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"));
            }
        }));
        List<Future<ProcessorHttp.Result>> answers = IntStream.range(0, all)
                .mapToObj(n -> http.send(request(url), LONG))
                .toList();
        assertThat(Future.all(answers).await().<ProcessorHttp.Result>list())
                .hasSize(all)
                .allMatch(ProcessorHttp.Answer.class::isInstance);
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

    @Test
    void everyTrySendsTheSame() {
        List<String> received = new CopyOnWriteArrayList<>();
        URI url = answering(request -> request.body().onSuccess(body -> {
            received.add(request.method() + " " + request.uri() + "\n" + request.headers() + "\n" + body);
            request.response().setStatusCode(received.size() < 3 ? 503 : 200).end("answer " + received.size());
        }));
        List<Integer> tries = new CopyOnWriteArrayList<>();
        ProcessorHttp.Request request = new ProcessorHttp.Request(
                HttpMethod.PUT,
                url.resolve("/refunds?for=1"),
                Map.of("Idempotency-Key", "re_1", "Content-Type", "application/json"),
                Buffer.buffer("{\"amount\":\"ü\"}"));
        ProcessorHttp.Result result = http.send(
                        request,
                        (last, count) -> {
                            tries.add(count);
                            return last instanceof ProcessorHttp.Answer answer && answer.status() == 503
                                    ? Optional.of(Duration.ZERO)
                                    : Optional.empty();
                        },
                        LONG,
                        LONG)
                .await();
        assertThat(result)
                .isInstanceOfSatisfying(
                        ProcessorHttp.Answer.class,
                        answer -> assertThat(answer.body()).hasToString("answer 3"));
        assertThat(tries).containsExactly(1, 2, 3);
        assertThat(received)
                .hasSize(3)
                .allSatisfy(each -> assertThat(each)
                        .isEqualTo(received.get(0))
                        .startsWith("PUT /refunds?for=1\n")
                        .containsIgnoringCase("idempotency-key=re_1")
                        .endsWith("{\"amount\":\"ü\"}"));
    }

    @Test
    void whatNeverGotOutStaysThatHoweverOftenItIsTried() throws IOException {
        List<Integer> tries = new CopyOnWriteArrayList<>();
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI nobody = URI.create("http://127.0.0.1:" + held.getLocalPort() + "/");
            ProcessorHttp.Result result = http.send(
                            request(nobody),
                            (last, count) -> {
                                tries.add(count);
                                return count < 3 ? Optional.of(Duration.ofMillis(1)) : Optional.empty();
                            },
                            LONG,
                            LONG)
                    .await();
            assertThat(result).isInstanceOf(ProcessorHttp.NotReached.class);
        }
        assertThat(tries).containsExactly(1, 2, 3);
    }

    @Test
    void whatMayHaveArrivedOnceIsNotUndoneByATryThatDidNot() {
        Promise<NetServer> server = Promise.promise();
        URI url = serving(
                socket -> socket.handler(request -> server.future().onSuccess(NetServer::close)), server::complete);
        List<ProcessorHttp.Result> seen = new CopyOnWriteArrayList<>();
        ProcessorHttp.Result result = http.send(
                        request(url),
                        (last, count) -> {
                            seen.add(last);
                            boolean listens = !(last instanceof ProcessorHttp.NotReached);
                            return listens ? Optional.of(Duration.ofMillis(5)) : Optional.empty();
                        },
                        LONG,
                        LONG)
                .await();
        assertThat(seen).first().isInstanceOf(ProcessorHttp.NoAnswer.class);
        assertThat(seen).last().isInstanceOf(ProcessorHttp.NotReached.class);
        assertThat(result)
                .isInstanceOfSatisfying(
                        ProcessorHttp.NoAnswer.class,
                        lost -> assertThat(lost.reason()).startsWith("an earlier try may have arrived; the last: "));
    }

    @Test
    void noTryBeginsThatWouldEndAfterTheBudget() {
        AtomicInteger received = new AtomicInteger();
        URI url = answering(request -> {
            received.incrementAndGet();
            request.response().setStatusCode(429).end();
        });
        Duration budget = Duration.ofSeconds(30);
        for (Duration pause : List.of(budget.minusMillis(500), Duration.ofDays(1))) {
            assertThat(http.send(request(url), (last, count) -> Optional.of(pause), LONG, budget)
                            .await())
                    .isInstanceOfSatisfying(
                            ProcessorHttp.Answer.class,
                            answer -> assertThat(answer.status()).isEqualTo(429));
        }
        assertThat(received).hasValue(2);
    }

    /** With a timeout of a day, this ends because the budget does. */
    @Test
    void oneTryGetsNoMoreThanTheBudget() {
        URI silent = serving(socket -> {});
        assertThat(http.send(
                                request(silent),
                                (last, count) -> Optional.of(Duration.ZERO),
                                Duration.ofDays(1),
                                Duration.ofMillis(300))
                        .await())
                .isEqualTo(new ProcessorHttp.NoAnswer("no answer in time"));
    }

    private URI answering(Handler<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .await();
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    }

    private URI serving(Handler<NetSocket> handler) {
        return serving(handler, server -> {});
    }

    private URI serving(Handler<NetSocket> handler, Handler<NetServer> listening) {
        NetServer server = vertx.createNetServer()
                .connectHandler(handler)
                .listen(0, "127.0.0.1")
                .await();
        listening.handle(server);
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    }

    private ProcessorHttp.Result send(URI url) {
        return send(url, Duration.ofSeconds(10));
    }

    private ProcessorHttp.Result send(URI url, Duration timeout) {
        return http.send(request(url), timeout).await();
    }

    private static ProcessorHttp.Request request(URI url) {
        return new ProcessorHttp.Request(HttpMethod.POST, url, Map.of(), Buffer.buffer("{}"));
    }
}
