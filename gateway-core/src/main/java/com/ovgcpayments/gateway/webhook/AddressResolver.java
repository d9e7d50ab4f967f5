package com.ovgcpayments.gateway.webhook;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Asks which addresses a host has. */
interface AddressResolver {
    /**
     * @param host a name or a literal address, an IPv6 one in brackets
     * @return at least one address, or a failure if there is none or no answer came in time
     */
    Future<List<InetAddress>> resolve(String host);
}
