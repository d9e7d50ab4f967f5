package com.ovgcpayments.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class RequestFrameTest {
    @ParameterizedTest
    @ValueSource(strings = {"/api/%zz", "/checkout/%", "/%e"})
    void pathThatCannotBeDecodedIsTheCallersMistake(String path, Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(new RequestFrame(new ClientAddress(List.of())));
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
