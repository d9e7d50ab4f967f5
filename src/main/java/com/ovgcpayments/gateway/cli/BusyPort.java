package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.Settings;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a gateway could not listen, told by the setting that names the port. */
final class BusyPort {
    private static final List<Setting<Integer>> PORTS = List.of(GatewaySettings.Http.PORT, GatewaySettings.Ops.PORT);

    private BusyPort() {}

    /** What to tell the user, if that was the failure. */
    static Optional<CommandFailed> explain(Throwable failure, Settings settings) {
        if (!isBusyPort(failure)) {
            return Optional.empty();
        }
        List<Setting<Integer>> busy =
                PORTS.stream().filter(port -> isBusy(settings.get(port))).toList();
        return Optional.of(new CommandFailed(
                busy.isEmpty() ? "a port is in use: " + failure.getMessage() : advice(busy, settings), failure));
    }

    private static String advice(List<Setting<Integer>> busy, Settings settings) {
        String which = busy.stream()
                .map(port -> port.path() + " " + settings.get(port))
                .collect(Collectors.joining(" and "));
        String options =
                busy.stream().map(port -> "--set " + port.path() + "=…").collect(Collectors.joining(" "));
        return busy.size() == 1
                ? which + " is in use: stop what listens there, or choose another with " + options
                : which + " are in use: stop what listens there, or choose others with " + options;
    }

    /** Netty's native transport has an exception of its own for it, known by its text alone. */
    private static boolean isBusyPort(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof BindException || message.contains("Address already in use")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBusy(int port) {
        if (port == 0) {
            return false;
        }
        try (ServerSocket probe = new ServerSocket(port)) {
            return !probe.isBound();
        } catch (IOException e) {
            return true;
        }
    }
}
