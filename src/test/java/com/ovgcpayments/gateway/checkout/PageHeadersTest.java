package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.Checkout;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageHeadersTest {
    private static Checkout checkout;

    @BeforeAll
    static void start() {
        checkout = Checkout.start();
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    @Test
    void everyAnswerBearsThem() {
        String id = checkout.session();
        assertProtected(get("/checkout/" + id), 200);
        assertProtected(get("/checkout/" + UUID.randomUUID()), 404);
        assertProtected(get("/checkout/" + id + "/cancel"), 303);
        assertProtected(checkout.payer(id).pressPay(), 303);
        assertProtected(get("/checkout/" + id + "/return"), 303);
        assertProtected(get("/checkout/" + id + "/nothing"), 404);
        assertProtected(request(HttpMethod.DELETE, "/checkout/" + id), 405);
        assertThat(request(HttpMethod.PUT, "/checkout/" + id + "/pay").getHeader("Allow"))
                .isEqualTo("GET, HEAD, POST");
    }

    @Test
    void formsMayLeadToTheProcessorAndToTheShopOnly() {
        String id = checkout.session();
        String policy = get("/checkout/" + id).getHeader("Content-Security-Policy");
        String processor = origin(checkout.payer(id).location(checkout.payer(id).pressPay()));
        String shop = origin(checkout.shop().success());
        assertThat(policy.substring(policy.indexOf("form-action")).split(" "))
                .containsExactlyInAnyOrder("form-action", "'self'", processor, shop);
    }

    @Test
    void policyNamesTheSchemeWhereItCannotNameTheHost() {
        String id = checkout.gateway()
                .createSession(
                        checkout.gateway().testKey,
                        checkout.shop()
                                .sessionBody()
                                .put("success_url", "http://[::1]:8080/success")
                                .put("cancel_url", "HTTPS://Shop.Example/cancel"));
        String policy = get("/checkout/" + id).getHeader("Content-Security-Policy");
        assertThat(policy.substring(policy.indexOf("form-action")).split(" "))
                .contains("http:", "https://shop.example")
                .noneMatch(source -> source.contains("["));
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() {
        String id = checkout.session();
        HttpResponse<Buffer> get = get("/checkout/" + id);
        HttpResponse<Buffer> head = request(HttpMethod.HEAD, "/checkout/" + id);
        assertProtected(head, 200);
        assertThat(head.getHeader("Content-Type")).isEqualTo(get.getHeader("Content-Type"));
        assertThat(head.body()).isNull();
        String asset = get.bodyAsString().replaceAll("(?s).*href=\"(/assets/[^\"]+\\.css)\".*", "$1");
        HttpResponse<Buffer> style = request(HttpMethod.HEAD, asset);
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.getHeader("Cache-Control")).contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/checkout/x",
                "/checkout/",
                "/checkout",
                "/checkout/%00",
                "/checkout/%2e%2e%2fapi",
                "/checkout/%ff%fe",
                "/checkout/00000000-0000-0000-0000-000000000000",
                "/checkout/00000000-0000-0000-0000-00000000000g",
                "/checkout/{0}/x/y",
                "/checkout/{0}'--",
                "/checkout/%20{0}",
                "/checkout/x/pay",
                "/checkout/x/return",
                "/checkout/x/cancel",
            })
    void strangeAddressIsNoPageOfOurs(String path) {
        String id = checkout.session();
        HttpResponse<Buffer> page = get(path.replace("{0}", id));
        assertProtected(page, 404);
        assertThat(page.bodyAsString()).contains("data-state=\"not-found\"").doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/checkout/%zz", "/checkout/%", "/api/checkout-sessions/%zz", "/%c"})
    void addressThatCannotBeDecodedIsTheCallersMistake(String path) {
        assertThat(get(path).statusCode()).isEqualTo(400);
    }

    private static void assertProtected(HttpResponse<Buffer> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.getHeader("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'")
                .doesNotContain("unsafe", "*");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(response.getHeader("Permissions-Policy")).contains("camera=()");
        assertThat(response.getHeader("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeader("X-Request-Id")).startsWith("req_");
        assertThat(response.headers()).noneMatch(header -> header.getKey().equalsIgnoreCase("Set-Cookie"));
        if (status != 303) {
            assertThat(response.getHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
        }
    }

    private static HttpResponse<Buffer> get(String path) {
        return request(HttpMethod.GET, path);
    }

    private static HttpResponse<Buffer> request(HttpMethod method, String path) {
        return checkout.gateway().request(method, path, "").send().await();
    }

    private static String origin(String url) {
        return url.replaceAll("^(https?://[^/]+).*", "$1");
    }
}
