package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.net.Cidr;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses a webhook may go to: merchants choose the URLs, so nothing that only our own network can reach. What
 * is special comes from IANA's special-purpose registries (RFC 6890 and its successors). IPv6 is refused outside of
 * 2000::/3, which covers loopback, link-local, unique local, multicast, NAT64 and the discard range.
 */
final class PublicAddresses {
    private static final List<Cidr> GLOBAL = ranges("0.0.0.0/0", "2000::/3");
    private static final List<Cidr> SPECIAL = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared, carrier-grade NAT
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, clouds' metadata services
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, broadcast
            "2001::/23", // protocol assignments, Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: an IPv4 address inside
            "3fff::/20"); // documentation

    private final List<Cidr> opened;

    /** @param opened ranges that the operator allows although they are not public */
    PublicAddresses(List<Cidr> opened) {
        this.opened = List.copyOf(opened);
    }

    boolean permits(InetAddress address) {
        return opens(address) || (within(GLOBAL, address) && !within(SPECIAL, address));
    }

    /** Whether the operator opened the address: there even plain http may go, in test mode. */
    boolean opens(InetAddress address) {
        return within(opened, address);
    }

    private static boolean within(List<Cidr> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<Cidr> ranges(String... ranges) {
        return Stream.of(ranges).map(Cidr::parse).toList();
    }
}
