package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.merchant.Branding;
import com.ovgcpayments.gateway.merchant.Brandings;
import com.ovgcpayments.gateway.merchant.Colour;
import com.ovgcpayments.gateway.merchant.Logo;
import com.ovgcpayments.gateway.merchant.SupportContact;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.SampleImages;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandRoutesTest {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static Checkout checkout;

    @BeforeAll
    static void start() {
        checkout = Checkout.start();
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    static Stream<Logo> logos() {
        return Stream.of(SampleImages.png(40, 20), SampleImages.jpeg(40, 20), SampleImages.transparentWebp())
                .map(Logo::read);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("logos")
    void aLogoIsServedAsWhatItIsForEver(Logo logo) {
        put(branding(Optional.of(logo)));
        HttpResponse<Buffer> found = get("/assets/logo/" + logo.mark().sha256());
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).isEqualTo(logo.content());
        assertThat(found.getHeader("Content-Type")).isEqualTo(logo.type().contentType());
        assertThat(found.getHeader("Cache-Control")).isEqualTo(FOR_EVER);
        assertThat(found.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(found.getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(found.getHeader("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(found.headers()).noneMatch(header -> header.getKey().equalsIgnoreCase("Set-Cookie"));
        HttpResponse<Buffer> head =
                request(HttpMethod.HEAD, "/assets/logo/" + logo.mark().sha256());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.getHeader("Content-Type")).isEqualTo(found.getHeader("Content-Type"));
        assertThat(head.body()).isNull();
    }

    @Test
    void aLogoThatNobodyHasIsNotThere() {
        Logo logo = Logo.read(SampleImages.png(7, 7));
        assertNotThere("/assets/logo/" + logo.mark().sha256());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/logo/",
                "/assets/logo",
                "/assets/logo/x",
                "/assets/logo/{0}.png",
                "/assets/logo/{0}0",
                "/assets/logo/%00{0}",
                "/assets/logo/..%2f..%2fetc%2fpasswd",
                "/assets/logo/http:%2f%2fevil.example%2flogo.png",
                "/assets/logo/'%20OR%20true",
            })
    void nothingElseIsALogo(String path) {
        Logo logo = Logo.read(SampleImages.png(9, 9));
        put(branding(Optional.of(logo)));
        assertNotThere(path.replace("{0}", logo.mark().sha256()));
        assertNotThere("/assets/logo/" + logo.mark().sha256().toUpperCase(Locale.ROOT));
    }

    @Test
    void aColoursSheetIsServedForEver() {
        BrandSheet sheet = new BrandSheet(Colour.parse("#8b1e3f"));
        for (String path : new String[] {"/assets/brand/8b1e3f.css", sheet.path()}) {
            HttpResponse<Buffer> found = get(path);
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.bodyAsString()).isEqualTo(sheet.css());
            assertThat(found.getHeader("Content-Type")).isEqualTo("text/css; charset=utf-8");
            assertThat(found.getHeader("Cache-Control")).isEqualTo(FOR_EVER);
            assertThat(found.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertThat(request(HttpMethod.HEAD, sheet.path()).statusCode()).isEqualTo(200);
    }

    /** While a new version of the gateway takes over, either may be asked for what the other makes. */
    @Test
    void whatAnotherVersionMakesOfAColourIsNotKept() {
        HttpResponse<Buffer> found = get("/assets/brand/8b1e3f.css?v=000000000000");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/brand/",
                "/assets/brand/8b1e3f",
                "/assets/brand/8B1E3F.css",
                "/assets/brand/8b1e3.css",
                "/assets/brand/8b1e3ff.css",
                "/assets/brand/8b1e3g.css",
                "/assets/brand/%238b1e3f.css",
                "/assets/brand/8b1e3f.css%0a",
                "/assets/brand/8b1e3f.css/x",
                "/assets/brand/red.css",
                "/assets/brand/fff;%7Dbody%7Bdisplay:none.css",
                "/assets/brand/..%2fcheckout.css",
            })
    void nothingElseIsAColoursSheet(String path) {
        assertNotThere(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/brand/8b1e3f.css", "/assets/logo/0000"})
    void nobodyChangesThem(String path) {
        HttpResponse<Buffer> refused = request(HttpMethod.POST, path);
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.getHeader("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void thePageAsksForWhatIsThere() {
        Logo logo = Logo.read(SampleImages.png(60, 20));
        put(branding(Optional.of(logo)));
        String page = get("/checkout/" + checkout.session()).bodyAsString();
        Markup markup = Markup.of(page);
        assertThat(get(markup.one("img").attribute("src").orElseThrow()).body()).isEqualTo(logo.content());
        String sheet = markup.all("link")
                .flatMap(link -> link.attribute("href").stream())
                .filter(href -> href.startsWith("/assets/brand/"))
                .findFirst()
                .orElseThrow();
        assertThat(get(sheet).getHeader("Cache-Control")).isEqualTo(FOR_EVER);
        assertThat(markup.all("bdi").map(e -> e.text().toString())).contains("Nordlicht &amp; Söhne");

        put(Branding.NONE);
        assertThat(get("/checkout/" + checkout.session()).bodyAsString())
                .contains("Shop &amp; Söhne")
                .doesNotContain("/assets/brand/", "/assets/logo/", "Nordlicht");
    }

    private static Branding branding(Optional<Logo> logo) {
        return new Branding(
                Optional.of("Nordlicht & Söhne"), Optional.of(Colour.parse("#8b1e3f")), logo, SupportContact.NONE);
    }

    private static void put(Branding branding) {
        new Brandings(checkout.gateway().owner())
                .put(checkout.gateway().merchant.id(), branding, Deed.byCommand())
                .await();
    }

    private static void assertNotThere(String path) {
        HttpResponse<Buffer> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeader("Content-Type")).startsWith("application/json");
    }

    private static HttpResponse<Buffer> get(String path) {
        return request(HttpMethod.GET, path);
    }

    private static HttpResponse<Buffer> request(HttpMethod method, String path) {
        return checkout.gateway().request(method, path, "").send().await();
    }
}
