package com.ovgcpayments.gateway.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/**
 * Settles on the ports before anything listens: the gateway's own addresses are told to processors and payers, so they must
 * be known first.
 *
 * @param http for merchants, payers and processors
 * @param ops for operators
 */
record Ports(int http, int ops) {
    /** The configured ports, or for 0 one that is free now, and never the other's: two servers would take turns on it. */
    static Ports choose(int http, int ops) {
        Ports chosen = choice(http, ops);
        return chosen.http() == chosen.ops() && http != ops ? choose(http, ops) : chosen;
    }

    private static Ports choice(int http, int ops) {
        try (ServerSocket freeForHttp = new ServerSocket(0);
                ServerSocket freeForOps = new ServerSocket(0)) {
            return new Ports(http == 0 ? freeForHttp.getLocalPort() : http, ops == 0 ? freeForOps.getLocalPort() : ops);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
