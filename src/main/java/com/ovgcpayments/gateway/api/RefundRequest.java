package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.input.PlainText;
import com.ovgcpayments.gateway.refund.NewRefund;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of a new refund, which may be left out: then all that is left is refunded. */
final class RefundRequest {
    private static final long MAX_AMOUNT = 99_999_999;
    private static final int MAX_AMOUNT_DIGITS = 8;
    private static final int MAX_REASON_LENGTH = 500;

    private final FieldProblems problems = new FieldProblems();
    private @Nullable Long amount;
    private @Nullable String reason;

    private RefundRequest() {}

    /** @throws ApiProblem naming every field that is wrong */
    static NewRefund parse(Buffer body) {
        RefundRequest request = new RefundRequest();
        if (body.length() > 0) {
            JsonBody.read(body, request::readField);
        }
        request.checkReason();
        request.problems.throwIfAny();
        return new NewRefund(Optional.ofNullable(request.amount), Optional.ofNullable(request.reason));
    }

    private void readField(String name, JsonParser value) throws IOException {
        switch (name) {
            case "amount" -> amount = readAmount(value);
            case "reason" -> reason = JsonText.read(name, value, problems);
            default -> value.skipChildren();
        }
    }

    private @Nullable Long readAmount(JsonParser value) throws IOException {
        if (value.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        boolean plainInteger = value.currentToken() == JsonToken.VALUE_NUMBER_INT
                && value.getTextLength() <= MAX_AMOUNT_DIGITS
                && value.getLongValue() >= 1;
        if (!plainInteger) {
            value.skipChildren();
            problems.add(
                    "amount",
                    "must be a whole number from 1 to " + MAX_AMOUNT
                            + ", in the smallest unit of the currency; leave it out to refund all that is left");
            return null;
        }
        return value.getLongValue();
    }

    private void checkReason() {
        if (reason == null) {
            return;
        }
        if (reason.isBlank()) {
            reason = null;
        } else if (PlainText.length(reason) > MAX_REASON_LENGTH || PlainText.hasControlCharacters(reason)) {
            problems.add(
                    "reason",
                    "must have at most " + MAX_REASON_LENGTH + " characters, and no control characters among them");
        }
    }
}
