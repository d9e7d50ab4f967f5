package com.ovgcpayments.gateway.connector;

import java.util.Optional;

/** Everything that can have happened to a payout at a processor. When in doubt it is {@link Unknown}. */
public sealed interface PayoutOutcome extends ConnectorReply {
    /** The processor has taken it and is at work. */
    record Pending(String processorRef) implements PayoutOutcome {
        public Pending {
            Texts.requireRef(processorRef);
        }
    }

    /** The money has left the processor. This is final: one that comes back is another matter. */
    record Succeeded(String processorRef) implements PayoutOutcome {
        public Succeeded {
            Texts.requireRef(processorRef);
        }
    }

    /**
     * The processor said no, at once or after it had taken it: no money left, or it is back.
     *
     * @param processorRef empty if it never made a payout of it
     * @param code the processor's word for why, cut at 100 characters
     */
    record Failed(Optional<String> processorRef, String code) implements PayoutOutcome {
        public Failed {
            processorRef.ifPresent(Texts::requireRef);
            code = Texts.line(code, 100);
        }
    }

    /**
     * The processor surely has no such payout, as of now: the same request, with the same key, may be sent again. Only an
     * answer to {@link ConnectorRequest.FetchPayout}.
     */
    record NotFound(String reason) implements PayoutOutcome {
        public NotFound {
            reason = Texts.line(reason, 500);
        }
    }

    /**
     * The request surely never reached the processor, or was surely refused before anything was made of it. Only an
     * answer to {@link ConnectorRequest.Payout}; as that to a repetition it says nothing of what was sent before.
     */
    record NotSent(String reason) implements PayoutOutcome {
        public NotSent {
            reason = Texts.line(reason, 500);
        }
    }

    /** It may have happened: a timeout, a lost or unreadable answer, an answer that does not fit the question. */
    record Unknown(String reason) implements PayoutOutcome {
        public Unknown {
            reason = Texts.line(reason, 500);
        }
    }
}
