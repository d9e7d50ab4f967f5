package com.ovgcpayments.gateway.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.config.LogFormat;
import com.ovgcpayments.gateway.config.LogLevel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@ExtendWith(VertxExtension.class)
class RequestIdTest {
    private static final Logger LOG = LoggerFactory.getLogger(RequestIdTest.class);
    private static final int REQUESTS = 20;

    @Test
    void everyLineOfARequestBearsItsId(Vertx vertx) {
        RequestIdOnBus.install(vertx);
        vertx.eventBus().<String>consumer("connector.fake", message -> {
            LOG.info("connector {}", message.body());
            message.reply("done");
        });
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> serve(vertx, request))
                .listen(0)
                .await();
        try (CapturedLog log = new CapturedLog(LogFormat.JSON, LogLevel.INFO)) {
            HttpClient client = vertx.createHttpClient();
            List<Future<Void>> answers = IntStream.range(0, REQUESTS)
                    .mapToObj(i -> client.request(HttpMethod.GET, server.actualPort(), "localhost", "/req_" + i)
                            .compose(HttpClientRequest::send)
                            .compose(response -> response.end()))
                    .toList();
            Future.all(answers).await();
            LOG.info("outside");

            List<JsonObject> lines = log.json();
            Map<Optional<String>, List<String>> messages = lines.stream()
                    .collect(Collectors.groupingBy(
                            line -> Optional.ofNullable(line.getString("request_id")),
                            Collectors.mapping(line -> line.getString("message"), Collectors.toList())));
            assertThat(messages).hasSize(REQUESTS + 1);
            assertThat(messages.get(Optional.<String>empty())).containsExactly("outside");
            assertThat(messages.get(Optional.of("req_7")))
                    .containsExactly(
                            "begin req_7", "timer req_7", "worker req_7", "connector req_7", "bus req_7", "end req_7");
            assertThat(messages.values().stream().mapToInt(List::size).sum()).isEqualTo(REQUESTS * 6 + 1);
        }
    }

    @Test
    void noVerticleGetsTheIdOfARequest(Vertx vertx) {
        assertThat(RequestId.current()).isEmpty();
        assertThatThrownBy(() -> RequestId.put("req_1")).isInstanceOf(IllegalStateException.class);
        Future<Void> onVerticlesContext = vertx.deployVerticle(
                        () -> new io.vertx.core.VerticleBase() {
                            @Override
                            public Future<?> start() {
                                RequestId.put("req_1");
                                return Future.succeededFuture();
                            }
                        },
                        new io.vertx.core.DeploymentOptions())
                .mapEmpty();
        assertThatThrownBy(onVerticlesContext::await).hasMessageContaining("context of one request");
    }

    private static void serve(Vertx vertx, HttpServerRequest request) {
        String id = request.path().substring(1);
        RequestId.put(id);
        LOG.info("begin {}", id);
        vertx.timer(2, TimeUnit.MILLISECONDS)
                .compose(fired -> {
                    LOG.info("timer {}", id);
                    return vertx.executeBlocking(
                            () -> {
                                LOG.info("worker {}", id);
                                return RequestId.current().orElseThrow();
                            },
                            false);
                })
                .compose(current -> vertx.eventBus().<String>request("connector.fake", current))
                .compose(reply -> {
                    LOG.info("bus {}", id);
                    return request.response().end();
                })
                .onComplete(ended -> LOG.info("end {}", id), failure -> LOG.error("failed {}", id, failure));
    }
}
