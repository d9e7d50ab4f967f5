package com.ovgcpayments.gateway.app;

import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.Setting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Settles on a port before anything starts: the gateway's own addresses are told to processors and printed, so they must
 * be known before the listeners are there, and a port in use is best heard of first.
 */
final class Ports {
    private Ports() {}

    /**
     * The configured port, or a free one for 0.
     *
     * @throws InvalidSettings if somebody listens there already
     */
    static int claim(String host, int port, Setting<Integer> setting) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new InvalidSettings(
                    setting.path(),
                    "is " + port + ", which cannot be listened on at " + host + " (" + e.getMessage()
                            + "): stop whoever uses it, or choose another with --set " + setting.path() + "=…, 0 for a"
                            + " free one");
        }
    }
}
