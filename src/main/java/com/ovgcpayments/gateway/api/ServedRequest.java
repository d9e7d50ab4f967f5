package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.requestlog.LoggedExchange;
import com.ovgcpayments.gateway.requestlog.LoggedRequest;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * A request that was served, as it came and as it was answered: not to be shown to anybody like this.
 *
 * @param id as the answer bore it
 * @param path normalised
 * @param query as it came, without the question mark
 * @param sent empty if there was no body, or nobody read it
 * @param answered empty if there was no body, or it was streamed
 */
record ServedRequest(
        String id,
        ApiKey key,
        String method,
        String path,
        Optional<String> query,
        int status,
        long latencyMicros,
        Optional<String> client,
        Buffer sent,
        Buffer answered) {
    /** How much memory it holds, roughly, in bytes. */
    long weight() {
        return 1_000L + sent.length() + answered.length();
    }

    /** What of it may be kept. Takes its time with large bodies: not to be called on an event loop. */
    LoggedExchange logged() {
        Optional<LoggedBody> answer = LoggedBody.of(answered, false);
        return new LoggedExchange(
                new LoggedRequest(
                        PublicId.REQUEST.parse(id).orElseThrow(),
                        key.merchantId(),
                        key.mode(),
                        key.id(),
                        method,
                        LoggedPath.of(path, query),
                        status,
                        latencyMicros,
                        client,
                        answer.flatMap(LoggedBody::errorCode)),
                LoggedBody.of(sent, Confidential.isBankAccount(path)).map(LoggedBody::json),
                answer.map(LoggedBody::json));
    }

    /** Without what was sent and answered. */
    @Override
    public String toString() {
        return "ServedRequest[" + id + "]";
    }
}
