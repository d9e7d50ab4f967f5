package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.image.ImageType;
import com.ovgcpayments.gateway.merchant.Branding;
import com.ovgcpayments.gateway.merchant.Brandings;
import com.ovgcpayments.gateway.merchant.Colour;
import com.ovgcpayments.gateway.merchant.Logo;
import com.ovgcpayments.gateway.merchant.SupportContact;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.SampleImages;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A merchant's logo, name and colour, where only a browser shows what becomes of them. */
class BrandInBrowserTest {
    private static final int NARROWEST = 320;
    private static final String DRAW = "type => { const canvas = document.createElement('canvas');"
            + " canvas.width = 480; canvas.height = 160; const pen = canvas.getContext('2d');"
            + " pen.fillStyle = '#8b1e3f'; pen.beginPath(); pen.arc(80, 80, 70, 0, 7); pen.fill();"
            + " pen.font = '700 90px sans-serif'; pen.fillText('nord', 180, 110);"
            + " return canvas.toDataURL(type, 0.9).split(',')[1]; }";

    private static Checkout checkout;

    @BeforeAll
    static void start() {
        checkout = Checkout.start();
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#8b1e3f", "#ffffff", "#000000", "#ffd400", "#00e5ff"})
    void everyColourCanBeReadByDayAndByNight(String accent) {
        put(branding(Colour.parse(accent), Logo.read(SampleImages.png(300, 120))));
        String declined = checkout.session();
        checkout.payer(declined).pay("insufficient_funds");
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(declined));
            visit.awaitState("declined");
            Locator button = visit.page().locator("button.button");
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                visit.lookAt(scheme);
                visit.picture("brand-" + accent.substring(1) + "-" + scheme);
                assertThat(colour(button, "backgroundColor")).isEqualTo(Colour.parse(accent));
                assertThat(visit.barriersOfColour()).as("%s", scheme).isEmpty();
            }
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "declined", "expired"})
    void nobodyIsKeptOut(String state) {
        put(branding(Colour.parse("#0d47a1"), Logo.read(SampleImages.jpeg(120, 120))));
        String id = checkout.session();
        if (state.equals("declined")) {
            checkout.payer(id).pay("decline");
        } else if (state.equals("expired")) {
            checkout.setTimeLeft(id, Duration.ofHours(-1));
        }
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(id));
            visit.awaitState(state);
            visit.picture("brand-" + state);
            assertThat(visit.barriers()).isEmpty();
        }
    }

    static Stream<Logo> logos() {
        return Stream.of(
                        SampleImages.png(2_000, 20),
                        SampleImages.png(20, 2_000),
                        SampleImages.png(1, 1),
                        SampleImages.jpeg(300, 300),
                        SampleImages.webp(),
                        SampleImages.losslessWebp(),
                        SampleImages.transparentWebp())
                .map(Logo::read);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("logos")
    void everyLogoIsDrawnAndKeepsItsPlaceWithoutScript(Logo logo) {
        put(branding(Colour.parse("#8b1e3f"), logo));
        try (Visit visit =
                Visit.start(options -> options.setJavaScriptEnabled(false).setViewportSize(NARROWEST, 640))) {
            visit.open(checkout.page(checkout.session()));
            visit.awaitState("ready");
            visit.picture("logo-" + logo.type() + "-" + logo.mark().width() + "-"
                    + logo.mark().height());
            Locator image = visit.page().locator("img");
            assertThat(image.evaluate("it => it.complete && it.naturalWidth"))
                    .isEqualTo(logo.mark().width());
            assertThat(image.evaluate("it => it.naturalHeight"))
                    .isEqualTo(logo.mark().height());
            assertThat(image.boundingBox().height).isEqualTo(44);
            assertThat(image.boundingBox().width).isBetween(44.0, 128.0);
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/webp"})
    void whatABrowserHasWrittenIsReadAndDrawn(String contentType) {
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(checkout.session()));
            String written = (String) visit.page().evaluate(DRAW, contentType);
            Logo logo = Logo.read(Buffer.buffer(Base64.getDecoder().decode(written)));
            assertThat(logo.type()).isEqualTo(ImageType.of(contentType));
            put(branding(Colour.parse("#8b1e3f"), logo));
            visit.page().reload();
            visit.awaitState("ready");
            visit.picture("written-" + logo.type());
            assertThat(visit.page().locator("img").evaluate("it => it.naturalWidth + ' × ' + it.naturalHeight"))
                    .isEqualTo("480 × 160");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script><img src=x onerror=alert(2)>",
                "\"><svg onload=alert(3)>",
                "${7*7}{{7*7}}",
                "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
            })
    void aNameIsShownAsTheTextItIs(String name) {
        put(new Branding(
                Optional.of(name),
                Optional.of(Colour.WHITE),
                Optional.of(Logo.read(SampleImages.png(400, 40))),
                support()));
        String expired = checkout.session();
        checkout.setTimeLeft(expired, Duration.ofHours(-1));
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(expired));
            visit.awaitState("expired");
            assertThat(visit.page().locator(".payee bdi").textContent()).isEqualTo(name);
            assertThat(visit.page().locator("img, svg, script").count())
                    .as("the logo, the state's sign and the module")
                    .isEqualTo(3);
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
        }
    }

    @Test
    void readsFromRightToLeft() {
        put(branding(Colour.parse("#0d47a1"), Logo.read(SampleImages.png(300, 120))));
        String expired = checkout.session();
        checkout.setTimeLeft(expired, Duration.ofHours(-1));
        try (Visit visit = Visit.start(options -> options.setLocale("ar-EG"))) {
            visit.open(checkout.page(expired));
            visit.awaitState("expired");
            visit.picture("brand-arabic");
            double logo = visit.page().locator("img").boundingBox().x;
            assertThat(logo).isGreaterThan(visit.page().locator(".payee bdi").boundingBox().x);
        }
    }

    @Test
    void whereTheFocusIsCanBeSeen() {
        put(branding(Colour.WHITE, Logo.read(SampleImages.png(300, 120))));
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(checkout.session()));
            visit.awaitState("ready");
            visit.tabTo("Pay $25.00");
            Locator button = visit.page().locator("button.button");
            assertThat(colour(button, "outlineColor").contrast(Colour.WHITE))
                    .isGreaterThanOrEqualTo(Scheme.PART_CONTRAST);
            assertThat(colour(button, "borderTopColor").contrast(Colour.WHITE))
                    .isGreaterThanOrEqualTo(Scheme.PART_CONTRAST);
        }
    }

    private static Colour colour(Locator element, String property) {
        String value = (String) element.evaluate("(it, property) => getComputedStyle(it)[property]", property);
        String[] channels = value.replaceAll("[^0-9,]", "").split(",", -1);
        return new Colour(Integer.parseInt(channels[0]) << 16
                | Integer.parseInt(channels[1]) << 8
                | Integer.parseInt(channels[2]));
    }

    private static Branding branding(Colour accent, Logo logo) {
        return new Branding(Optional.of("Nordlicht Coffee"), Optional.of(accent), Optional.of(logo), support());
    }

    private static SupportContact support() {
        return new SupportContact(
                Optional.of("help@nordlicht.example"), Optional.of(URI.create("https://nordlicht.example/help")));
    }

    private static void put(Branding branding) {
        new Brandings(checkout.gateway().owner())
                .put(checkout.gateway().merchant.id(), branding, Deed.byCommand())
                .await();
    }
}
