package com.ovgcpayments.gateway.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/**
 * Settles on a port before anything listens: the gateway's own addresses are told to processors and payers, so they must
 * be known first.
 */
final class Ports {
    private Ports() {}

    /** The configured port, or for 0 one that is free now. */
    static int choose(int configured) {
        if (configured != 0) {
            return configured;
        }
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
