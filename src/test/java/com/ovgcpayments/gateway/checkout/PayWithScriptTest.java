package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PayWithScriptTest {
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
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(checkout.session()));
            assertThat(visit.text()).doesNotContain("JavaScript", "Time left");
            visit.press("Pay $25.00");
            visit.press("Approve");
            visit.awaitAt(checkout.shop().success());
        }
    }

    @Test
    void declinedPayerReadsWhyAndPaysAtTheNextAttempt() {
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(checkout.session()));
            visit.press("Pay $25.00");
            visit.choose("Decline");
            visit.awaitState("declined");
            assertThat(visit.text()).contains("Your bank or the processor refused the payment.");
            visit.press("Pay $25.00");
            visit.press("Approve");
            visit.awaitAt(checkout.shop().success());
        }
    }

    @Test
    void paymentByKeyboardOnly() {
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(checkout.session()));
            visit.tabTo("Pay $25.00");
            visit.page().keyboard().press("Enter");
            visit.awaitSandbox();
            visit.tabTo("Approve");
            visit.page().keyboard().press("Enter");
            visit.awaitAt(checkout.shop().success());
        }
    }

    @Test
    void doubleClickMakesOneAttempt() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(id));
            visit.button("Pay $25.00").dblclick();
            visit.awaitSandbox();
        }
        assertThat(checkout.attempts(id)).isEqualTo(1);
    }

    @Test
    void backButtonFindsAButtonThatWorksAgain() {
        String id = checkout.session();
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(id));
            visit.press("Pay $25.00");
            visit.awaitSandbox();
            visit.page().goBack();
            visit.press(visit.page().locator("button[type=submit]").innerText());
            visit.awaitSandbox();
        }
        assertThat(checkout.attempts(id)).isEqualTo(1);
    }

    @Test
    void pagesThatWaitMoveOnByThemselves() {
        String paid = checkout.session();
        checkout.payer(paid).pay("approve");
        String slow = checkout.session();
        try (Visit visit = Visit.start()) {
            Page leaving = visit.anotherTab();
            leaving.navigate(checkout.page(paid));
            visit.open(checkout.page(slow));
            visit.press("Pay $25.00");
            visit.choose("Approve in 10 seconds");
            visit.awaitState("processing");
            visit.page().reload();
            visit.awaitState("processing");
            Page second = visit.anotherTab();
            second.navigate(checkout.page(slow));
            second.locator("body[data-state=processing]").waitFor();
            second.locator("body[data-state=paid]").waitFor();
            visit.awaitAt(checkout.shop().success());
            leaving.waitForURL(at -> at.startsWith(checkout.shop().success()));
        }
        assertThat(checkout.attempts(slow)).isEqualTo(1);
    }

    @Test
    void paidPayerMayStay() {
        String id = checkout.session();
        checkout.payer(id).pay("approve");
        try (Visit visit = Visit.start()) {
            visit.open(checkout.page(id));
            assertThat(visit.text()).contains("You will be taken back to Shop & Söhne in a few seconds.");
            visit.press("Stay on this page");
            assertThat(visit.text()).contains("Payment complete").doesNotContain("taken back", "Stay");
            visit.page().keyboard().press("Enter");
            visit.awaitAt(checkout.shop().success());
        }
    }
}
