package com.ovgcpayments.gateway.connector.stripe;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.ProcessorJson;
import com.ovgcpayments.gateway.connector.SettlementReading;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;
import java.util.Optional;

/** The balance transaction of a payment, read as what became of a capture's money. */
final class StripeSettlement {
    /** What to have expanded in the payment intent. */
    static final String EXPANDED = "latest_charge.balance_transaction";

    private StripeSettlement() {}

    /** @throws UnfitAnswer if it is no answer to the question */
    static SettlementReading reading(ProcessorJson intent, ConnectorRequest.Settlement asked, Instant now)
            throws UnfitAnswer {
        boolean fits = StripeObject.is(intent, "payment_intent")
                && intent.requireText("id").equals(asked.captureRef())
                && intent.requireFlag("livemode") == (asked.mode() == Mode.LIVE)
                && StripeMoney.ofStripe(intent.requireNumber("amount_received"), intent.requireText("currency"))
                        .equals(asked.captured());
        if (!fits) {
            throw new UnfitAnswer("another payment");
        }
        Optional<ProcessorJson> charge = intent.object("latest_charge");
        if (charge.isEmpty()) {
            return new SettlementReading.NotYet("no charge yet");
        }
        // Captured asynchronously, a charge has none for a while.
        Optional<ProcessorJson> booked = charge.get().object("balance_transaction");
        return booked.isEmpty()
                ? new SettlementReading.NotYet("not booked yet")
                : known(booked.get(), asked.captured(), now);
    }

    private static SettlementReading known(ProcessorJson booked, Money captured, Instant now) throws UnfitAnswer {
        String currency = StripeMoney.currency(booked.requireText("currency"));
        long amount = booked.requireNumber("amount");
        long fee = booked.requireNumber("fee");
        if (booked.requireNumber("net") != amount - fee) {
            throw new UnfitAnswer("a net that is not the amount less the fee");
        }
        Money gross = StripeMoney.ofStripe(amount, currency);
        if (gross.currency().equals(captured.currency()) && !gross.equals(captured)) {
            throw new UnfitAnswer("another amount than was captured");
        }
        Instant availableOn = booked.requireUnixTime("available_on");
        boolean available = booked.requireText("status").equals("available") || !availableOn.isAfter(now);
        return new SettlementReading.Known(gross, StripeMoney.minor(fee, currency), availableOn, available);
    }
}
