package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings from the command line: {@code --set http.port=9000}. Of two for one path the later wins. */
final class OverrideLayer {
    private static final String ORIGIN = "--set";

    private OverrideLayer() {}

    static Layer read(List<String> overrides) {
        Map<String, RawValue> values = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                // The text itself is not repeated: it may be a password that lost its path.
                problems.add(new Problem(ORIGIN, "needs a path and a value, such as --set http.port=9000"));
            } else {
                values.put(override.substring(0, equals).strip(), new RawValue(override.substring(equals + 1), ORIGIN));
            }
        }
        return new Layer(values, problems);
    }
}
