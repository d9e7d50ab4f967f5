package com.ovgcpayments.gateway.webhook;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A delivery with all that was sent and answered.
 *
 * @param delivery without its tries
 * @param endpoint where it goes
 * @param body the bytes that each try sends; empty if they are so old that they are not kept any more
 * @param tries the latest first
 * @param earlier whether there were tries before these
 */
public record DeliveryRecord(
        Delivery delivery, Destination endpoint, String body, List<LoggedTry> tries, boolean earlier) {

    /**
     * The endpoint as it is now.
     *
     * @param deleted whether it is there no more
     * @param disabled whether nothing is sent to it at present
     */
    public record Destination(UUID id, String url, boolean deleted, boolean disabled) {}

    /**
     * A try with the whole of what is kept of it.
     *
     * @param requestHeaders as they were sent, in their order
     */
    public record LoggedTry(Delivery.Try tried, Map<String, String> requestHeaders) {}
}
