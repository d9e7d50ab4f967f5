package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.merchant.Branding;
import com.ovgcpayments.gateway.merchant.Colour;
import com.ovgcpayments.gateway.merchant.Logo;
import com.ovgcpayments.gateway.merchant.SupportContact;
import com.ovgcpayments.gateway.testing.SampleImages;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class CheckoutPreviewTest {
    private static final CheckoutPreview PREVIEW = new CheckoutPreview(URI.create("https://pay.example"));
    private static final Branding DRAFT = new Branding(
            Optional.of("Nordlicht <b>Coffee</b>"),
            Optional.of(Colour.parse("#8b1e3f")),
            Optional.of(Logo.read(SampleImages.png(300, 120))),
            SupportContact.NONE);
    private static final String SETTINGS =
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Branding</title>"
                    + "<link rel=\"icon\" href=\"data:,\"><main><h1>Branding</h1>"
                    + "<iframe src=\"/preview\" title=\"Preview\" width=\"400\" height=\"800\"></iframe></main></html>";

    private String origin;

    /** The listener that a page of settings would share with the payer's pages. */
    @BeforeEach
    void listen(Vertx vertx) {
        Router router = Router.router(vertx);
        router.get("/settings")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .putHeader("Content-Security-Policy", "default-src 'none'; frame-src 'self'; img-src data:")
                        .end(SETTINGS));
        router.get("/preview").handler(context -> PREVIEW.send(context, "Nordlicht GmbH", DRAFT));
        for (var asset : new CheckoutAssets().all()) {
            router.get(asset.path())
                    .handler(context -> context.response()
                            .putHeader("Content-Type", asset.contentType())
                            .end(asset.content()));
        }
        BrandSheet sheet = new BrandSheet(Colour.parse("#8b1e3f"));
        router.get("/assets/brand/8b1e3f.css")
                .handler(context ->
                        context.response().putHeader("Content-Type", "text/css").end(sheet.css()));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        origin = "http://127.0.0.1:" + server.actualPort();
    }

    @Test
    void showsTheDraftInAFrame() {
        try (Visit visit = Visit.start()) {
            visit.open(origin + "/settings");
            FrameLocator frame = visit.page().frameLocator("iframe");
            Locator button = frame.locator("button.button");
            button.waitFor();
            assertThat(frame.locator(".payee bdi").textContent()).isEqualTo("Nordlicht <b>Coffee</b>");
            assertThat(button.evaluate("it => getComputedStyle(it).backgroundColor"))
                    .isEqualTo("rgb(139, 30, 63)");
            assertThat(frame.locator("img").evaluate("it => it.decode().then(() => it.naturalWidth)"))
                    .isEqualTo(300);
            assertThat(visit.barriers()).isEmpty();
            visit.picture("preview");
            visit.lookAt(ColorScheme.DARK);
            visit.picture("preview-dark");
            assertThat(visit.barriersOfColour()).isEmpty();
        }
    }

    @Test
    void nothingInItCanBeUsed() {
        try (Visit visit = Visit.start()) {
            visit.open(origin + "/settings");
            FrameLocator frame = visit.page().frameLocator("iframe");
            frame.locator("button.button").waitFor();
            frame.locator("button.button").evaluate("it => it.focus()");
            assertThat(frame.locator("body").evaluate("() => document.activeElement === document.body"))
                    .isEqualTo(true);
            var place = frame.locator("button.button").boundingBox();
            visit.page().mouse().click(place.x + place.width / 2, place.y + place.height / 2);
            assertThat(frame.locator("body").evaluate("() => location.pathname + location.hash"))
                    .isEqualTo("/preview");
        }
    }

    @Test
    void onlyPagesOfTheSameOriginMayShowIt(Vertx vertx) {
        var answer = WebClient.create(vertx).getAbs(origin + "/preview").send().await();
        assertThat(answer.getHeader("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
                        + " frame-ancestors 'self'; form-action 'none'");
        assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(answer.getHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.getHeader("Strict-Transport-Security")).isNotNull();
    }

    @Test
    void speaksTheLanguageOfWhoLooksAtIt() {
        assertThat(draw(Branding.NONE, "de")).contains("25,00", "bezahlen").contains("Nordlicht GmbH");
        assertThat(Markup.of(draw(Branding.NONE, "ar")).one("html").attribute("dir"))
                .contains("rtl");
        assertThat(draw(Branding.NONE, null)).contains("Pay $25.00");
    }

    @Test
    void holdsNoScriptAndAsksNobodyElse() {
        Markup page = Markup.of(draw(DRAFT, null));
        assertThat(page.all("script")).isEmpty();
        assertThat(page.one("body").attribute("inert")).isPresent();
        assertThat(page.one("img").attribute("src").orElseThrow()).startsWith("data:image/png;base64,");
        assertThat(page.all("link").flatMap(link -> link.attribute("href").stream()))
                .allMatch(href -> href.startsWith("/assets/"));
        assertThat(page.all("b")).isEmpty();
    }

    private static String draw(Branding branding, String language) {
        return PREVIEW.draw("Nordlicht GmbH", branding, language).toString(StandardCharsets.UTF_8);
    }
}
