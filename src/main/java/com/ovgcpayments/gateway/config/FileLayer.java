package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Setting;
import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings from a YAML file: its tree becomes paths, {@code port} below {@code http} is {@code http.port}. */
final class FileLayer {
    private final String origin;
    private final Collection<String> declared;
    private final Map<String, RawValue> values = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private FileLayer(String origin, Collection<String> declared) {
        this.origin = origin;
        this.declared = declared;
    }

    /** A file that cannot be read, or is not YAML, is a problem of the layer and not a failure. */
    static Future<Layer> read(Vertx vertx, Path file, Collection<Setting<?>> declared) {
        ConfigStoreOptions store = new ConfigStoreOptions()
                .setType("file")
                .setFormat(StrictYaml.FORMAT)
                .setConfig(new JsonObject().put("path", file.toAbsolutePath().toString()));
        ConfigRetriever retriever = ConfigRetriever.create(
                vertx, new ConfigRetrieverOptions().setScanPeriod(-1).addStore(store));
        FileLayer layer = new FileLayer(
                file.toString(), declared.stream().map(Setting::path).collect(Collectors.toSet()));
        return retriever
                .getConfig()
                .map(layer::of)
                .recover(failure -> Future.succeededFuture(layer.unreadable(failure)))
                .eventually(retriever::close);
    }

    private Layer of(JsonObject tree) {
        flatten("", tree.getMap());
        return new Layer(values, problems);
    }

    private Layer unreadable(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof StrictYaml.NotYaml)) {
            cause = cause.getCause();
        }
        return new Layer(Map.of(), List.of(new Problem(origin, complaint(cause))));
    }

    private static String complaint(Throwable cause) {
        if (cause instanceof StrictYaml.NotYaml) {
            return "is not a configuration in YAML: " + cause.getMessage();
        }
        return cause instanceof NoSuchFileException ? "does not exist" : "cannot be read: " + cause;
    }

    private void flatten(String prefix, Map<String, Object> tree) {
        tree.forEach((key, raw) -> {
            String path = prefix + key;
            Object value = plain(raw);
            if (!declared.contains(path) && value instanceof Map<?, ?>) {
                flatten(path + ".", asTree(value));
            } else if (!isEmptySection(path, value) && values.put(path, new RawValue(value, origin)) != null) {
                problems.add(new Problem(path, "is given twice (from " + origin + ")"));
            }
        });
    }

    /** {@code http:} with nothing but comments below it. */
    private boolean isEmptySection(String path, Object value) {
        return value.equals("") && declared.stream().anyMatch(known -> known.startsWith(path + "."));
    }

    private static Object plain(Object value) {
        if (value instanceof JsonObject object) {
            return object.getMap();
        }
        return value instanceof JsonArray array ? array.getList() : value;
    }

    @SuppressWarnings("unchecked") // StrictYaml gives no other maps
    private static Map<String, Object> asTree(Object value) {
        return (Map<String, Object>) value;
    }
}
