package com.ovgcpayments.gateway.observation;

import com.ovgcpayments.gateway.money.Mode;
import java.time.Duration;

/**
 * Is told of what has happened, on whichever event loop it happened, after it was committed; must neither block nor throw.
 * Every word is one of a few: no ids, no amounts, nothing of a merchant's or payer's.
 */
public interface Observer {
    /** Nobody counts. */
    Observer NONE = new Observer() {};

    /** A connector has answered a question, or nobody has in time. */
    default void answered(String connector, String question, String outcome, Duration latency) {}

    /** An attempt has entered a state. */
    default void attempt(String connector, Mode mode, String state) {}

    /** A refund has entered a state; taken_back if it had succeeded before. */
    default void refund(String connector, Mode mode, String state) {}

    /** One try to deliver an event to a merchant: succeeded, retried or failed. */
    default void delivery(String outcome) {}

    /** So many requests of merchants will not stand in the log of requests. */
    default void unlogged(int requests) {}

    /** So many requests that succeeded are left out of the log of requests on purpose: it takes only so many a second. */
    default void passedBy(int requests) {}
}
