package com.ovgcpayments.gateway.connector;

import java.util.Optional;

/** Everything that can have happened to a refund at a processor. When in doubt it is {@link Unknown}. */
public sealed interface RefundOutcome extends ConnectorReply {
    /** The processor has taken it and is at work. */
    record Pending(String processorRef) implements RefundOutcome {
        public Pending {
            Texts.requireRef(processorRef);
        }
    }

    /** The money is on its way back. A processor may still take this back later: then it is {@link Failed}. */
    record Succeeded(String processorRef) implements RefundOutcome {
        public Succeeded {
            Texts.requireRef(processorRef);
        }
    }

    /**
     * The processor said no, at once or after it had taken it: the money stays where it was, or is back there.
     *
     * @param processorRef empty if it never made a refund of it
     * @param code the processor's word for why, cut at 100 characters
     */
    record Failed(Optional<String> processorRef, String code) implements RefundOutcome {
        public Failed {
            processorRef.ifPresent(Texts::requireRef);
            code = Texts.line(code, 100);
        }
    }

    /**
     * The processor surely has no such refund, as of now: the same request, with the same key, may be sent again. Only
     * an answer to {@link ConnectorRequest.FetchRefund}.
     */
    record NotFound(String reason) implements RefundOutcome {
        public NotFound {
            reason = Texts.line(reason, 500);
        }
    }

    /**
     * The request surely never reached the processor, or was surely refused before anything was made of it. Only an
     * answer to {@link ConnectorRequest.Refund}; as that to a repetition it says nothing of what was sent before.
     */
    record NotSent(String reason) implements RefundOutcome {
        public NotSent {
            reason = Texts.line(reason, 500);
        }
    }

    /** It may have happened: a timeout, a lost or unreadable answer, an answer that does not fit the question. */
    record Unknown(String reason) implements RefundOutcome {
        public Unknown {
            reason = Texts.line(reason, 500);
        }
    }
}
