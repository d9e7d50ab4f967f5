package com.ovgcpayments.gateway.faults;

import java.io.IOException;
import java.net.ServerSocket;

/** Ports for what must come back on the same one: below those that the system lends to whoever calls somebody. */
final class Ports {
    private static final int FIRST = 18_000;
    private static final int COUNT = 12_000;

    private final Chance chance;

    Ports(Chance chance) {
        this.chance = chance;
    }

    int free() {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = FIRST + chance.below(COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
