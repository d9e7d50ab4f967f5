package com.ovgcpayments.gateway.logging;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.helpers.BasicMDCAdapter;

/**
 * What logback asks for the properties of an event, on the thread that logs: those of the thread, as ever, and the id of
 * the request that it serves.
 */
final class RequestMdc extends BasicMDCAdapter {
    @Override
    public @Nullable Map<String, String> getCopyOfContextMap() {
        Map<String, String> ofThread = MDC.getCopyOfContextMap();
        String requestId = RequestId.orNull();
        if (requestId == null) {
            return ofThread;
        }
        if (ofThread == null) {
            return Map.of(RequestId.FIELD, requestId);
        }
        Map<String, String> both = new HashMap<>(ofThread);
        both.put(RequestId.FIELD, requestId);
        return both;
    }
}
