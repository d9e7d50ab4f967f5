package com.ovgcpayments.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.net.Cidr;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class ClientAddressTest {
    /** Headers of one name stand apart by semicolons here. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "none                   | none                              | 127.0.0.1",
                "none                   | 203.0.113.9                       | 127.0.0.1",
                "127.0.0.0/8            | none                              | 127.0.0.1",
                "127.0.0.0/8            | 203.0.113.9                       | 203.0.113.9",
                "127.0.0.0/8            | 198.51.100.1, 203.0.113.9         | 203.0.113.9",
                "127.0.0.0/8 10.0.0.0/8 | 198.51.100.1,203.0.113.9,10.1.2.3 | 203.0.113.9",
                "127.0.0.0/8 10.0.0.0/8 | 10.9.9.9, 10.1.2.3                | 10.9.9.9",
                "127.0.0.0/8            | 2001:db8::7                       | 2001:db8::7",
                "127.0.0.0/8            | evil, not an address              | 127.0.0.1",
                "127.0.0.0/8            | 198.51.100.1; 203.0.113.9         | 203.0.113.9"
            })
    void isTheLastThatIsNotOurProxy(String trusted, String forwarded, String expected, Vertx vertx) {
        List<Cidr> proxies = trusted == null
                ? List.of()
                : Arrays.stream(trusted.split(" ", -1)).map(Cidr::parse).toList();
        ClientAddress clients = new ClientAddress(proxies);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(
                        request -> request.response().end(clients.of(request).orElse("gone")))
                .listen(0, "127.0.0.1")
                .await();
        HttpRequest<?> request = WebClient.create(vertx).get(server.actualPort(), "127.0.0.1", "/");
        if (forwarded != null) {
            request.putHeader("X-Forwarded-For", Arrays.asList(forwarded.split("; ", -1)));
        }
        assertThat(request.send().await().bodyAsString()).isEqualTo(expected);
    }
}
