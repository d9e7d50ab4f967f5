package com.ovgcpayments.gateway.config;

import io.vertx.config.spi.ConfigProcessor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as a configuration wants it: a value is the text that was written, so that no key of digits becomes an octal
 * number and no {@code no} becomes false; the type of a setting reads that text. A key that stands twice is an error, and
 * a file of comments is empty.
 */
public final class StrictYaml implements ConfigProcessor {
    static final String FORMAT = "strict-yaml";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public Future<JsonObject> process(Vertx vertx, JsonObject configuration, Buffer input) {
        return vertx.executeBlocking(() -> parse(input.toString(StandardCharsets.UTF_8)), false);
    }

    private static JsonObject parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new TextOnly());
        @Nullable Object loaded;
        try {
            loaded = yaml.load(text);
        } catch (MarkedYAMLException e) {
            throw new NotYaml(where(e) + e.getProblem());
        } catch (YAMLException e) {
            throw new NotYaml(String.valueOf(e.getMessage()));
        }
        if (loaded == null) {
            return new JsonObject();
        }
        if (!(loaded instanceof Map<?, ?> map)) {
            throw new NotYaml("it must consist of keys and their values");
        }
        return tree(map);
    }

    private static JsonObject tree(Map<?, ?> map) {
        Map<String, Object> tree = new LinkedHashMap<>();
        map.forEach((key, value) -> tree.put(
                String.valueOf(key), value instanceof Map<?, ?> below ? tree(below) : value == null ? "" : value));
        return new JsonObject(tree);
    }

    private static String where(MarkedYAMLException e) {
        return e.getProblemMark() == null ? "" : "line " + (e.getProblemMark().getLine() + 1) + ": ";
    }

    /** Resolves no scalar to anything but text. */
    private static final class TextOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none
        }
    }

    /** Its message says where and why, and repeats nothing of the file: there may be secrets in it. */
    static final class NotYaml extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotYaml(String message) {
            super(message);
        }
    }
}
