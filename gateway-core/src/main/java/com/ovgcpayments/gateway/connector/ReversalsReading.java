package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a processor says of the money of one capture that went back, whoever made it go. */
public sealed interface ReversalsReading extends ConnectorReply {
    /** Everything that the processor knows, in any order; a list that may be cut short is {@link Unknown}. */
    record Known(List<Refund> refunds, List<Dispute> disputes) implements ReversalsReading {
        public Known {
            refunds = List.copyOf(refunds);
            disputes = List.copyOf(disputes);
        }
    }

    /** No answer, or none that fits. Ask again. */
    record Unknown(String reason) implements ReversalsReading {
        public Unknown {
            reason = Texts.line(reason, 500);
        }
    }

    /**
     * A refund, the gateway's own ones among them.
     *
     * @param processorRef the processor's id of it, unique among the refunds of its capture
     * @param id our id of it, where the processor keeps that; empty for one that was made elsewhere
     * @param amount in the currency of the capture
     * @param outcome how it stands: {@link RefundOutcome.Pending}, {@link RefundOutcome.Succeeded} or
     *     {@link RefundOutcome.Failed}, each with the same reference
     * @param createdAt by the processor's clock
     */
    record Refund(String processorRef, Optional<String> id, Money amount, RefundOutcome outcome, Instant createdAt) {
        public Refund {
            Texts.requireRef(processorRef);
        }
    }

    /** What became of a dispute. */
    enum DisputeState {
        /** Nobody has decided yet. */
        OPEN,
        /** It ended without the payer getting the money. */
        WON,
        LOST
    }

    /** Where the disputed money is. */
    enum DisputeFunds {
        /** Never taken: the payer's bank only asks, or asked. */
        NONE,
        /** The processor has taken it from us. */
        WITHDRAWN,
        /** It was taken and given back. */
        REINSTATED
    }

    /**
     * A payer disputes the payment at his bank.
     *
     * @param processorRef the processor's id of it, unique among the disputes of its capture
     * @param amount more than nothing, in the currency of the capture; what the processor took for its own trouble is not
     *     in it
     * @param reason the processor's word for it, cut at 100 characters
     * @param openedAt by the processor's clock
     * @param respondBy until when evidence is taken, while it is
     */
    record Dispute(
            String processorRef,
            Money amount,
            DisputeState state,
            DisputeFunds funds,
            String reason,
            Instant openedAt,
            Optional<Instant> respondBy) {
        public Dispute {
            Texts.requireRef(processorRef);
            reason = Texts.line(reason, 100);
            if (amount.minor() == 0) {
                throw new IllegalArgumentException("a dispute about nothing");
            }
        }
    }
}
