package com.ovgcpayments.gateway.connector.sellhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.sellhub.testing.Lie;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubInvoice;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubRequest;
import com.ovgcpayments.gateway.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the invoices of a checkout say of an attempt. */
class SellHubInvoicesTest {
    private final SellHubRig rig = SellHubRig.with(Map.of("currencies", "USD,EUR,JPY"));
    private final SellHubRig.Order order = rig.order();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"paid", "completed", "complete", "delivered", "fulfilled", "successful", "Paid", "COMPLETED"})
    void everyWordForPaidIsACapture(String word) {
        rig.sellhub().paidWord(word);
        String session = rig.open(order);
        SellHubInvoice invoice = rig.sellhub().pay(session);
        assertThat(rig.fetch(order, session))
                .isEqualTo(new Outcome.Succeeded(
                        List.of(new Outcome.Capture(invoice.id(), SellHubRig.PRICE, invoice.createdAt()))));
    }

    /** Also a cancelled invoice ends nothing: the page stays open, and the next invoice may be paid. */
    @ParameterizedTest
    @ValueSource(strings = {"pending", "unpaid", "processing", "cancelled", "expired", "voided", "never heard of"})
    void whatIsNotPaidLeavesThePageOpen(String word) {
        String session = rig.open(order);
        SellHubInvoice invoice = rig.sellhub().payPending(session);
        rig.sellhub().status(invoice.id(), word);
        assertThat(rig.fetch(order, session))
                .isEqualTo(new Outcome.Redirect(rig.sellhub().pageUrl(session), session));
        rig.sellhub().pay(session);
        assertThat(rig.captures(order, session)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"cancelled", "pending", "refunded", "disputed", "never heard of"})
    void ofSeveralInvoicesThePaidOneCounts(String word) {
        String session = rig.open(order);
        SellHubInvoice other = rig.sellhub().payPending(session);
        rig.sellhub().status(other.id(), word);
        List<SellHubInvoice> paid = rig.sellhub().payTwice(session).stream()
                .filter(invoice -> invoice.status().equals("paid"))
                .toList();
        assertThat(rig.captures(order, session))
                .extracting(Outcome.Capture::processorRef)
                .containsExactlyInAnyOrderElementsOf(
                        paid.stream().map(SellHubInvoice::id).toList());
    }

    /** Money had come, and where it is now somebody must see: neither a success nor the end. */
    @ParameterizedTest
    @ValueSource(strings = {"refunded", "disputed", "chargeback"})
    void whatIsFirstSeenTakenBackIsForAPerson(String word) {
        String session = rig.open(order);
        SellHubInvoice invoice = rig.sellhub().pay(session);
        rig.sellhub().status(invoice.id(), word);
        assertThat(rig.fetch(order, session)).isInstanceOf(Outcome.Unknown.class);
        assertThat(rig.fetch(order, session)).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refunded", "chargeback"})
    void whatIsFirstSeenTakenBackIsNotClosedByACancelledOne(String word) {
        String session = rig.open(order);
        rig.sellhub().payTwice(session);
        List<SellHubInvoice> invoices = rig.sellhub().invoicesOf(session);
        rig.sellhub().status(invoices.get(0).id(), word);
        rig.sellhub().payTwice(session);
        rig.sellhub().invoicesOf(session).stream()
                .skip(1)
                .forEach(invoice -> rig.sellhub().status(invoice.id(), "cancelled"));
        assertThat(rig.fetch(order, session)).isInstanceOf(Outcome.Unknown.class);
    }

    /** An operator pays back in SellHub's dashboard: that the money had come stays true, on every instance. */
    @ParameterizedTest
    @ValueSource(strings = {"refunded", "disputed"})
    void whatWasToldAsPaidStaysSo(String word) {
        String session = rig.open(order);
        SellHubInvoice invoice = rig.sellhub().pay(session);
        Outcome told = rig.fetch(order, session);
        rig.sellhub().status(invoice.id(), word);
        assertThat(rig.fetch(order, session)).isEqualTo(told);
        assertThat(rig.beside(Map.of()).fetch(order, session)).isEqualTo(told);
    }

    @Test
    void theOldestOfSeveralPaymentsComesFirst() {
        String session = rig.open(order);
        SellHubInvoice waiting = rig.sellhub().payPending(session);
        rig.sellhub().status(waiting.id(), "processing");
        rig.passes(Duration.ofMinutes(1));
        SellHubInvoice later = rig.sellhub().pay(session);
        rig.sellhub().complete(waiting.id());
        assertThat(rig.captures(order, session))
                .extracting(Outcome.Capture::processorRef)
                .containsExactly(waiting.id(), later.id());
    }

    @Test
    void aWordMeansWhatTheOperatorSays() {
        SellHubRig told = rig.beside(Map.of("statusMap.paid", "settled", "statusMap.pending", "pending,paid"));
        String session = told.open(order);
        SellHubInvoice invoice = rig.sellhub().pay(session);
        assertThat(told.fetch(order, session)).isInstanceOf(Outcome.Redirect.class);
        rig.sellhub().status(invoice.id(), "settled");
        assertThat(told.captures(order, session)).hasSize(1);
    }

    // ---- money ----

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR", "JPY"})
    void anotherTotalIsToldAsItIs(String currency) {
        SellHubRig.Order other = rig.order(new Money(2500, currency));
        String session = rig.open(other);
        rig.sellhub().lie(session, Lie.OTHER_TOTAL);
        rig.sellhub().pay(session);
        long more = currency.equals("JPY") ? 2501 : 2600;
        assertThat(rig.captures(other, session))
                .extracting(Outcome.Capture::money)
                .containsExactly(new Money(more, currency));
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR", "JPY"})
    void anotherCurrencyIsNeverTakenForOurs(String currency) {
        SellHubRig.Order other = rig.order(new Money(2500, currency));
        String session = rig.open(other);
        rig.sellhub().lie(session, Lie.OTHER_CURRENCY);
        rig.sellhub().pay(session);
        assertThat(rig.fetch(other, session)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void anotherCheckoutsInvoiceIsNotOurs() {
        String session = rig.open(order);
        rig.sellhub().lie(session, Lie.OTHER_SESSION);
        rig.sellhub().pay(session);
        assertThat(rig.fetch(order, session)).isInstanceOf(Outcome.Redirect.class);
    }

    // ---- when ----

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT59M", "PT61M", "PT26H", "P4D"})
    void aPaymentIsFoundWheneverItWasMade(Duration later) {
        String session = rig.open(order);
        rig.passes(later);
        rig.sellhub().pay(session);
        rig.passes(Duration.ofHours(2));
        assertThat(rig.captures(order, session)).hasSize(1);
    }

    /** The page never closes. Whoever pays on it after weeks is found if a webhook makes us look. */
    @Test
    void aPaymentAfterWeeksIsFoundWhileItIsNew() {
        String session = rig.open(order);
        rig.passes(Duration.ofDays(40));
        rig.sellhub().pay(session);
        assertThat(rig.captures(order, session)).hasSize(1);
    }

    @Test
    void noQuestionGoesOnForEver() {
        Instant now = order.startedAt().plus(Duration.ofDays(1000));
        assertThat(SellHubLookup.stretches(order.startedAt(), now)).hasSizeLessThanOrEqualTo(7);
        assertThat(SellHubLookup.stretches(order.startedAt(), order.startedAt().minus(Duration.ofDays(1))))
                .hasSize(1);
        String session = rig.open(order);
        rig.sellhub().forgetRequests();
        rig.fetch(order, session);
        assertThat(rig.sellhub().requests())
                .singleElement()
                .extracting(SellHubRequest::query)
                .satisfies(query -> {
                    assertThat(Instant.parse(query.get("createdAtFrom"))).isBefore(order.startedAt());
                    assertThat(Instant.parse(query.get("createdAtTo"))).isAfter(rig.now());
                });
    }

    @Test
    void aCheckoutThatNobodyWasSentToEndsWithItsTime() {
        rig.passes(Duration.ofMinutes(32));
        assertThat(rig.connector().fetch(order.fetch(Optional.empty())).await()).isInstanceOf(Outcome.Unknown.class);
        rig.passes(Duration.ofMinutes(2));
        assertThat(rig.connector().fetch(order.fetch(Optional.empty())).await()).isInstanceOf(Outcome.Closed.class);
        assertThat(rig.sellhub().requests()).isEmpty();
    }
}
