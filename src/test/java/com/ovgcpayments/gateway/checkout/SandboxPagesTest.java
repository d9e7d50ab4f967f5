package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SandboxPagesTest {
    private static final int NARROWEST = 320;

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
    void everyPageOfThePaymentKeepsNobodyOut() {
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(checkout.session()));
            visit.press("Pay $25.00");
            visit.awaitSandbox();
            String payment = visit.page().url();
            assertThat(visit.text()).contains("no real money moves", "Premium Plan", "25.00 USD");
            examine(visit, "SANDBOX-OPEN");
            visit.choose("Ask for authentication");
            assertThat(visit.text()).contains("Is it you?");
            examine(visit, "SANDBOX-AUTHENTICATION");
            visit.press("It is me");
            visit.awaitAt(checkout.shop().success());
            visit.open(payment);
            assertThat(visit.text()).contains("This payment was approved.");
            examine(visit, "SANDBOX-APPROVED");
        }
    }

    @Test
    void refusedAuthenticationDeclines() {
        try (Visit visit = Visit.withoutScript()) {
            visit.open(checkout.page(checkout.session()));
            visit.press("Pay $25.00");
            visit.choose("Ask for authentication");
            visit.choose("Fail authentication");
            visit.awaitState("declined");
            assertThat(visit.text()).contains("Your bank could not confirm that it was you.");
        }
    }

    @Test
    void longTitleInAnotherDirectionStaysText() {
        String title = "<script>alert(1)</script> \u202e\u05e9\u05dc\u05d5\u05dd \ud83e\udd8a "
                + "unbreakable".repeat(15) + " & \"more\"";
        String id = checkout.gateway()
                .createSession(
                        checkout.gateway().testKey,
                        checkout.shop()
                                .sessionBody()
                                .put("product_title", title)
                                .put("amount", 99_999_999));
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(id));
            visit.press("Pay $999,999.99");
            visit.awaitSandbox();
            assertThat(visit.heading()).contains("<script>alert(1)</script>", "& \"more\"");
            assertThat(visit.text()).contains("999,999.99 USD");
            examine(visit, "SANDBOX-LONG");
        }
    }

    private static void examine(Visit visit, String name) {
        visit.lookAt(ColorScheme.DARK);
        visit.picture(name + "-dark");
        assertThat(visit.barriersOfColour()).as("dark").isEmpty();
        visit.lookAt(ColorScheme.LIGHT);
        visit.picture(name);
        assertThat(visit.barriers()).isEmpty();
        assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
    }
}
