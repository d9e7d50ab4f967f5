package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.Outcome;

/** What a person may say of an attempt that no machine can settle. */
public sealed interface Resolution {
    /** How an operator writes it. */
    String word();

    /** Nothing was captured. If the processor says otherwise later, that still counts. */
    record NotPaid() implements Resolution {
        @Override
        public String word() {
            return "not_paid";
        }
    }

    /** The processor shall be asked again, now and by the whole schedule. */
    record AskAgain() implements Resolution {
        @Override
        public String word() {
            return "ask_again";
        }
    }

    /** The processor has captured this: judged as if it had said so itself. */
    record Paid(Outcome.Capture capture) implements Resolution {
        @Override
        public String word() {
            return "paid";
        }
    }
}
