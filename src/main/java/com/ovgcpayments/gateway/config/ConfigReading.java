package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import java.util.List;

/**
 * What could be made of all sources of the configuration.
 *
 * @param configuration without the values that cannot be used; where those were, what holds without them
 * @param problems empty if all is well
 * @param origins where the values stand that count: the file, the environment variables, {@code --set}
 */
public record ConfigReading(Configuration configuration, List<Problem> problems, List<String> origins) {
    public ConfigReading {
        problems = List.copyOf(problems);
        origins = List.copyOf(origins);
    }

    /** Whether something is wrong with a key below a path. */
    public boolean hasProblemIn(String section) {
        return problems.stream().anyMatch(problem -> problem.path().startsWith(section + "."));
    }

    /** @throws InvalidSettings with every problem, if there is one */
    Configuration orThrow() {
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return configuration;
    }
}
