package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Nearest;
import com.ovgcpayments.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which connectors are used, in which modes and in which order. */
final class ConnectorSelection {
    private final Profile profile;
    private final Settings settings;
    private final Collection<String> given;
    private final List<Problem> problems;

    /**
     * @param given the paths that any source gave, in the order in which they were given
     * @param problems where to report
     */
    ConnectorSelection(Profile profile, Settings settings, Collection<String> given, List<Problem> problems) {
        this.profile = profile;
        this.settings = settings;
        this.given = given;
        this.problems = problems;
    }

    /** First those of {@code routing.order}, then the others as the configuration names them, then the rest. */
    List<EnabledConnector> select(List<ConnectorProvider> providers) {
        Map<String, ConnectorProvider> byName = new LinkedHashMap<>();
        for (String path : given) {
            providers.stream()
                    .filter(provider -> path.startsWith("connectors." + provider.name() + "."))
                    .forEach(provider -> byName.put(provider.name(), provider));
        }
        providers.forEach(provider -> byName.putIfAbsent(provider.name(), provider));

        Map<String, EnabledConnector> enabled = new LinkedHashMap<>();
        byName.forEach((name, provider) -> {
            if (isEnabled(provider)) {
                enabled.put(name, connector(provider));
            }
        });
        List<EnabledConnector> ordered = new ArrayList<>();
        for (String name : settings.get(GatewaySettings.ROUTING_ORDER)) {
            EnabledConnector next = enabled.remove(name);
            if (next != null) {
                ordered.add(next);
            } else {
                problems.add(
                        new Problem(GatewaySettings.ROUTING_ORDER.path(), complaint(name, byName.keySet(), ordered)));
            }
        }
        ordered.addAll(enabled.values());
        return ordered;
    }

    private boolean isEnabled(ConnectorProvider provider) {
        ConnectorSettings common = ConnectorSettings.of(provider.name());
        String section = common.section() + ".";
        boolean byDefault = (provider.simulated() && profile == Profile.DEV)
                || given.stream().anyMatch(path -> path.startsWith(section));
        return settings.find(common.enabled()).orElse(byDefault);
    }

    private EnabledConnector connector(ConnectorProvider provider) {
        ConnectorSettings common = ConnectorSettings.of(provider.name());
        Settings section = settings.section(common.section());
        Set<Mode> modes =
                settings.find(common.modes()).map(Set::copyOf).orElseGet(() -> defaultModes(provider, section));
        if (modes.isEmpty()) {
            problems.add(new Problem(common.modes().path(), "is empty, expected test, live or both"));
        }
        if (provider.simulated() && profile == Profile.SERVE && modes.contains(Mode.LIVE)) {
            problems.add(new Problem(
                    common.modes().path(),
                    "holds live, and " + provider.name()
                            + " takes nobody's money: only ./gateway dev lets it take live payments"));
        }
        return new EnabledConnector(
                provider,
                modes,
                settings.find(common.label()).orElseGet(() -> capitalized(provider.name())),
                settings.get(common.settlementDelay()),
                section);
    }

    private Set<Mode> defaultModes(ConnectorProvider provider, Settings section) {
        return ownModes(provider, section).orElseGet(() -> {
            if (provider.simulated()) {
                return profile == Profile.DEV ? Set.of(Mode.TEST, Mode.LIVE) : Set.of(Mode.TEST);
            }
            return profile == Profile.DEV ? Set.of(Mode.TEST) : Set.of(Mode.LIVE);
        });
    }

    private Optional<Set<Mode>> ownModes(ConnectorProvider provider, Settings section) {
        try {
            return provider.modes(section);
        } catch (InvalidSettings e) {
            problems.addAll(
                    e.under(ConnectorSettings.of(provider.name()).section()).problems());
            return Optional.empty();
        }
    }

    private static String complaint(String name, Collection<String> known, List<EnabledConnector> ordered) {
        if (ordered.stream().anyMatch(connector -> connector.name().equals(name))) {
            return "names " + name + " twice";
        }
        if (known.contains(name)) {
            return "names " + name + ", which is not enabled: set connectors." + name + ".enabled";
        }
        return "names " + name + ", which is no connector"
                + Nearest.to(name, known)
                        .map(candidate -> "; did you mean " + candidate + "?")
                        .orElse("");
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
