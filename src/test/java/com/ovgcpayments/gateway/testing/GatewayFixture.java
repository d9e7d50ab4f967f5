package com.ovgcpayments.gateway.testing;

import com.ovgcpayments.gateway.app.Gateway;
import com.ovgcpayments.gateway.app.StartPlan;
import com.ovgcpayments.gateway.config.ConfigLoader;
import com.ovgcpayments.gateway.config.ConfigSources;
import com.ovgcpayments.gateway.config.Configuration;
import com.ovgcpayments.gateway.config.Profile;
import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.dashboard.DashboardRoutes;
import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.merchant.ApiKeys;
import com.ovgcpayments.gateway.merchant.IssuedApiKey;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.merchant.Merchants;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.secret.RandomSecret;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.PostgresUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;

/**
 * A whole gateway in this JVM on real sockets and a database of its own, with two merchants. Everything blocks: it is
 * for the test's own thread.
 */
public final class GatewayFixture implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase postgres;
    private final List<String> masterKeys = List.of(Base64.getEncoder().encodeToString(RandomSecret.bytes()));
    private final List<ConnectorProvider> providers;
    private final List<String> overrides;
    private final WebClient client = WebClient.create(
            vertx, new WebClientOptions().setFollowRedirects(false).setUserAgent("test"));
    private final Database owner;
    private final List<Gateway> others = new ArrayList<>();
    private Gateway gateway;

    public final Merchant merchant;
    public final String testKey;
    public final String liveKey;
    public final Merchant otherMerchant;
    public final String otherTestKey;

    private GatewayFixture(TestDatabase postgres, List<ConnectorProvider> providers, List<String> overrides) {
        this.postgres = postgres;
        this.providers = List.copyOf(providers);
        this.overrides = List.copyOf(overrides);
        this.owner = Database.open(vertx, postgres.admin(), 2);
        this.gateway = launch();
        Merchants merchants = new Merchants(owner);
        ApiKeys keys = new ApiKeys(owner);
        merchant = merchants.create("Shop & Söhne").await();
        otherMerchant = merchants.create("Other").await();
        testKey = key(keys, merchant, Mode.TEST);
        liveKey = key(keys, merchant, Mode.LIVE);
        otherTestKey = key(keys, otherMerchant, Mode.TEST);
    }

    /** @param overrides settings as {@code --set} takes them: {@code http.rateLimit=5} */
    public static GatewayFixture start(String... overrides) {
        return new GatewayFixture(TestDatabase.create(), installed(), List.of(overrides));
    }

    /** A gateway whose only connectors are these, all of them enabled. */
    public static GatewayFixture with(ScriptedProvider... scripted) {
        return with(List.of(), scripted);
    }

    /** @param more settings as {@link #start} takes them */
    public static GatewayFixture with(List<String> more, ScriptedProvider... scripted) {
        List<ConnectorProvider> providers = new ArrayList<>(installed());
        List<String> overrides = new ArrayList<>(List.of("connectors.sandbox.enabled=false"));
        overrides.addAll(more);
        for (ScriptedProvider each : scripted) {
            providers.add(each);
            overrides.add("connectors." + each.name() + ".enabled=true");
        }
        return new GatewayFixture(TestDatabase.create(), providers, overrides);
    }

    public String apiUrl() {
        return gateway.urls().api().toString();
    }

    public String opsUrl() {
        return "http://127.0.0.1:" + gateway.opsPort();
    }

    public String dashboardUrl() {
        return gateway.urls().dashboard().toString();
    }

    /** The dashboards of merchants and of operators. */
    public List<DashboardRoutes> dashboards() {
        return gateway.dashboards();
    }

    public Vertx vertx() {
        return vertx;
    }

    /** The database, entered as the owner of the schema: for what a gateway may not do. */
    public Database owner() {
        return owner;
    }

    public WebClient client() {
        return client;
    }

    /**
     * Stops the gateway as SIGTERM would and starts another on the same data.
     *
     * @param more settings for this start only, over those of the first
     */
    public void restart(String... more) {
        gateway.stop().await();
        gateway = launch(more);
    }

    /**
     * Starts another instance on the same data; it stops with this one.
     *
     * @param more settings beyond those of this one
     * @return its API's origin, to begin an absolute URL with
     */
    public String launchAnother(String... more) {
        Gateway another = launch(more);
        others.add(another);
        return another.urls().api().toString();
    }

    /** What the gateway serves to merchants, payers and processors. */
    public List<Routes> routes() {
        return gateway.routes();
    }

    /** A new key of the first merchant. */
    public IssuedApiKey issue(NewApiKey wanted) {
        return new ApiKeys(owner).create(wanted).await();
    }

    /** Throws everybody out of the database, us included, and lets nobody in. */
    public void closeDatabase() {
        outside(
                "ALTER DATABASE " + postgres.admin().database() + " ALLOW_CONNECTIONS false",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                        + postgres.admin().database() + "'");
    }

    public void openDatabase() {
        outside("ALTER DATABASE " + postgres.admin().database() + " ALLOW_CONNECTIONS true");
    }

    /** The answer was checked against the contract, as those of {@link #delete} and {@link #post} are. */
    public HttpResponse<Buffer> get(String path, String key) {
        return checked(HttpMethod.GET, path, request(HttpMethod.GET, path, key).send());
    }

    public HttpResponse<Buffer> delete(String path, String key) {
        return checked(
                HttpMethod.DELETE, path, request(HttpMethod.DELETE, path, key).send());
    }

    public HttpResponse<Buffer> post(String path, String key, JsonObject body) {
        return post(path, key, body.toBuffer(), Map.of());
    }

    public HttpResponse<Buffer> post(String path, String key, Buffer body, Map<String, String> headers) {
        HttpRequest<Buffer> request = request(HttpMethod.POST, path, key).putHeader("Content-Type", "application/json");
        headers.forEach(request::putHeader);
        return checked(HttpMethod.POST, path, request.sendBuffer(body));
    }

    public HttpResponse<Buffer> patch(String path, String key, JsonObject body) {
        return checked(
                HttpMethod.PATCH, path, request(HttpMethod.PATCH, path, key).sendJsonObject(body));
    }

    /** Without a body. */
    public HttpResponse<Buffer> press(String path, String key) {
        return checked(
                HttpMethod.POST, path, request(HttpMethod.POST, path, key).send());
    }

    /** Waits for an answer and holds it to the contract, if it is one of a gateway's public listener. */
    public HttpResponse<Buffer> checked(HttpMethod method, String path, Future<HttpResponse<Buffer>> answer) {
        HttpResponse<Buffer> response = answer.await();
        if (!path.startsWith(opsUrl())) {
            ApiContract.published().check(method, path.replaceFirst("^https?://[^/]+", ""), response);
        }
        return response;
    }

    /** A request to the API's origin, or to an absolute URL, without following redirects. */
    public HttpRequest<Buffer> request(HttpMethod method, String path, String key) {
        String url = path.startsWith("http") ? path : apiUrl() + path;
        HttpRequest<Buffer> request = client.requestAbs(method, url);
        return key.isEmpty() ? request : request.putHeader("Authorization", "Bearer " + key);
    }

    /** A valid body for {@code POST /api/checkout-sessions}. */
    public static JsonObject sessionBody() {
        return new JsonObject()
                .put("amount", 2500)
                .put("currency", "USD")
                .put("email", "customer@example.com")
                .put("product_title", "Premium Plan")
                .put("success_url", "https://yoursite.com/success")
                .put("cancel_url", "https://yoursite.com/cancel");
    }

    public String createSession(String key, JsonObject body) {
        HttpResponse<Buffer> response = post("/api/checkout-sessions", key, body);
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + " " + response.bodyAsString());
        }
        return response.bodyAsJsonObject()
                .getJsonObject("data")
                .getJsonObject("session")
                .getString("id");
    }

    @Override
    public void close() {
        others.forEach(each -> each.stop().await());
        gateway.stop().await();
        owner.close().await();
        vertx.close().await();
    }

    private Gateway launch(String... more) {
        List<String> sets = new ArrayList<>(overrides);
        sets.addAll(List.of(more));
        return launch(vertx, postgres, masterKeys, providers, sets);
    }

    /** @param overrides settings over those that every gateway of a test has */
    static Gateway launch(
            Vertx vertx,
            TestDatabase postgres,
            List<String> masterKeys,
            List<ConnectorProvider> providers,
            List<String> overrides) {
        List<String> sets = new ArrayList<>(List.of(
                "http.port=0",
                "http.host=127.0.0.1",
                "ops.port=0",
                "connectors.sandbox.port=0",
                "http.payRate=1000000",
                "http.payRatePerEmail=1000000",
                "http.unauthorizedRate=1000000",
                "ops.unauthorizedRate=1000000",
                "database.poolSize=8"));
        sets.addAll(overrides);
        Configuration configuration = new ConfigLoader(vertx, providers)
                .load(Profile.DEV, new ConfigSources(Optional.empty(), Path.of("target"), Map.of(), sets))
                .await();
        return Gateway.start(new StartPlan(
                        configuration, postgres.application(), Future.succeededFuture(), masterKeys, true))
                .await();
    }

    static List<ConnectorProvider> installed() {
        return ServiceLoader.load(ConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private void outside(String... statements) {
        PostgresUrl url = PostgresUrl.parse("postgresql://" + postgres.admin().user() + "@"
                + postgres.admin().address() + "/postgres");
        Database maintenance = Database.open(vertx, url, 1);
        for (String statement : statements) {
            maintenance.query(statement).await();
        }
        maintenance.close().await();
    }

    private static String key(ApiKeys keys, Merchant merchant, Mode mode) {
        return keys.create(new NewApiKey(merchant.id(), mode, "test", OptionalInt.empty(), Optional.empty()))
                .await()
                .text();
    }
}
