package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.Visit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of merchants and payers, and languages, where only a browser shows what becomes of them. */
class ForeignTextInBrowserTest {
    private static final int NARROWEST = 320;

    private static Checkout checkout;
    private static String declined;
    private static String paid;

    @BeforeAll
    static void start() {
        checkout = Checkout.start();
        declined = checkout.session();
        checkout.payer(declined).pay("insufficient_funds");
        paid = checkout.session();
        checkout.payer(paid).pay("approve");
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    static Stream<String> titles() {
        return Stream.of(
                "<script>alert(1)</script><img src=x onerror=alert(2)>",
                "</title></dd><a href=\"javascript:alert(3)\">'\"`${7*7}{{7*7}}",
                "\u200fשלום\u200e قهوة \ud83e\udd8a\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 e\u0301\ud800\udf48",
                "W".repeat(250));
    }

    @ParameterizedTest
    @MethodSource("titles")
    void titleIsShownAsTheTextItIs(String title) {
        String id = checkout.gateway()
                .createSession(
                        checkout.gateway().testKey,
                        checkout.shop()
                                .sessionBody()
                                .put("product_title", title)
                                .put("amount", 99_999_999)
                                .put("currency", "KWD"));
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(id));
            visit.awaitState("ready");
            assertThat(visit.page().locator(".stub bdi").allTextContents()).contains(title);
            assertThat(visit.page().locator("script, img, a").count())
                    .as("the module and the way back")
                    .isEqualTo(2);
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageFitsTheNarrowestPhone(String language) {
        try (Visit visit = Visit.start(options -> options.setLocale(language).setViewportSize(NARROWEST, 640))) {
            visit.open(checkout.page(declined));
            visit.awaitState("declined");
            assertThat(visit.page().locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
            visit.open(checkout.page(paid));
            visit.awaitState("paid");
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
        }
    }

    static Stream<String> languages() {
        return PageLocale.LANGUAGES.stream().sorted();
    }
}
