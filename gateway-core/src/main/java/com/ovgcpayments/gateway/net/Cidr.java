package com.ovgcpayments.gateway.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A range of IP addresses: {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address. */
public final class Cidr {
    private static final int V4_BYTES = 4;
    private static final int V4_MAPPED_PREFIX_BYTES = 12;

    private final byte[] network;
    private final int prefixLength;
    private final String text;

    private Cidr(byte[] network, int prefixLength, String text) {
        this.network = network;
        this.prefixLength = prefixLength;
        this.text = text;
    }

    /** No name is ever looked up. Bits of the address beyond the prefix are ignored. */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        byte @Nullable [] address =
                NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("not an IP address: " + text);
        }
        int bits = address.length * Byte.SIZE;
        int prefixLength = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("a prefix must have 0 to " + bits + " bits: " + text);
        }
        return new Cidr(masked(address, prefixLength), prefixLength, text);
    }

    /** Whether the address lies in the range; an IPv4 address mapped into IPv6 counts as the former. */
    public boolean contains(InetAddress address) {
        byte[] bytes = unmapped(address.getAddress());
        return bytes.length == network.length && Arrays.equals(masked(bytes, prefixLength), network);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cidr cidr && prefixLength == cidr.prefixLength && Arrays.equals(network, cidr.network);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(network) * 31 + prefixLength;
    }

    @Override
    public String toString() {
        return text;
    }

    private static byte[] masked(byte[] address, int prefixLength) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, prefixLength - i * Byte.SIZE));
            masked[i] = (byte) (masked[i] & (0xFF << (Byte.SIZE - kept)));
        }
        return masked;
    }

    private static byte[] unmapped(byte[] address) {
        if (address.length == V4_BYTES) {
            return address;
        }
        for (int i = 0; i < V4_MAPPED_PREFIX_BYTES; i++) {
            if (address[i] != (i < V4_MAPPED_PREFIX_BYTES - 2 ? 0 : (byte) 0xff)) {
                return address;
            }
        }
        return Arrays.copyOfRange(address, V4_MAPPED_PREFIX_BYTES, address.length);
    }
}
