package com.ovgcpayments.gateway.config;

/**
 * A value before it is checked.
 *
 * @param value text, or a list or map of a YAML file
 * @param origin where it was given, to stand after "from": {@code gateway.yaml}, {@code GATEWAY_HTTP_PORT}, {@code --set}
 */
record RawValue(Object value, String origin) {
    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return "RawValue[from " + origin + "]";
    }
}
