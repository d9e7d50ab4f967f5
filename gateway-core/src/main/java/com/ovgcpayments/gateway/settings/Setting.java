package com.ovgcpayments.gateway.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * One key of the configuration, declared where it is used.
 *
 * @param path the key as it stands in YAML, its levels joined by dots: {@code http.port}
 * @param fallback the value when none is given; empty if the setting has no value then
 * @param secret whether the value may never be printed
 * @param description one sentence for {@code --help} and the documentation
 */
public record Setting<T>(String path, SettingType<T> type, Optional<T> fallback, boolean secret, String description) {

    public static <T> Setting<T> of(String path, SettingType<T> type, T fallback, String description) {
        return new Setting<>(path, type, Optional.of(fallback), false, description);
    }

    /** A setting that may be left out, and then has no value. */
    public static <T> Setting<T> optional(String path, SettingType<T> type, String description) {
        return new Setting<>(path, type, Optional.empty(), false, description);
    }

    /** An optional setting whose value is never printed. */
    public static <T> Setting<T> secret(String path, SettingType<T> type, String description) {
        return new Setting<>(path, type, Optional.empty(), true, description);
    }

    /** The same setting with another default, for a command that starts from other assumptions. */
    public Setting<T> withFallback(T value) {
        return new Setting<>(path, type, Optional.of(value), secret, description);
    }

    /** The same setting one level deeper: {@code port} under {@code connectors.sandbox}. */
    public Setting<T> under(String prefix) {
        return new Setting<>(prefix + "." + path, type, fallback, secret, description);
    }

    /** The environment variable that sets it: {@code http.port} is {@code GATEWAY_HTTP_PORT}. */
    public String environmentName() {
        return "GATEWAY_" + path.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
