package com.ovgcpayments.gateway.payment;

import java.net.URI;

/** What came of a payer's click on "Pay". */
public sealed interface BeginResult {
    /** The payer goes on at the processor. */
    record Continue(URI url) implements BeginResult {}

    record AlreadyPaid() implements BeginResult {}

    record Expired() implements BeginResult {}

    /** An attempt is under way whose end must be awaited: nothing new was begun. */
    record InProgress() implements BeginResult {}

    /**
     * He chose another way while his page at a processor is open that cannot be closed from here, and he has not been told
     * so. Nothing was begun: the page must warn him first.
     */
    record PageStaysOpen() implements BeginResult {}

    /** The processor said no at once; the page tells why. */
    record Declined() implements BeginResult {}

    /** No connector can take this payment now; nothing was charged. */
    record NoProcessor() implements BeginResult {}

    record TooManyAttempts() implements BeginResult {}

    /** The payer's choice is not among those offered. */
    record NotOffered() implements BeginResult {}

    record NoSuchSession() implements BeginResult {}
}
