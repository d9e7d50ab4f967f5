package com.ovgcpayments.gateway.payout;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;

/** What was asked of payouts is not possible as things stand; the message tells why and holds nothing secret. */
public final class PayoutRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** For who has words of his own. */
    public enum Reason {
        NO_DESTINATION,
        /** The destination was changed a short while ago. */
        COOLING_DOWN,
        /** The destination was changed this very moment. */
        DESTINATION_CHANGED,
        HALTED,
        NEGATIVE_BALANCE,
        NOT_COVERED,
        /** That cannot be done to a payout that stands where it does. */
        STATE
    }

    PayoutRefused(Reason reason, String why) {
        super(why, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** What the database refuses, in words for the merchant. */
    static <T> Future<T> inWords(Throwable failure, String currency) {
        String rule = failure instanceof PgException pg && pg.getConstraint() != null ? pg.getConstraint() : "";
        return switch (rule) {
            case "payout_halted" ->
                refuse(
                        Reason.HALTED,
                        "Payouts are halted for the moment by who runs this gateway. Your money is safe; try again later.");
            case "payout_needs_positive_balance" ->
                refuse(
                        Reason.NEGATIVE_BALANCE,
                        "Your balance in " + currency
                                + " is negative: payouts wait until payments have made up for it.");
            case "payout_within_available" ->
                refuse(
                        Reason.NOT_COVERED,
                        "Your available balance in " + currency
                                + " does not cover this payout. See GET /api/balance; what pending lacks is held back.");
            case "payout_destination_usable" ->
                refuse(
                        Reason.DESTINATION_CHANGED,
                        "The destination for " + currency + " was just changed. Read it again, and try again.");
            default -> Future.failedFuture(failure);
        };
    }

    private static <T> Future<T> refuse(Reason reason, String why) {
        return Future.failedFuture(new PayoutRefused(reason, why));
    }
}
