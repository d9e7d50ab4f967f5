package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.money.Money;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can have happened to an attempt at a processor. When in doubt it is {@link Unknown}: only what the
 * processor surely said, or what surely never left this machine, is anything else.
 */
public sealed interface Outcome extends ConnectorReply {
    /** The longest name that a processor may give to a payment or a capture. */
    int MAX_REF_LENGTH = 255;

    /**
     * The payer continues, or may still continue, at the processor.
     *
     * @param url where; absolute, of one of {@link Capabilities#redirectOrigins()}
     * @param processorRef the processor's own name for the payment
     */
    record Redirect(URI url, String processorRef) implements Outcome {
        public Redirect {
            Texts.requireRef(processorRef);
        }
    }

    /**
     * The payer has done his part, the processor has not.
     *
     * @param acceptedAt when the payer finished, by the processor's clock; empty if it does not tell
     */
    record Pending(String processorRef, Optional<Instant> acceptedAt) implements Outcome {
        public Pending {
            Texts.requireRef(processorRef);
        }
    }

    /**
     * Money was captured.
     *
     * @param captures all of them, oldest first, at least one; more than one is the processor's mistake, and every one
     *     after the first will be paid back
     */
    record Succeeded(List<Capture> captures) implements Outcome {
        public Succeeded {
            captures = List.copyOf(captures);
            if (captures.isEmpty()) {
                throw new IllegalArgumentException("success without a capture");
            }
        }
    }

    /**
     * The processor ended the attempt with a no.
     *
     * @param code the processor's word for why, cut at 100 characters; kept for the merchant, never shown to the payer
     * @param reason what the payer may be told
     * @param soft whether another processor might say yes
     */
    record Declined(String code, DeclineReason reason, boolean soft) implements Outcome {
        public Declined {
            code = Texts.line(code, 100);
        }
    }

    /**
     * The processor's page ended without a payment and without a refusal: it expired or was cancelled.
     *
     * @param reason for the log
     */
    record Closed(String reason) implements Outcome {
        public Closed {
            reason = Texts.line(reason, 500);
        }
    }

    /**
     * The request surely never reached the processor, or was surely refused before anything was made of it.
     *
     * @param reason for the log and the attempt
     */
    record NotSent(String reason) implements Outcome {
        public NotSent {
            reason = Texts.line(reason, 500);
        }
    }

    /**
     * It may have happened: a timeout, a lost or unreadable answer, an answer that does not fit the question.
     *
     * @param reason for the log and the attempt
     */
    record Unknown(String reason) implements Outcome {
        public Unknown {
            reason = Texts.line(reason, 500);
        }
    }

    /**
     * Money that left the payer.
     *
     * @param processorRef the processor's id of this capture, unique among all its captures
     * @param money what was captured, which need not be what was asked for
     * @param capturedAt by the processor's clock
     */
    record Capture(String processorRef, Money money, Instant capturedAt) {
        public Capture {
            Texts.requireRef(processorRef);
        }
    }
}
