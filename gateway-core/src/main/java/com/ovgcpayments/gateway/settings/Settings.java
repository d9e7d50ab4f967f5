package com.ovgcpayments.gateway.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of declared settings, all of them checked when this was made. Immutable. */
public final class Settings {
    private final String prefix;
    private final Map<String, Object> values;

    private Settings(String prefix, Map<String, Object> values) {
        this.prefix = prefix;
        this.values = values;
    }

    /**
     * Checks raw values against what is declared.
     *
     * @param raw path to value, as YAML, the environment or the command line gave it
     * @throws InvalidSettings naming every unknown key and every value of the wrong kind at once
     */
    public static Settings read(Collection<Setting<?>> declared, Map<String, Object> raw) {
        Map<String, Setting<?>> known = new HashMap<>();
        declared.forEach(setting -> known.put(setting.path(), setting));
        List<InvalidSettings.Problem> problems = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        for (Setting<?> setting : declared) {
            setting.fallback().ifPresent(value -> values.put(setting.path(), value));
        }
        raw.forEach((path, value) -> {
            Setting<?> setting = known.get(path);
            if (setting == null) {
                problems.add(new InvalidSettings.Problem(path, "is not a known setting" + suggestion(path, known)));
                return;
            }
            try {
                values.put(path, setting.type().parse(value));
            } catch (IllegalArgumentException e) {
                String shown = setting.secret() ? "(hidden)" : "\"" + value + "\"";
                problems.add(new InvalidSettings.Problem(
                        path, "is " + shown + ", expected " + setting.type().expectation()));
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new Settings("", Map.copyOf(values));
    }

    /** The value of a setting that has a default, or that a caller has checked to be present. */
    public <T> T get(Setting<T> setting) {
        return find(setting)
                .orElseThrow(() -> new InvalidSettings(List.of(new InvalidSettings.Problem(
                        prefix + setting.path(), "is required: " + setting.description()))));
    }

    @SuppressWarnings("unchecked") // read() stored under this path what this setting's type had parsed
    public <T> Optional<T> find(Setting<T> setting) {
        return Optional.ofNullable((T) values.get(prefix + setting.path()));
    }

    /** The settings below a path, to be asked for without it: what a connector is given of its own section. */
    public Settings section(String path) {
        return new Settings(prefix + path + ".", values);
    }

    private static String suggestion(String path, Map<String, Setting<?>> known) {
        return Nearest.to(path, known.keySet())
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }
}
