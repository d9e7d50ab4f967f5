package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Nearest;
import com.ovgcpayments.gateway.settings.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Settings from environment variables: {@code GATEWAY_HTTP_PORT} is {@code http.port}. An empty variable counts as not
 * set. Any other variable that begins with {@code GATEWAY_} is taken for a mistake, except those that are not ours to
 * read: {@code GATEWAY_JAVA_OPTS} is for the start script, and Kubernetes gives every container
 * {@code GATEWAY_SERVICE_HOST}, {@code GATEWAY_PORT} and more if there is a service named "gateway".
 */
final class EnvironmentLayer {
    private static final String PREFIX = "GATEWAY_";
    private static final String DATA_DIR_ALIAS = "GATEWAY_DATA_DIR";
    private static final Pattern NOT_OURS = Pattern.compile(
            "GATEWAY_(?:JAVA_OPTS|SERVICE_HOST|SERVICE_PORT(?:_.*)?|PORT_\\d+_(?:TCP|UDP|SCTP)(?:_.*)?)");
    private static final Pattern KUBERNETES_ADDRESS = Pattern.compile("(?:tcp|udp|sctp)://.*");

    private EnvironmentLayer() {}

    static Layer read(Map<String, String> environment, Collection<Setting<?>> declared) {
        Map<String, String> paths = new HashMap<>();
        declared.forEach(setting -> paths.put(setting.environmentName(), setting.path()));
        paths.put(DATA_DIR_ALIAS, GatewaySettings.DATA_DIR.path());

        Map<String, RawValue> values = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (!name.startsWith(PREFIX) || value.isEmpty() || isNotOurs(name, value)) {
                return;
            }
            String path = paths.get(name);
            if (path == null) {
                problems.add(new Problem(
                        name,
                        "is not a known setting"
                                + Nearest.to(name, paths.keySet())
                                        .map(candidate -> "; did you mean " + candidate + "?")
                                        .orElse("")));
                return;
            }
            RawValue other = values.put(path, new RawValue(value, name));
            if (other != null && !other.value().equals(value)) {
                problems.add(new Problem(name, "and " + other.origin() + " differ; set one of them"));
            }
        });
        return new Layer(values, problems);
    }

    private static boolean isNotOurs(String name, String value) {
        boolean kubernetesPort =
                name.equals("GATEWAY_PORT") && KUBERNETES_ADDRESS.matcher(value).matches();
        return kubernetesPort || NOT_OURS.matcher(name).matches();
    }
}
