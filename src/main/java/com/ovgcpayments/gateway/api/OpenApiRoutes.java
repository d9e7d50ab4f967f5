package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.http.Routes;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code /openapi.yaml}: the contract of the API, as the tests hold its answers to. */
public final class OpenApiRoutes implements Routes {
    private static final String FILE = "/openapi.yaml";

    private final Buffer contract = read();

    @Override
    public void mount(Router router) {
        router.get(FILE)
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/yaml; charset=utf-8")
                        .end(contract));
    }

    private static Buffer read() {
        try (InputStream stream = OpenApiRoutes.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the jar: " + FILE);
            }
            return Buffer.buffer(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
