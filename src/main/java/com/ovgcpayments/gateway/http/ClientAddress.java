package com.ovgcpayments.gateway.http;

import com.ovgcpayments.gateway.net.Cidr;
import com.ovgcpayments.gateway.net.Subscriber;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/**
 * Whose request it is. A proxy's word ({@code X-Forwarded-For}) counts only if the proxy is one of ours; the client is then
 * the last address on the way that is not. Whatever a client writes into that header himself stands further left.
 */
final class ClientAddress {
    private final List<Cidr> trustedProxies;

    ClientAddress(List<Cidr> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /** The address in its usual form, or empty if the connection is gone. */
    Optional<String> of(HttpServerRequest request) {
        if (request.remoteAddress() == null || request.remoteAddress().hostAddress() == null) {
            return Optional.empty();
        }
        String client = request.remoteAddress().hostAddress();
        // Some proxies append a line of their own instead of continuing the client's.
        List<String> forwarded = request.headers().getAll("X-Forwarded-For");
        if (forwarded.isEmpty() || !isTrusted(client)) {
            return Optional.of(client);
        }
        String[] way = String.join(",", forwarded).split(",", -1);
        for (int i = way.length - 1; i >= 0 && isTrusted(client); i--) {
            String hop = way[i].strip();
            if (!NetUtil.isValidIpV4Address(hop) && !NetUtil.isValidIpV6Address(hop)) {
                break;
            }
            client = hop;
        }
        return Optional.of(client);
    }

    /**
     * Whom the address stands for, to count what he does: itself, or the first half of an IPv6 address, all of whose other
     * half is one subscriber's. Empty if the connection is gone.
     */
    Optional<String> subscriber(HttpServerRequest request) {
        return of(request).map(Subscriber::of);
    }

    private boolean isTrusted(String address) {
        return !trustedProxies.isEmpty()
                && Subscriber.address(address)
                        .filter(parsed -> trustedProxies.stream().anyMatch(range -> range.contains(parsed)))
                        .isPresent();
    }
}
