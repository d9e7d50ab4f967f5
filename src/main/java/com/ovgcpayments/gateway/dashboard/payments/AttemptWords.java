package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.AttemptState;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Attempts in words. */
final class AttemptWords {
    private AttemptWords() {}

    static Badge badge(Attempt attempt) {
        if (attempt.operatorSince().isPresent()) {
            return new Badge("Being looked into", "wait");
        }
        return switch (attempt.state()) {
            case SENDING -> new Badge("Being sent", "wait");
            case OPEN -> new Badge("At the gateway", "wait");
            case PROCESSING -> new Badge("Processing", "wait");
            case UNKNOWN -> new Badge("Being checked", "wait");
            case SUPERSEDED -> new Badge("Left behind", "");
            case SUCCEEDED -> new Badge("Paid", "good");
            case DECLINED -> new Badge("Declined", "bad");
            case NOT_SENT -> new Badge("Not reached", "bad");
            case CLOSED -> new Badge("Closed", "");
        };
    }

    /** Why it was refused: in words, and the processor's code for it. */
    static Optional<String> refusal(Attempt attempt) {
        if (attempt.state() != AttemptState.DECLINED) {
            return Optional.empty();
        }
        String words = attempt.declineReason().map(AttemptWords::words).orElse("No reason was given");
        return Optional.of(Stream.concat(Stream.of(words), attempt.declineCode().map(code -> "code " + code).stream())
                .collect(Collectors.joining(", ")));
    }

    private static String words(DeclineReason reason) {
        return switch (reason) {
            case GENERIC -> "The bank gave no reason";
            case INSUFFICIENT_FUNDS -> "Not enough money on the account";
            case EXPIRED_CARD -> "The card has expired";
            case WRONG_DETAILS -> "The card's details were wrong";
            case AUTHENTICATION_FAILED -> "The payer did not confirm it at his bank";
            case TRY_AGAIN_LATER -> "The bank could not answer just then";
        };
    }

    /** The gateway's own reason to send it there, as a sentence. */
    static String routing(String reason) {
        return "Routed by "
                + (reason.startsWith("failover; ")
                        ? reason.substring("failover; ".length()) + ", as the gateway before it failed"
                        : reason.startsWith("payer's choice; ") ? "the payer's choice" : reason);
    }
}
