package com.ovgcpayments.gateway.connector.testkit;

import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A processor as its connector's tests play it: an API on a loopback port, a payer who can be told what to do, and a
 * book of its own, which is the truth that the connector's answers are held against. It behaves as the real processor
 * does when all goes well; what goes wrong, and what is told wrongly, the kit adds on the way with a proxy between the two.
 *
 * <p>Its methods are called on a test's thread, one at a time, and may wait. "Reference" is always the attempt's, as in
 * {@link com.ovgcpayments.gateway.connector.ConnectorRequest.Begin#reference()}.
 */
public interface ProcessorDouble extends AutoCloseable {
    /**
     * A capture, a refund or a payout in the processor's book.
     *
     * @param id the processor's
     * @param money in ISO 4217 minor units, whatever unit the processor's API speaks
     */
    record Booked(String id, Money money) {}

    /**
     * What the processor booked for a capture once its money was available.
     *
     * @param fee in the minor unit of gross's currency
     */
    record Settled(Money gross, long fee) {}

    /** Where its API really listens, such as {@code http://127.0.0.1:40001}. Asked for when the connector has started. */
    URI api();

    /**
     * The connector's settings, by the paths that its provider declares: with valid credentials, and with time limits
     * short enough that a test can wait for them (about a second for a call, a few for all its tries).
     *
     * @param api where the connector is to find the API: the kit's proxy in front of {@link #api()}
     */
    Map<String, Object> settings(URI api);

    /**
     * {@link #settings} with credentials that the processor does not take; empty if it has none that could be wrong.
     */
    default Map<String, Object> settingsWithWrongCredentials(URI api) {
        return Map.of();
    }

    /** The request header that carries the idempotency key. */
    String idempotencyHeader();

    /** What must never be logged: keys and signing secrets. Asked for again after every case. */
    Set<String> secrets();

    /** The payer pays on a page; nothing happens if it is not open any more. Returns when the money is captured. */
    void pay(URI page);

    /** The payer tries to pay and is refused. Returns when that is decided. */
    void decline(URI page);

    /** Whether the page stays open after {@link #decline}, so that the payer may try again on it. */
    boolean staysOpenAfterDecline();

    /** The processor captures twice on one page, by mistake; false if this processor never could. */
    default boolean payTwice(URI page) {
        return false;
    }

    /** Whether pages end by themselves when their time has passed. */
    default boolean pagesExpire() {
        return true;
    }

    /** The page's time passes: it expires, unless it was paid. Only called where {@link #pagesExpire} says so. */
    void expire(String reference);

    /** The money of an attempt's capture becomes available now. Only called where the connector declares settlement. */
    default Settled settle(String reference) {
        throw new UnsupportedOperationException("this processor knows of no settlement");
    }

    /**
     * Somebody refunds, at the processor's own dashboard, all that is left of what was captured by a reference. Only asked
     * of those whose connector declares reversals, as the two after it are.
     */
    default Booked refundElsewhere(String reference) {
        throw new UnsupportedOperationException("nobody refunds at this processor");
    }

    /** The payer disputes what was captured by a reference, and the processor withdraws it. */
    default Booked dispute(String reference) {
        throw new UnsupportedOperationException("nobody disputes at this processor");
    }

    /** The latest dispute of a reference ends; what was withdrawn is given back if it is won. */
    default void closeDispute(String reference, boolean won) {
        throw new UnsupportedOperationException("nobody disputes at this processor");
    }

    /**
     * What was captured of an attempt is booked on our account, and stands in the statement, though its money need not be
     * available. Only called where the connector lists movements.
     */
    default void book(String reference) {}

    /** The ids of the payments that were ever opened by a reference: more than one is a payment opened twice. */
    List<String> payments(String reference);

    /** What was captured by a reference, oldest first. */
    List<Booked> captures(String reference);

    /**
     * What was paid back, oldest first.
     *
     * @param refundId {@link com.ovgcpayments.gateway.connector.ConnectorRequest.Refund#id()}
     */
    default List<Booked> refunds(String refundId) {
        return List.of();
    }

    /**
     * What was paid out to bank accounts, oldest first.
     *
     * @param payoutId {@link com.ovgcpayments.gateway.connector.ConnectorRequest.Payout#id()}
     */
    default List<Booked> payouts(String payoutId) {
        return List.of();
    }

    /**
     * The bodies of the notifications that it has to send about an attempt by now, oldest first. The same events, with
     * the same ids, at every call.
     */
    List<Buffer> events(String reference);

    /** The body of a notification about something that is no attempt of the gateway, such as a payment by invoice. */
    Buffer foreignEvent();

    /**
     * The headers by which a notification proves where it comes from.
     *
     * @param at the time that the signature tells
     */
    Map<String, String> sign(Buffer body, Instant at);

    /** The same, with a secret that the connector was not given. */
    Map<String, String> signWithAnotherSecret(Buffer body, Instant at);

    /** Whether signatures tell their time, so that old ones can be refused. */
    default boolean signsTime() {
        return true;
    }

    @Override
    void close();
}
