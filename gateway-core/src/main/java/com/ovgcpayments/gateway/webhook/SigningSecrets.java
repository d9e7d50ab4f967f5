package com.ovgcpayments.gateway.webhook;

import java.util.Optional;
import java.util.function.Function;

/**
 * The secrets that sign for an endpoint at one instant, sealed or in the form to display. At most one of the others is
 * there: while a secret is exchanged, the next one, and after the switch the previous one.
 */
record SigningSecrets<T>(T current, Optional<T> next, Optional<T> previous) {

    static <T> SigningSecrets<T> only(T secret) {
        return new SigningSecrets<>(secret, Optional.empty(), Optional.empty());
    }

    <R> SigningSecrets<R> map(Function<T, R> form) {
        return new SigningSecrets<>(form.apply(current), next.map(form), previous.map(form));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SigningSecrets[" + (next.isPresent() || previous.isPresent() ? "two" : "one") + "]";
    }
}
