package com.ovgcpayments.gateway.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.Visit;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CountdownTest {
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
    void payerIsNotPressedBeforeFiveMinutesAreLeft() {
        try (Visit visit = late(Duration.ofMinutes(6))) {
            assertThat(visit.page().locator("#clock").isVisible()).isFalse();
        }
    }

    @Test
    void lastFiveMinutesAreCounted() {
        try (Visit visit = late(Duration.ofMinutes(4))) {
            assertThat(visit.page().locator("#clock").innerText()).matches("Time left: (4:00|3:5\\d)");
            assertThat(visit.page().locator("#news").innerText()).isEmpty();
        }
    }

    @Test
    void lastMinuteIsAnnounced() {
        try (Visit visit = late(Duration.ofSeconds(64))) {
            visit.page()
                    .locator("#news")
                    .getByText("1 minute left to pay.")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        }
    }

    @Test
    void atTheEndThePageSaysSoByItself() {
        try (Visit visit = late(Duration.ofSeconds(4))) {
            visit.awaitState("expired");
        }
    }

    @Test
    void arabicPageCountsInItsOwnDigits() {
        String id = checkout.session();
        checkout.setTimeLeft(id, Duration.ofMinutes(4));
        try (Visit visit = Visit.start(options -> options.setLocale("ar-EG"))) {
            visit.open(checkout.page(id));
            assertThat(visit.page().locator("#clock").innerText()).containsPattern("[٣٤]:[٠-٩]{2}");
        }
    }

    private static Visit late(Duration left) {
        String id = checkout.session();
        Visit visit = Visit.start();
        checkout.setTimeLeft(id, left);
        visit.open(checkout.page(id));
        visit.awaitState("ready");
        return visit;
    }
}
