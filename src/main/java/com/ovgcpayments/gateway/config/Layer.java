package com.ovgcpayments.gateway.config;

import com.ovgcpayments.gateway.settings.InvalidSettings;
import java.util.List;
import java.util.Map;

/**
 * What one source of the configuration gives.
 *
 * @param values by path
 * @param problems what could not be made sense of
 */
record Layer(Map<String, RawValue> values, List<InvalidSettings.Problem> problems) {
    static final Layer EMPTY = new Layer(Map.of(), List.of());
}
