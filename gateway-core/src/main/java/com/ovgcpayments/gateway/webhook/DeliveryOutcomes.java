package com.ovgcpayments.gateway.webhook;

/** How many deliveries of an event stand how. */
public record DeliveryOutcomes(int pending, int succeeded, int failed) {
    /** What is so of an event that nobody is told of. */
    public static final DeliveryOutcomes NONE = new DeliveryOutcomes(0, 0, 0);

    public int all() {
        return pending + succeeded + failed;
    }
}
