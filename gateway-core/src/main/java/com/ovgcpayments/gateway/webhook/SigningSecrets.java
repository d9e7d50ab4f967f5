package com.ovgcpayments.gateway.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.function.Function;

/**
 * The secrets that sign for an endpoint at one instant, sealed or in the form to display. At most one of the others is
 * there: while a secret is exchanged, the next one, and after the switch the previous one.
 */
record SigningSecrets<T>(T current, Optional<T> next, Optional<T> previous) {
    /** To be selected from {@code webhook_endpoint}. */
    static final String COLUMNS = """
            webhook_endpoint.secret, webhook_endpoint.next_secret,
            webhook_endpoint.secret_switches_at <= now() AS switched,
            webhook_endpoint.secret_switches_at <= now() - interval '24 hours' AS exchanged""";

    static <T> SigningSecrets<T> only(T secret) {
        return new SigningSecrets<>(secret, Optional.empty(), Optional.empty());
    }

    /** As they are stored, sealed. */
    static SigningSecrets<Buffer> of(Row row) {
        Buffer secret = row.getBuffer("secret");
        Buffer next = row.getBuffer("next_secret");
        if (next == null) {
            return only(secret);
        }
        if (row.getBoolean("exchanged")) {
            return only(next);
        }
        return row.getBoolean("switched")
                ? new SigningSecrets<>(next, Optional.empty(), Optional.of(secret))
                : new SigningSecrets<>(secret, Optional.of(next), Optional.empty());
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
