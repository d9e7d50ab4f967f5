package com.ovgcpayments.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class AssetRoutesTest {
    private final Asset sheet = Asset.read("/checkout/checkout.css");
    private WebClient client;
    private int port;

    @BeforeEach
    void start(Vertx vertx) {
        Router router = Router.router(vertx);
        new AssetRoutes(java.util.List.of(sheet, sheet)).mount(router);
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await()
                .actualPort();
        client = WebClient.create(vertx);
    }

    @Test
    void isKeptForEverUnderANameThatTellsTheContent() {
        HttpResponse<Buffer> answer = get(sheet.path(), "identity");
        assertThat(answer.body()).isEqualTo(sheet.content());
        assertThat(answer.getHeader("Content-Type")).isEqualTo("text/css; charset=utf-8");
        assertThat(answer.getHeader("Cache-Control")).contains("immutable");
        assertThat(answer.getHeader("Content-Encoding")).isNull();
    }

    @Test
    void isZippedForWhoTakesIt() {
        HttpResponse<Buffer> answer = get(sheet.path(), "br, gzip");
        assertThat(answer.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.getHeader("Vary")).isEqualToIgnoringCase("accept-encoding");
        assertThat(answer.body()).isEqualTo(sheet.zipped());
        assertThat(get(sheet.path(), "gzip;q=0").body()).isEqualTo(sheet.content());
    }

    @Test
    void nothingElseIsServed() {
        assertThat(get("/assets/checkout.css", "gzip").statusCode()).isEqualTo(404);
        assertThat(get("/assets/..%2fcheckout%2fmessages_en.properties", "gzip").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<Buffer> get(String path, String encodings) {
        return client.request(HttpMethod.GET, port, "127.0.0.1", path)
                .putHeader("Accept-Encoding", encodings)
                .send()
                .await();
    }
}
