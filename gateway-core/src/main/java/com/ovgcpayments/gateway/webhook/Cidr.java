package com.ovgcpayments.gateway.webhook;

import io.netty.util.NetUtil;
import java.net.InetAddress;

/** A range of addresses, {@code 10.0.0.0/8} or {@code fd00::/8}. Bits behind the prefix are ignored. */
public final class Cidr {
    private static final int V4_MAPPED_PREFIX_BYTES = 12;

    private final byte[] network;
    private final int prefix;
    private final String text;

    private Cidr(byte[] network, int prefix, String text) {
        this.network = network;
        this.prefix = prefix;
        this.text = text;
    }

    /** @throws IllegalArgumentException if it is not an address, a slash and a number of bits */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = slash < 0 ? null : NetUtil.createByteArrayFromIpAddressString(text.substring(0, slash));
        if (network == null || !text.substring(slash + 1).matches("\\d{1,3}")) {
            throw new IllegalArgumentException("not a range of addresses such as 10.0.0.0/8: " + text);
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        if (prefix > network.length * Byte.SIZE) {
            throw new IllegalArgumentException(text + " has more than " + network.length * Byte.SIZE + " bits");
        }
        return new Cidr(network, prefix, text);
    }

    /** Whether the address lies in the range; an IPv4 address mapped into IPv6 counts as the former. */
    boolean contains(InetAddress address) {
        byte[] bytes = unmapped(address.getAddress());
        if (bytes.length != network.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (bytes[i] != network[i]) {
                return false;
            }
        }
        int rest = prefix % Byte.SIZE;
        return rest == 0 || ((bytes[whole] ^ network[whole]) & 0xff) >> (Byte.SIZE - rest) == 0;
    }

    @Override
    public String toString() {
        return text;
    }

    private static byte[] unmapped(byte[] address) {
        if (address.length == 4) {
            return address;
        }
        for (int i = 0; i < V4_MAPPED_PREFIX_BYTES; i++) {
            if (address[i] != (i < 10 ? 0 : (byte) 0xff)) {
                return address;
            }
        }
        return new byte[] {address[12], address[13], address[14], address[15]};
    }
}
