package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.SettingType;
import com.ovgcpayments.gateway.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the sandbox was configured.
 *
 * @param port 0 for a free one, which is remembered
 * @param publicUrl where payers find the listener, if that is not {@code http://localhost:<port>}
 * @param webhookSecret signs notifications; if there is none, one is made and kept in the book
 * @param settlementDelay between a capture and its settlement
 */
record SandboxSettings(
        int port,
        String host,
        Optional<URI> publicUrl,
        Set<SandboxFault> faults,
        Optional<String> webhookSecret,
        Duration approveDelay,
        Duration settlementDelay) {
    private static final Setting<Integer> PORT = Setting.of(
            "port",
            SettingType.number(0, 65535),
            0,
            "Where the sandbox processor listens; 0 takes a free port and keeps to it.");
    private static final Setting<String> HOST =
            Setting.of("host", SettingType.TEXT, "127.0.0.1", "The address on which the sandbox processor listens.");
    private static final Setting<URI> PUBLIC_URL = Setting.optional(
            "publicUrl",
            SettingType.HTTP_URL,
            "Where payers' browsers reach the sandbox processor; http://localhost:<port> if left out.");
    private static final Setting<List<SandboxFault>> FAULTS = Setting.of(
            "faults",
            SettingType.someOf(SandboxFault.class),
            List.of(),
            "What goes wrong whenever a payment is begun; of several, what strikes first.");
    private static final Setting<String> WEBHOOK_SECRET = Setting.secret(
            "webhookSecret",
            SettingType.TEXT,
            "Signs the sandbox processor's notifications; a random one if left out.");
    private static final Setting<Duration> APPROVE_DELAY = Setting.of(
            "approveDelay",
            SettingType.DURATION,
            Duration.ZERO,
            "How long the sandbox processor takes to answer a call of its API.");
    private static final Setting<Duration> SETTLEMENT_DELAY = Setting.of(
            "settlementDelay",
            SettingType.DURATION,
            Duration.ofMinutes(1),
            "How long after a capture the sandbox processor settles it.");

    static final List<Setting<?>> DECLARED =
            List.of(PORT, HOST, PUBLIC_URL, FAULTS, WEBHOOK_SECRET, APPROVE_DELAY, SETTLEMENT_DELAY);

    SandboxSettings {
        faults = Set.copyOf(faults);
        publicUrl.ifPresent(url -> {
            if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
                throw new InvalidSettings(
                        PUBLIC_URL.path(), "is \"" + url + "\", expected a URL without user, query and fragment");
            }
        });
    }

    static SandboxSettings of(Settings settings) {
        List<SandboxFault> faults = settings.get(FAULTS);
        return new SandboxSettings(
                settings.get(PORT),
                settings.get(HOST),
                settings.find(PUBLIC_URL),
                faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults),
                settings.find(WEBHOOK_SECRET),
                settings.get(APPROVE_DELAY),
                settings.get(SETTLEMENT_DELAY));
    }

    /** The fault that strikes first, if any is configured. */
    Optional<SandboxFault> firstFault() {
        return faults.stream().min(SandboxFault::compareTo);
    }
}
