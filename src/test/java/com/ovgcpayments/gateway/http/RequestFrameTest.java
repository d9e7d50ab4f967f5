package com.ovgcpayments.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.ovgcpayments.gateway.logging.LogRate;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@ExtendWith(VertxExtension.class)
class RequestFrameTest {
    @Test
    void ofManyThatSucceedSomeComeIntoTheLogAndOfThoseThatDoNotAll(Vertx vertx) {
        Logger access = (Logger) LoggerFactory.getLogger("access");
        Level before = access.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        access.setLevel(Level.INFO);
        access.addAppender(lines);
        try {
            Router router = Router.router(vertx);
            router.route().handler(new RequestFrame(new ClientAddress(List.of()), new LogRate(2, () -> 0)));
            router.route("/served").handler(context -> context.response().end());
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(0, "127.0.0.1")
                    .await();
            WebClient client = WebClient.create(vertx);
            for (String path : List.of("/served", "/served", "/none", "/served", "/none")) {
                client.get(server.actualPort(), "127.0.0.1", path).send().await();
            }
            assertThat(lines.list.stream()
                            .flatMap(line -> line.getKeyValuePairs().stream())
                            .filter(pair -> pair.key.equals("status"))
                            .map(pair -> pair.value))
                    .containsExactly(200, 200, 404, 404);
        } finally {
            access.detachAppender(lines);
            access.setLevel(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/%zz", "/checkout/%", "/%e"})
    void pathThatCannotBeDecodedIsTheCallersMistake(String path, Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(new RequestFrame(new ClientAddress(List.of()), new LogRate(0)));
        router.route("/api/*").handler(context -> context.response().end("reached"));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        Promise<Buffer> answer = Promise.promise();
        NetSocket socket = vertx.createNetClient()
                .connect(server.actualPort(), "127.0.0.1")
                .await();
        socket.handler(answer::tryComplete);
        socket.write("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").await();
        assertThat(answer.future().await().toString())
                .startsWith("HTTP/1.1 400 ")
                .contains("BAD_REQUEST", "\"request_id\":\"req_");
    }
}
