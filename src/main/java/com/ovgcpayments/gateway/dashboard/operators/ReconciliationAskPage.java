package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.dashboard.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A day to be compared. */
record ReconciliationAskPage(List<String> connectors, Form form) {
    Map<String, String> connectorOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        connectors.forEach(name -> options.put(name, name));
        return options;
    }

    Map<String, String> modeOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("live", "Live");
        options.put("test", "Test");
        return options;
    }
}
