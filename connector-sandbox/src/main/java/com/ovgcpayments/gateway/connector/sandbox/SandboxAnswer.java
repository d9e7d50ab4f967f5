package com.ovgcpayments.gateway.connector.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A payment as the sandbox's API tells of it.
 *
 * @param url of its page, while that is open
 * @param acceptedAt when the payer was done, while the processor is not
 * @param closedBecause what closed the page, if nobody paid on it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SandboxAnswer(
        String id,
        String reference,
        Status status,
        Optional<URI> url,
        Optional<Instant> acceptedAt,
        List<SandboxPayment.Capture> captures,
        Optional<SandboxPayment.Decline> decline,
        Optional<String> closedBecause) {
    enum Status {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("processing")
        PROCESSING,
        @JsonProperty("approved")
        APPROVED,
        @JsonProperty("declined")
        DECLINED,
        @JsonProperty("closed")
        CLOSED
    }

    /** What the API says when it has no payment to tell of. */
    record Refusal(String code, String message) {}

    SandboxAnswer {
        captures = List.copyOf(captures);
    }

    static SandboxAnswer of(SandboxPayment payment, Instant now, URI page) {
        SandboxPayment.State state = payment.stateAt(now);
        boolean captured = state == SandboxPayment.State.APPROVED;
        return new SandboxAnswer(
                payment.id(),
                payment.order().reference(),
                status(state),
                status(state) == Status.OPEN ? Optional.of(page) : Optional.empty(),
                state == SandboxPayment.State.PROCESSING ? payment.acceptedAt() : Optional.empty(),
                captured ? payment.captures() : List.of(),
                payment.decline(),
                status(state) == Status.CLOSED ? Optional.of(state.name().toLowerCase(Locale.ROOT)) : Optional.empty());
    }

    private static Status status(SandboxPayment.State state) {
        return switch (state) {
            case OPEN, AUTHENTICATING -> Status.OPEN;
            case PROCESSING -> Status.PROCESSING;
            case APPROVED -> Status.APPROVED;
            case DECLINED -> Status.DECLINED;
            case CANCELLED, EXPIRED -> Status.CLOSED;
        };
    }
}
