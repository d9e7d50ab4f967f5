package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Money;
import java.time.Instant;

/** What a processor says of the money of one capture. */
public sealed interface SettlementReading extends ConnectorReply {
    /**
     * The processor has booked the capture.
     *
     * @param gross the captured amount as the processor booked it, possibly in another currency than the payer paid in
     * @param fee what the processor took for itself, in the minor unit of gross's currency; negative if it gave
     * @param availableOn from when the rest is at our disposal
     * @param available whether it is now
     */
    record Known(Money gross, long fee, Instant availableOn, boolean available) implements SettlementReading {
        /** What is left of gross, in its minor unit; negative if the fee was more. */
        public long net() {
            return gross.minor() - fee;
        }
    }

    /** The capture is known, but not booked yet. */
    record NotYet(String reason) implements SettlementReading {
        public NotYet {
            reason = Texts.line(reason, 500);
        }
    }

    /** No answer, or none that fits. Ask again. */
    record Unknown(String reason) implements SettlementReading {
        public Unknown {
            reason = Texts.line(reason, 500);
        }
    }
}
