package com.ovgcpayments.gateway.webhook;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Finds the addresses behind an endpoint's URL and refuses those where we will not connect. Asked when an endpoint is
 * saved and again before every connection, which then goes to an address that was checked, never to a name: what a name
 * means may change in between.
 */
final class Destinations {
    private final AddressResolver resolver;
    private final PublicAddresses addresses;

    /** The URL leads nowhere, or to where we will not go. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient SendResult.Failed result;

        private Refused(SendResult.Failure failure, String detail) {
            super(detail);
            this.result = new SendResult.Failed(failure, detail);
        }

        SendResult.Failed result() {
            return result;
        }
    }

    Destinations(AddressResolver resolver, PublicAddresses addresses) {
        this.resolver = resolver;
        this.addresses = addresses;
    }

    /**
     * @return every address of the host, all of them checked; fails with {@link Refused} if a single one is not
     *     permitted
     */
    Future<List<InetAddress>> find(EndpointUrl url) {
        return resolver.resolve(url.host())
                .recover(failure -> Future.failedFuture(unresolved(url, failure)))
                .compose(found -> check(url, found));
    }

    private Future<List<InetAddress>> check(EndpointUrl url, List<InetAddress> found) {
        for (InetAddress address : found) {
            if (!addresses.permits(address)) {
                return refuse(url.host() + " leads to " + address.getHostAddress() + ", which is not a public address");
            }
            if (!url.secure() && !addresses.opens(address)) {
                return refuse("must begin with https://: plain http goes to addresses that the operator opened only");
            }
        }
        return Future.succeededFuture(found);
    }

    private static Refused unresolved(EndpointUrl url, Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return new Refused(SendResult.Failure.DNS, url.host() + " is not known");
        }
        if (failure instanceof TimeoutException) {
            return new Refused(SendResult.Failure.DNS, "the name servers of " + url.host() + " did not answer in time");
        }
        return new Refused(SendResult.Failure.DNS, url.host() + " could not be looked up: " + failure.getMessage());
    }

    private static Future<List<InetAddress>> refuse(String message) {
        return Future.failedFuture(new Refused(SendResult.Failure.ADDRESS_REFUSED, message));
    }
}
