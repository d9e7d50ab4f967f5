package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubDouble;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubFault;
import com.ovgcpayments.gateway.connector.sellhub.testing.SellHubSession;
import com.ovgcpayments.gateway.connector.stripe.testing.Lie;
import com.ovgcpayments.gateway.connector.stripe.testing.RefundOutcome;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeDouble;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeFault;
import com.ovgcpayments.gateway.connector.stripe.testing.StripeSession;
import com.ovgcpayments.gateway.connector.testkit.Fault;
import com.ovgcpayments.gateway.connector.testkit.FaultProxy;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What processors themselves do wrong: they fail after they have acted, are away, lie, and are slow to refund. */
final class Mischief implements Stage.Actor {
    private static final Logger LOG = LoggerFactory.getLogger(Mischief.class);
    private static final List<String> STRIPE_CALLS =
            List.of("POST /v1/checkout/sessions", "GET /v1/checkout/sessions", "POST /v1/refunds", "GET /v1/refunds");
    private static final int RECENT = 12;

    private final Stage stage;
    private final Processors processors;
    private final Forger forger;
    private final Chance chance;
    private final Tally tally;

    Mischief(Stage stage, Processors processors, Forger forger, Chance chance, Tally tally) {
        this.stage = stage;
        this.processors = processors;
        this.forger = forger;
        this.chance = chance;
        this.tally = tally;
    }

    @Override
    public void act() throws InterruptedException {
        stage.pauseMillis(chance.between(300, 1_500));
        switch (chance.below(12)) {
            case 0, 1, 2, 3 -> failAtStripe();
            case 4, 5 -> failAtSellHub();
            case 6 -> beAway();
            case 7 -> lieAtStripe();
            case 8 -> lieAtSellHub();
            case 9 -> refundOtherwise();
            default -> forger.claimPaid();
        }
    }

    private void failAtStripe() {
        StripeFault fault = chance.oneOf(List.of(StripeFault.values()));
        tally.count("stripe fails: " + fault.name().toLowerCase(Locale.ROOT));
        processors.stripe().fail(chance.oneOf(STRIPE_CALLS), fault, 1);
    }

    private void failAtSellHub() {
        SellHubFault fault = chance.oneOf(List.of(SellHubFault.values()));
        tally.count("sellhub fails: " + fault.name().toLowerCase(Locale.ROOT));
        processors.sellhub().fail(chance.oneOf(List.of("POST /", "GET /")), fault, 1);
    }

    private void beAway() {
        FaultProxy proxy = chance.oneOf(processors.proxies());
        tally.count("processor away (connections refused)");
        proxy.strike(Fault.REFUSED);
        stage.pauseMillis(chance.between(200, 1_500));
        comeBack(proxy);
    }

    /** Somebody may have been lent the port meanwhile. */
    private void comeBack(FaultProxy proxy) {
        while (true) {
            try {
                proxy.heal();
                return;
            } catch (UncheckedIOException taken) {
                LOG.info("the port of a processor is taken for a while", taken);
                stage.pauseMillis(500);
            }
        }
    }

    private void lieAtStripe() {
        StripeDouble stripe = processors.stripe();
        List<StripeSession> recent = recent(stripe.sessions());
        if (recent.isEmpty()) {
            return;
        }
        Lie lie = chance.oneOf(List.of(Lie.values()));
        String session = chance.oneOf(recent).id();
        processors.liedAbout().add(session);
        tally.count("stripe lies: " + lie.name().toLowerCase(Locale.ROOT));
        stripe.lie(session, lie);
        stage.pauseMillis(chance.between(500, 3_000));
        stripe.tellTheTruth();
    }

    private void lieAtSellHub() {
        SellHubDouble sellhub = processors.sellhub();
        List<SellHubSession> recent = recent(sellhub.sessions());
        if (recent.isEmpty()) {
            return;
        }
        var lie = chance.oneOf(List.of(com.ovgcpayments.gateway.connector.sellhub.testing.Lie.values()));
        String session = chance.oneOf(recent).id();
        processors.liedAbout().add(session);
        tally.count("sellhub lies: " + lie.name().toLowerCase(Locale.ROOT));
        sellhub.lie(session, lie);
        stage.pauseMillis(chance.between(500, 3_000));
        sellhub.tellTheTruth();
    }

    private void refundOtherwise() {
        RefundOutcome outcome = chance.oneOf(List.of(
                RefundOutcome.PENDING,
                RefundOutcome.PENDING,
                RefundOutcome.FAILED,
                RefundOutcome.BALANCE_INSUFFICIENT));
        tally.count("stripe's next refund: " + outcome.name().toLowerCase(Locale.ROOT));
        processors.stripe().nextRefund(outcome);
    }

    private static <T> List<T> recent(List<T> all) {
        return all.subList(Math.max(0, all.size() - RECENT), all.size());
    }
}
