package com.ovgcpayments.gateway.connector.sellhub;

import com.fasterxml.jackson.core.JsonPointer;
import com.ovgcpayments.gateway.settings.SettingType;

/** A place in a JSON object, as RFC 6901 writes it: {@code /session/id}. */
final class Pointer {
    static final SettingType<String> TYPE = new SettingType<>() {
        @Override
        public String parse(Object raw) {
            return JsonPointer.compile(raw.toString().strip()).toString();
        }

        @Override
        public String expectation() {
            return "a JSON pointer such as /session/id";
        }
    };

    private Pointer() {}
}
