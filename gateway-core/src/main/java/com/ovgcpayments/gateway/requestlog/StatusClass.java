package com.ovgcpayments.gateway.requestlog;

import java.util.Arrays;
import java.util.Optional;

/** What kind of answer a request got. */
public enum StatusClass {
    SUCCESS(2),
    CLIENT_ERROR(4),
    SERVER_ERROR(5);

    private final int hundreds;

    StatusClass(int hundreds) {
        this.hundreds = hundreds;
    }

    /** As it is commonly written: {@code 4xx}. */
    public String word() {
        return hundreds + "xx";
    }

    public static Optional<StatusClass> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    int hundreds() {
        return hundreds;
    }
}
