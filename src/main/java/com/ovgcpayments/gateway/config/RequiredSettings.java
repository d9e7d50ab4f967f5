package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.settings.InvalidSettings.Problem;
import com.ovgcpayments.gateway.settings.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What must be given, and what must not be given together. */
final class RequiredSettings {
    private RequiredSettings() {}

    static List<Problem> check(Profile profile, Collection<String> given) {
        List<Problem> problems = new ArrayList<>();
        Setting<?> keys = GatewaySettings.Secrets.MASTER_KEYS;
        Setting<?> file = GatewaySettings.Secrets.MASTER_KEY_FILE;
        boolean hasKeys = given.contains(keys.path());
        boolean hasFile = given.contains(file.path());
        if (hasKeys && hasFile) {
            problems.add(new Problem(keys.path(), "and " + file.path() + " are both given; leave one out"));
        }
        if (profile != Profile.SERVE) {
            return problems;
        }
        if (!hasKeys && !hasFile) {
            problems.add(new Problem(keys.path(), "or " + file.path() + " is required. " + keys.description()));
        }
        Setting<?> url = GatewaySettings.DatabaseSettings.URL;
        if (!given.contains(url.path())) {
            problems.add(new Problem(url.path(), "is required. " + url.description()));
        }
        return problems;
    }
}
