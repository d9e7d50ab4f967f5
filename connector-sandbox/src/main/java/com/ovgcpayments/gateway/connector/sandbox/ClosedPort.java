package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.net.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;

/** A port of this machine at which a connection is surely refused: taken, so that nobody else has it, but not listened at. */
final class ClosedPort {
    private final SocketChannel holder;

    private ClosedPort(SocketChannel holder) {
        this.holder = holder;
    }

    static ClosedPort take() {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new ClosedPort(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        try {
            InetSocketAddress address = (InetSocketAddress) holder.getLocalAddress();
            return Origin.http(address.getAddress().getHostAddress(), address.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void release() {
        try {
            holder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
