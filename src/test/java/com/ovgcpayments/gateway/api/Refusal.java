package com.ovgcpayments.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;

/** An answer in the error envelope, taken apart. */
record Refusal(int status, String code, String message, List<String> params, String requestId) {

    /** Fails unless the answer is an error in the envelope, with the request's id in it. */
    static Refusal of(HttpResponse<Buffer> response) {
        assertThat(response.statusCode()).as(response.bodyAsString()).isGreaterThanOrEqualTo(400);
        assertThat(response.getHeader("Content-Type")).isEqualTo("application/json");
        JsonObject error = response.bodyAsJsonObject().getJsonObject("error");
        assertThat(error.getString("request_id")).isEqualTo(response.getHeader("X-Request-Id"));
        return new Refusal(
                response.statusCode(),
                error.getString("code"),
                error.getString("message"),
                error.getJsonArray("details").stream()
                        .map(detail -> ((JsonObject) detail).getString("param"))
                        .toList(),
                error.getString("request_id"));
    }

    /** Fails unless the answer is a 400 about exactly these parameters. */
    static Refusal badRequest(HttpResponse<Buffer> response, String... params) {
        Refusal refusal = of(response);
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("BAD_REQUEST");
        assertThat(refusal.params()).as(response.bodyAsString()).containsExactly(params);
        return refusal;
    }

    static void assertIs(HttpResponse<Buffer> response, int status, String code) {
        Refusal refusal = of(response);
        assertThat(refusal.status()).as(response.bodyAsString()).isEqualTo(status);
        assertThat(refusal.code()).isEqualTo(code);
    }

    /** The body of an answer, but for what differs between any two answers. */
    static String withoutRequestId(HttpResponse<Buffer> response) {
        return response.bodyAsString().replace(response.getHeader("X-Request-Id"), "");
    }
}
