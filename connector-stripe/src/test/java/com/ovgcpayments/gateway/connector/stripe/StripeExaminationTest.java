package com.ovgcpayments.gateway.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Finding;
import com.ovgcpayments.gateway.connector.Finding.Level;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeAccount;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator is told of his account. */
class StripeExaminationTest {
    @Test
    void anAccountThatIsSetUpWellIsGood() {
        try (StripeRig rig = StripeRig.start()) {
            for (boolean live : new boolean[] {false, true}) {
                rig.stripe().webhookEndpoint(live, StripeRig.NOTIFICATIONS, List.copyOf(StripeEvent.WANTED), true);
            }
            List<Finding> findings = examine(rig);
            assertThat(findings).extracting(Finding::level).containsOnly(Level.GOOD);
            assertThat(findings)
                    .extracting(Finding::text)
                    .anyMatch(text -> text.startsWith("test: the key works, for account acct_"))
                    .anyMatch(text -> text.startsWith("live: the key works, for account acct_"))
                    .noneMatch(text -> text.contains("sk_"));
        }
    }

    @Test
    void aMissingEndpointIsNamed() {
        try (StripeRig rig = StripeRig.testOnly()) {
            rig.stripe().webhookEndpoint(true, StripeRig.NOTIFICATIONS, List.of("*"), true);
            rig.stripe().webhookEndpoint(false, StripeRig.NOTIFICATIONS, List.of("*"), false);
            rig.stripe().webhookEndpoint(false, URI.create("https://elsewhere.example/"), List.of("*"), true);
            assertThat(examine(rig))
                    .contains(new Finding(
                            Level.WARNING, "test: no enabled webhook endpoint leads to " + StripeRig.NOTIFICATIONS));
        }
    }

    @Test
    void missingEventsAreNamed() {
        try (StripeRig rig = StripeRig.testOnly()) {
            List<String> some = StripeEvent.WANTED.stream()
                    .filter(type -> !type.startsWith("checkout."))
                    .toList();
            rig.stripe().webhookEndpoint(false, StripeRig.NOTIFICATIONS, some, true);
            assertThat(examine(rig))
                    .contains(new Finding(
                            Level.WARNING,
                            "test: the webhook endpoint lacks the events checkout.session.async_payment_failed,"
                                    + " checkout.session.async_payment_succeeded, checkout.session.completed,"
                                    + " checkout.session.expired"));
        }
    }

    @Test
    void allEventsAreEnough() {
        try (StripeRig rig = StripeRig.testOnly()) {
            rig.stripe().webhookEndpoint(false, StripeRig.NOTIFICATIONS, List.of("*"), true);
            assertThat(examine(rig)).extracting(Finding::level).containsOnly(Level.GOOD);
        }
    }

    @Test
    void anUnknownKeyIsAProblemAndNotShown() {
        try (StripeRig rig = StripeRig.with(Map.of("testApiKey", "sk_test_unknown"))) {
            assertThat(examine(rig))
                    .contains(new Finding(
                            Level.PROBLEM,
                            "test: Stripe does not know the key; take it anew from Developers > API keys"));
        }
    }

    @Test
    void aRestrictedKeyIsToldWhatItLacks() {
        try (StripeRig rig = StripeRig.testOnly()) {
            rig.stripe().forbid("GET /v1/checkout/sessions");
            assertThat(examine(rig)).singleElement().satisfies(finding -> {
                assertThat(finding.level()).isEqualTo(Level.PROBLEM);
                assertThat(finding.text()).contains("Checkout Sessions");
            });
        }
        try (StripeRig rig = StripeRig.testOnly()) {
            rig.stripe().forbid("GET /v1/account");
            rig.stripe().forbid("GET /v1/webhook_endpoints");
            assertThat(examine(rig)).extracting(Finding::level).containsOnly(Level.WARNING);
        }
    }

    @Test
    void anAccountThatMayNotTakePaymentsIsAProblemWhereMoneyIsReal() {
        try (StripeRig rig = StripeRig.start()) {
            StripeAccount account = rig.stripe().account();
            rig.stripe()
                    .account(new StripeAccount(
                            account.id(),
                            account.businessName(),
                            account.country(),
                            account.defaultCurrency(),
                            false,
                            false));
            String text = "the account may not take payments yet; finish its activation";
            assertThat(examine(rig))
                    .contains(new Finding(Level.WARNING, "test: " + text), new Finding(Level.PROBLEM, "live: " + text));
        }
    }

    @Test
    void aStripeThatCannotBeReachedIsAProblem() {
        try (StripeRig rig = StripeRig.with(Map.of("apiBase", "http://127.0.0.1:1"))) {
            assertThat(examine(rig)).extracting(Finding::level).containsOnly(Level.PROBLEM);
        }
    }

    private static List<Finding> examine(StripeRig rig) {
        return rig.connector().examine().await();
    }
}
