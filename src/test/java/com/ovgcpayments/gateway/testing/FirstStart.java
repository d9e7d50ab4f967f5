package com.ovgcpayments.gateway.testing;

import com.ovgcpayments.gateway.app.Gateway;
import com.ovgcpayments.gateway.cli.CommandLineRun;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.secret.RandomSecret;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A gateway as its first start leaves it, with nothing in its database, and whoever runs it at his command line. */
public final class FirstStart implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase postgres = TestDatabase.create();
    private final WebClient client = WebClient.create(vertx);
    private final Gateway gateway;

    private FirstStart(List<ConnectorProvider> providers, List<String> settings) {
        List<String> masterKeys = List.of(Base64.getEncoder().encodeToString(RandomSecret.bytes()));
        gateway = GatewayFixture.launch(vertx, postgres, masterKeys, providers, settings);
    }

    /**
     * One whose processors pay out to nobody, so that payouts wait for an operator.
     *
     * @param settings as {@code --set} takes them
     */
    public static FirstStart withoutPayouts(String... settings) {
        List<ConnectorProvider> providers = GatewayFixture.installed().stream()
                .<ConnectorProvider>map(WithoutPayouts::new)
                .toList();
        return new FirstStart(providers, List.of(settings));
    }

    public Vertx vertx() {
        return vertx;
    }

    /** The merchants' dashboard, with a path below its origin. */
    public String dashboard(String path) {
        return gateway.urls().dashboard() + path;
    }

    /** The same of the operators' dashboard. */
    public String operators(String path) {
        return gateway.urls().operators() + path;
    }

    /** Runs a command beside the gateway; answers what it printed, by lines. */
    public List<String> command(String... words) {
        CommandLineRun run = CommandLineRun.of(
                Path.of("target"),
                Map.of(
                        "GATEWAY_DATABASE_URL", postgres.application().withPassword(),
                        "GATEWAY_HTTP_DASHBOARDURL", dashboard(""),
                        "GATEWAY_OPS_URL", operators("")),
                words);
        if (run.code() != 0) {
            throw new AssertionError(String.join(" ", words) + ": " + run.out() + run.err());
        }
        return run.out().lines().toList();
    }

    /** Asks the API as a merchant's server does. */
    public HttpResponse<Buffer> get(String path, String key) {
        return client.requestAbs(HttpMethod.GET, gateway.urls().api() + path)
                .bearerTokenAuthentication(key)
                .send()
                .await();
    }

    public HttpResponse<Buffer> post(String path, String key, JsonObject body) {
        return client.requestAbs(HttpMethod.POST, gateway.urls().api() + path)
                .bearerTokenAuthentication(key)
                .sendJsonObject(body)
                .await();
    }

    @Override
    public void close() {
        gateway.stop().await();
        vertx.close().await();
    }
}
