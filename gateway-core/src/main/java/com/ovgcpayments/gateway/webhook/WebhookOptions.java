package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.net.Cidr;
import java.time.Duration;
import java.util.List;

/**
 * How webhooks are sent.
 *
 * @param allowedCidrs ranges that may be reached although they are not public
 * @param pollInterval how often to look for due deliveries when nothing wakes the worker
 * @param lease how long a claimed delivery stays with its worker; longer than a try may take
 * @param connectTimeout for a connection to the endpoint, TLS included
 * @param totalTimeout for the whole request, connecting included
 * @param maxInFlight tries under way at once. Half of them are kept for endpoints that are not failing, so it should be
 *     well above four times the number of endpoints that may begin to hang at once.
 */
public record WebhookOptions(
        List<Cidr> allowedCidrs,
        Duration pollInterval,
        Duration lease,
        Duration connectTimeout,
        Duration totalTimeout,
        int maxInFlight) {

    public WebhookOptions {
        allowedCidrs = List.copyOf(allowedCidrs);
        if (pollInterval.toMillis() < 1 || connectTimeout.toMillis() < 1 || maxInFlight < 1) {
            throw new IllegalArgumentException("intervals, limits and numbers must be positive");
        }
        if (totalTimeout.compareTo(connectTimeout) < 0) {
            throw new IllegalArgumentException("the total time must hold the time to connect");
        }
        if (lease.compareTo(totalTimeout.plus(SystemResolver.LIMIT)) <= 0) {
            throw new IllegalArgumentException("a lease must outlast a try: look-up of the host and total time");
        }
    }

    public static WebhookOptions defaults() {
        return new WebhookOptions(
                List.of(),
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                512);
    }

    public WebhookOptions withAllowedCidrs(List<Cidr> ranges) {
        return new WebhookOptions(ranges, pollInterval, lease, connectTimeout, totalTimeout, maxInFlight);
    }
}
