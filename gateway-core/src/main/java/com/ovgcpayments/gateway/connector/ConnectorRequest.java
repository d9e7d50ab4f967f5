package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the engine asks of a connector. {@link #op()} is the bus header of the same name. */
public sealed interface ConnectorRequest extends ConnectorMessage {
    String op();

    /**
     * Open a payment.
     *
     * @param reference {@code <session>_<attempt number>}: unique to this attempt, the same at every repetition; the
     *     processor's idempotency key and the name under which it knows the attempt
     * @param email the payer's, to be prefilled at the processor and never logged
     * @param title what is paid for, as plain text of at most 250 characters
     * @param startedAt when this attempt began, by the database's clock; the same at every repetition, so that whatever
     *     a connector derives from it is too
     * @param sessionExpiresAt when the session ends; a processor's own page should live a little longer
     * @param returnUrl where the processor sends the payer when he is done
     * @param cancelUrl where the processor sends the payer when he turns back
     */
    record Begin(
            UUID sessionId,
            String reference,
            Mode mode,
            Money price,
            String email,
            String title,
            Instant startedAt,
            Instant sessionExpiresAt,
            URI returnUrl,
            URI cancelUrl)
            implements ConnectorRequest {
        @Override
        public String op() {
            return "begin";
        }

        /** Without the payer's data, wherever it may be printed. */
        @Override
        public String toString() {
            return "begin " + reference;
        }
    }

    /**
     * Look at an attempt.
     *
     * @param price what was asked for, to compare with
     * @param processorRef the processor's own name for it, if it ever told one
     */
    record Fetch(String reference, Mode mode, Money price, Instant startedAt, Optional<String> processorRef)
            implements ConnectorRequest {
        @Override
        public String op() {
            return "fetch";
        }
    }

    /** Close an attempt's page at the processor. The parameters are those of {@link Fetch}. */
    record Cancel(String reference, Mode mode, Money price, Instant startedAt, Optional<String> processorRef)
            implements ConnectorRequest {
        @Override
        public String op() {
            return "cancel";
        }

        public Fetch asFetch() {
            return new Fetch(reference, mode, price, startedAt, processorRef);
        }
    }

    /**
     * Pay captured money back.
     *
     * @param id our id of this refund: the processor's idempotency key, the same at every repetition
     * @param attempt our reference of the attempt whose money it is
     * @param captureRef the processor's id of the capture
     * @param captured what that capture took
     * @param amount how much of it goes back; never more than was captured
     * @param requestedAt when the refund was accepted, by the database's clock
     */
    record Refund(
            String id, String attempt, Mode mode, String captureRef, Money captured, Money amount, Instant requestedAt)
            implements ConnectorRequest {
        @Override
        public String op() {
            return "refund";
        }
    }

    /**
     * Look at a refund.
     *
     * @param refund as it was, or may have been, sent
     * @param processorRef the processor's own name for it, if it ever told one
     */
    record FetchRefund(Refund refund, Optional<String> processorRef) implements ConnectorRequest {
        @Override
        public String op() {
            return "fetchRefund";
        }
    }

    /**
     * Pay money out to somebody's bank account.
     *
     * @param id our id of this payout: the processor's idempotency key, the same at every repetition
     * @param to never logged
     * @param requestedAt when the payout was accepted, by the database's clock
     */
    record Payout(String id, Mode mode, Money amount, BankAccount to, Instant requestedAt) implements ConnectorRequest {
        @Override
        public String op() {
            return "payout";
        }
    }

    /**
     * Look at a payout.
     *
     * @param payout as it was, or may have been, sent
     * @param processorRef the processor's own name for it, if it ever told one
     */
    record FetchPayout(Payout payout, Optional<String> processorRef) implements ConnectorRequest {
        @Override
        public String op() {
            return "fetchPayout";
        }
    }

    /**
     * What became of a capture's money at the processor?
     *
     * @param attempt our reference of the attempt that was captured
     * @param captureRef the processor's id of the capture
     */
    record Settlement(String attempt, Mode mode, String captureRef, Money captured) implements ConnectorRequest {
        @Override
        public String op() {
            return "settlement";
        }
    }

    /**
     * Which refunds and disputes are there of a capture?
     *
     * @param attempt our reference of the attempt that was captured
     * @param captureRef the processor's id of the capture
     */
    record Reversals(String attempt, Mode mode, String captureRef, Money captured) implements ConnectorRequest {
        @Override
        public String op() {
            return "reversals";
        }
    }

    /**
     * What moved on our account?
     *
     * @param from the first instant, by the processor's clock
     * @param to the first instant after
     * @param cursor empty for the first page, else what the page before gave
     */
    record Movements(Mode mode, Instant from, Instant to, Optional<String> cursor) implements ConnectorRequest {
        @Override
        public String op() {
            return "movements";
        }
    }

    /**
     * Read what came in at {@code /notifications/<connector>}.
     *
     * @param headers by lower-case name; of a repeated header the values joined by a comma
     * @param query the raw query string, empty if there is none
     * @param body the bytes as received; never changed after
     * @param receivedAt when, by this machine's clock
     */
    record Notification(Map<String, String> headers, String query, Buffer body, Instant receivedAt)
            implements ConnectorRequest {
        @Override
        public String op() {
            return "notification";
        }
    }

    /** Are you there, and who are you? */
    record Ping() implements ConnectorRequest {
        @Override
        public String op() {
            return "ping";
        }
    }
}
