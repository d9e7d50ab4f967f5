package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.connector.ConnectorProvider;
import com.ovgcpayments.gateway.settings.InvalidSettings;
import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Setting;
import com.ovgcpayments.gateway.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the configuration from all its sources, the later winning over the earlier, and checks all of it at once. */
public final class ConfigLoader {
    private static final String DEFAULT_FILE = "gateway.yaml";

    private final Vertx vertx;
    private final List<ConnectorProvider> providers;

    /** @param providers the connectors that are there */
    public ConfigLoader(Vertx vertx, List<ConnectorProvider> providers) {
        this.vertx = vertx;
        this.providers = List.copyOf(providers);
    }

    /** Fails with {@link InvalidSettings} that hold every problem of every source. */
    public Future<Configuration> load(Profile profile, ConfigSources sources) {
        return read(profile, sources).map(ConfigReading::orThrow);
    }

    /** The same for somebody who wants to go on with what can be used. Problems are no failure here. */
    public Future<ConfigReading> read(Profile profile, ConfigSources sources) {
        List<Setting<?>> declared = GatewaySettings.declared(profile, providers);
        return fileLayer(sources, declared)
                .map(file -> merge(
                        profile,
                        declared,
                        List.of(
                                file,
                                EnvironmentLayer.read(sources.environment(), declared),
                                OverrideLayer.read(sources.overrides()))));
    }

    private Future<Layer> fileLayer(ConfigSources sources, List<Setting<?>> declared) {
        if (sources.file().isPresent()) {
            return FileLayer.read(
                    vertx, sources.workingDirectory().resolve(sources.file().get()), declared);
        }
        Path file = sources.workingDirectory().resolve(DEFAULT_FILE);
        return vertx.fileSystem()
                .exists(file.toString())
                .compose(
                        exists -> exists ? FileLayer.read(vertx, file, declared) : Future.succeededFuture(Layer.EMPTY));
    }

    private ConfigReading merge(Profile profile, List<Setting<?>> declared, List<Layer> layers) {
        Map<String, RawValue> given = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Layer layer : layers) {
            given.putAll(layer.values());
            problems.addAll(layer.problems());
        }
        Map<String, Object> raw = new LinkedHashMap<>();
        given.forEach((path, value) -> raw.put(path, value.value()));
        List<Problem> found = RequiredSettings.check(profile, raw.keySet());

        Settings settings = readSound(declared, raw, found);
        found.addAll(SeparateServers.check(settings));
        List<EnabledConnector> connectors =
                new ConnectorSelection(profile, settings, raw.keySet(), found).select(providers);
        found.forEach(problem -> problems.add(withOrigin(problem, given)));
        List<String> origins =
                given.values().stream().map(RawValue::origin).distinct().toList();
        return new ConfigReading(new Configuration(settings, connectors), problems, origins);
    }

    /** The settings without the bad ones, so that what depends on the others can be checked too. */
    private static Settings readSound(List<Setting<?>> declared, Map<String, Object> raw, List<Problem> found) {
        try {
            return Settings.read(declared, raw);
        } catch (InvalidSettings e) {
            found.addAll(e.problems());
            Map<String, Object> sound = new LinkedHashMap<>(raw);
            e.problems().forEach(problem -> sound.remove(problem.path()));
            return Settings.read(declared, sound);
        }
    }

    private static Problem withOrigin(Problem problem, Map<String, RawValue> given) {
        RawValue value = given.get(problem.path());
        return value == null
                ? problem
                : new Problem(problem.path(), problem.message() + " (from " + value.origin() + ")");
    }
}
