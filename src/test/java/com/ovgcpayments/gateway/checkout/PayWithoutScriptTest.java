package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.Shop;
import com.ovgcpayments.gateway.testing.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PayWithoutScriptTest {
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
    void approvedPayerEndsAtTheShopOnItsOwnOrigin() {
        String id = checkout.session();
        try (Visit visit = Visit.withoutScript()) {
            visit.open(checkout.page(id));
            assertThat(visit.text()).contains("JavaScript is switched off", "Minutes left: 30");
            visit.press("Pay $25.00");
            visit.press("Approve");
            visit.awaitAt(checkout.shop().success());
        }
        assertThat(checkout.attempts(id)).isEqualTo(1);
    }

    @Test
    void shopReachedByItsIpv6AddressIsNoExceptionToThePolicy() {
        try (Shop shop = Shop.open(checkout.gateway().vertx(), "[::1]");
                Visit visit = Visit.withoutScript()) {
            String id = checkout.gateway().createSession(checkout.gateway().testKey, shop.sessionBody());
            visit.open(checkout.page(id));
            visit.press("Pay $25.00");
            visit.press("Approve");
            visit.awaitAt(shop.success());
        }
    }

    @Test
    void declinedPayerReadsWhyAndPaysAtTheNextAttempt() {
        String id = checkout.session();
        try (Visit visit = Visit.withoutScript()) {
            visit.open(checkout.page(id));
            visit.press("Pay $25.00");
            visit.choose("Insufficient funds");
            visit.awaitState("declined");
            assertThat(visit.text()).contains("not enough money", "You have not been charged. You can try again.");
            visit.press("Pay $25.00");
            visit.press("Approve");
            visit.awaitAt(checkout.shop().success());
        }
        assertThat(checkout.attempts(id)).isEqualTo(2);
    }

    @Test
    void payerMayGoBackToTheShopFromEitherPage() {
        String id = checkout.session();
        try (Visit visit = Visit.withoutScript()) {
            visit.open(checkout.page(id));
            visit.follow("Back to Shop & Söhne");
            visit.awaitAt(checkout.shop().cancel());
            visit.open(checkout.page(id));
            visit.press("Pay $25.00");
            visit.follow("Cancel and go back to the merchant");
            visit.awaitAt(checkout.shop().cancel());
        }
    }

    @Test
    void pagesThatWaitMoveOnByThemselves() {
        String paid = checkout.session();
        checkout.payer(paid).pay("approve");
        try (Visit visit = Visit.withoutScript()) {
            Page leaving = visit.anotherTab();
            leaving.navigate(checkout.page(paid));
            visit.open(checkout.page(checkout.session()));
            visit.press("Pay $25.00");
            visit.choose("Approve in 10 seconds");
            visit.awaitState("processing");
            visit.awaitAt(checkout.shop().success());
            leaving.waitForURL(at -> at.startsWith(checkout.shop().success()));
        }
    }

    @Test
    void doubleClickMakesOneAttempt() {
        String id = checkout.session();
        try (Visit visit = Visit.withoutScript()) {
            visit.open(checkout.page(id));
            visit.button("Pay $25.00").dblclick();
            visit.awaitSandbox();
        }
        assertThat(checkout.attempts(id)).isEqualTo(1);
    }
}
