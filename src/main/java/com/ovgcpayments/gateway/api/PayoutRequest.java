package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/payouts}. */
final class PayoutRequest {
    static final long MAX_AMOUNT = 999_999_999_999L;

    private static final int MAX_AMOUNT_DIGITS = 12;

    private PayoutRequest() {}

    /** @throws com.ovgcpayments.gateway.http.ApiProblem naming every field that is wrong */
    static Money parse(Buffer body) {
        FieldProblems problems = new FieldProblems();
        long[] amount = new long[1];
        StringBuilder currency = new StringBuilder();
        JsonBody.read(body, (name, value) -> {
            switch (name) {
                case "amount" -> amount[0] = amount(value);
                case "currency" -> {
                    @Nullable String text = JsonText.read(name, value, problems);
                    currency.append(text == null ? "" : text);
                }
                default -> value.skipChildren();
            }
        });
        if (amount[0] < 1) {
            problems.add(
                    "amount", "must be a whole number from 1 to " + MAX_AMOUNT + ", in the currency's smallest unit");
        }
        Optional<String> code = PayoutsApi.currency(currency.toString());
        if (code.isEmpty() && !problems.mentions("currency")) {
            problems.add("currency", "must be a three-letter ISO 4217 code, such as USD");
        }
        problems.throwIfAny();
        return new Money(amount[0], code.orElseThrow());
    }

    /** 0 for what is no amount. */
    static long amount(JsonParser value) throws IOException {
        boolean plain = value.currentToken() == JsonToken.VALUE_NUMBER_INT
                && value.getTextLength() <= MAX_AMOUNT_DIGITS
                && value.getLongValue() >= 1;
        if (!plain) {
            value.skipChildren();
            return 0;
        }
        return value.getLongValue();
    }
}
