package com.ovgcpayments.gateway.net;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;

/** Whom an address stands for, to count what he does. */
public final class Subscriber {
    private static final int HALF = 8;

    private Subscriber() {}

    /** The address itself, or the first half of an IPv6 address, all of whose other half is one subscriber's. */
    public static String of(String address) {
        return address(address)
                .filter(Inet6Address.class::isInstance)
                .map(parsed -> HexFormat.of().formatHex(parsed.getAddress(), 0, HALF))
                .orElse(address);
    }

    /** Empty if it is none. An IPv4 address in IPv6 form is an IPv4 address. */
    public static Optional<InetAddress> address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    e); // only for bytes of a wrong number, which were just made from an address
        }
    }
}
