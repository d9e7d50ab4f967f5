package com.ovgcpayments.gateway.connector.sandbox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a payer may choose on the sandbox's page. The form's value is the constant's name in lower case. */
enum SandboxOutcome {
    APPROVE(Group.USUAL, "Approve", "The money is captured at once."),
    DECLINE(Group.USUAL, "Decline", "Refused for good; another processor would refuse it too."),
    INSUFFICIENT_FUNDS(Group.USUAL, "Insufficient funds", "Refused, but another processor might accept it."),
    AUTHENTICATE(Group.USUAL, "Ask for authentication", "One more page first, as the payer's bank may demand."),
    ABANDON(Group.USUAL, "Go back without paying", "You return to the merchant, and this page stays open."),

    APPROVE_LATER(
            Group.SLOW, "Approve in 10 seconds", "Accepted now and captured 10 seconds later; pending until then."),
    TIMEOUT_THEN_APPROVE(
            Group.SLOW, "Stay silent, then approve", "The next two questions about it are never answered."),
    TIMEOUT_THEN_DECLINE(
            Group.SLOW, "Stay silent, then decline", "The next two questions about it are never answered."),

    APPROVE_TWICE(Group.MISTAKEN, "Approve twice", "Two captures for one payment, each notified."),
    LATE_APPROVE(Group.MISTAKEN, "Approve too late", "Captured five minutes after the checkout session ended."),

    AUTHENTICATED(Group.AUTHENTICATION, "It is me", "Authentication succeeds, and the payment is approved."),
    AUTHENTICATION_FAILED(Group.AUTHENTICATION, "Fail authentication", "The payment is declined."),

    REFUND_REFUSED(Group.AFTERWARDS, "Refuse the next refund", "The next one that the merchant asks for is not made."),
    REFUND_SLOWLY(Group.AFTERWARDS, "Refund slowly", "The next one that the merchant asks for takes 10 seconds."),
    REFUND_SENT_BACK(
            Group.AFTERWARDS, "Send the next refund back", "It is accepted, and fails 10 seconds later at the bank."),
    REFUND_ELSEWHERE(Group.AFTERWARDS, "Refund it here", "All that is left, as at a processor's own dashboard."),
    DISPUTE(Group.AFTERWARDS, "Dispute it", "The payer complains to the bank, which takes the money back."),
    DISPUTE_WON(Group.DISPUTED, "Win the dispute", "The money is given back to the merchant."),
    DISPUTE_LOST(Group.DISPUTED, "Lose the dispute", "The payer keeps the money.");

    /** Under which heading an outcome stands. */
    enum Group {
        USUAL("Other answers"),
        SLOW("Slow or silent"),
        MISTAKEN("The processor's own mistakes"),
        AUTHENTICATION("Authentication"),
        AFTERWARDS("Afterwards"),
        DISPUTED("The dispute");

        private static final Set<Group> OF_FIRST_PAGE = EnumSet.of(USUAL, SLOW, MISTAKEN);

        private final String heading;

        Group(String heading) {
            this.heading = heading;
        }

        String heading() {
            return heading;
        }

        boolean isOfFirstPage() {
            return OF_FIRST_PAGE.contains(this);
        }
    }

    private final Group group;
    private final String label;
    private final String explanation;

    SandboxOutcome(Group group, String label, String explanation) {
        this.group = group;
        this.label = label;
        this.explanation = explanation;
    }

    static Optional<SandboxOutcome> ofWord(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst();
    }

    /** Those of the payment's first page. */
    static List<SandboxOutcome> ofFirstPage() {
        return Arrays.stream(values())
                .filter(outcome -> outcome.group.isOfFirstPage())
                .toList();
    }

    /** What can happen to a payment that was captured. */
    static List<SandboxOutcome> ofApproved(boolean disputed) {
        Group offered = disputed ? Group.DISPUTED : Group.AFTERWARDS;
        return Arrays.stream(values())
                .filter(outcome -> outcome.group == offered)
                .toList();
    }

    boolean isAfterwards() {
        return group == Group.AFTERWARDS || group == Group.DISPUTED;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Group group() {
        return group;
    }

    String label() {
        return label;
    }

    String explanation() {
        return explanation;
    }
}
