package com.ovgcpayments.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the configuration is to be looked for.
 *
 * @param file the file that was asked for; if none, {@code gateway.yaml} of the working directory is read if it is there
 * @param overrides {@code path=value}, later ones winning
 */
public record ConfigSources(
        Optional<Path> file, Path workingDirectory, Map<String, String> environment, List<String> overrides) {
    public ConfigSources {
        environment = Map.copyOf(environment);
        overrides = List.copyOf(overrides);
    }

    /** Without the values, among which there are secrets. */
    @Override
    public String toString() {
        return "ConfigSources[" + file + ", " + workingDirectory + "]";
    }
}
