package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.ovgcpayments.gateway.id.SessionId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.net.EmailAddress;
import com.ovgcpayments.gateway.routing.Router;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/routing/simulate}: a payment that is only thought of. */
final class SimulationRequest {
    private static final long MAX_AMOUNT = 99_999_999;

    private final FieldProblems problems = new FieldProblems();
    private @Nullable Long amount;
    private @Nullable String currency = "USD";
    private @Nullable String email;
    private @Nullable String sessionId;

    private SimulationRequest() {}

    /** @throws com.ovgcpayments.gateway.http.ApiProblem naming every field that is wrong */
    static Router.Payment parse(Buffer body, Mode mode) {
        SimulationRequest request = new SimulationRequest();
        JsonBody.read(body, request::readField);
        return request.payment(mode);
    }

    private void readField(String name, JsonParser value) throws IOException {
        switch (name) {
            case "amount" -> {
                if (value.currentToken() == JsonToken.VALUE_NUMBER_INT && value.getTextLength() <= 8) {
                    amount = value.getLongValue();
                } else {
                    value.skipChildren();
                }
            }
            case "currency" -> currency = JsonText.read(name, value, problems);
            case "email" -> email = JsonText.read(name, value, problems);
            case "session_id" -> sessionId = JsonText.read(name, value, problems);
            default -> value.skipChildren();
        }
    }

    private Router.Payment payment(Mode mode) {
        if (amount == null || amount < 1) {
            problems.add("amount", "must be a whole number from 1 to " + MAX_AMOUNT);
        }
        String code = currency == null ? "" : currency.strip().toUpperCase(Locale.ROOT);
        if (!Currencies.isKnown(code)) {
            problems.add("currency", "must be a three-letter ISO 4217 code, such as USD");
        }
        String address = email == null ? "payer@example.com" : email.strip();
        if (!EmailAddress.isValid(address)) {
            problems.add("email", "must be an e-mail address");
        }
        Optional<UUID> session = sessionId == null ? Optional.empty() : SessionId.parse(sessionId);
        if (sessionId != null && session.isEmpty()) {
            problems.add("session_id", "must be the id of a session");
        }
        problems.throwIfAny();
        return new Router.Payment(
                session.orElseGet(TimeOrderedUuid::next), mode, new Money(amount == null ? 0 : amount, code), address);
    }
}
