package com.ovgcpayments.gateway.connector.testkit;

/** What can go wrong on the way to a processor, and what its answers can be that nobody should believe. */
public enum Fault {
    /** Nobody listens: the connection is refused. */
    REFUSED(false),
    /** The connection is reset before a byte of the request was read. */
    RESET_UNREAD(false),
    /** The connection is reset when the request was read; the processor has not seen it. */
    RESET_UNFORWARDED(false),
    /** Silence; the processor has not seen the request. */
    SILENT_UNFORWARDED(false),
    /** A page that says "internal server error"; the processor has not seen the request. */
    ERROR_PAGE_UNFORWARDED(false),
    /** Too many requests, every time; the processor has not seen any. */
    TOO_MANY_REQUESTS(false),
    /** The processor acts, then the connection is reset. */
    ANSWER_LOST(true),
    /** The processor acts; silence. */
    SILENT(true),
    /** The processor acts, and its answer breaks off in the middle. */
    HALF_ANSWER(true),
    /** The processor acts, and a proxy's page says "bad gateway". */
    ERROR_PAGE(true),
    /** The processor acts, and the answer sends the caller to another host, with the request. */
    REDIRECTED(true),
    /** The processor acts, and its answer calls itself HTML. */
    WRONG_TYPE(true),
    /** The processor acts, and its answer, which calls itself JSON, is none. */
    NO_JSON(true),
    /** The processor acts, and its answer is JSON, but about nothing that was asked. */
    OTHER_JSON(true),
    /** The processor acts, and its answer is empty. */
    EMPTY(true),
    /** The processor acts, and its answer comes twice, one behind the other. */
    DOUBLED(true),
    /** The processor acts, and its answer is as right as it is long: several megabytes. */
    TOO_LARGE(true);

    private final boolean reachesProcessor;

    Fault(boolean reachesProcessor) {
        this.reachesProcessor = reachesProcessor;
    }

    /** Whether the processor acts on the request. */
    public boolean reachesProcessor() {
        return reachesProcessor;
    }

    /** Whether a connector may be sure that nothing was made of its request. */
    boolean maySurelyBeUnsent() {
        return this == REFUSED || this == RESET_UNREAD || this == TOO_MANY_REQUESTS;
    }
}
