package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.payment.Decision;
import com.ovgcpayments.gateway.payment.OperatorAttempt;
import com.ovgcpayments.gateway.payment.OperatorAttempts;
import com.ovgcpayments.gateway.payment.Resolution;
import com.ovgcpayments.gateway.payment.Transitions;
import com.ovgcpayments.gateway.payment.UnresolvableAttempt;
import com.ovgcpayments.gateway.session.Attempt;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /operator/attempts}: what no machine can settle. */
final class OperatorAttemptsApi {
    private static final String NOT_PAID = new Resolution.NotPaid().word();
    private static final String ASK_AGAIN = new Resolution.AskAgain().word();
    private static final String PAID = "paid";

    private final OperatorAttempts attempts;

    OperatorAttemptsApi(OperatorAttempts attempts) {
        this.attempts = attempts;
    }

    Future<Buffer> list(RoutingContext context) {
        return OperatorAnswers.page(
                context,
                PublicId.ATTEMPT,
                attempts::list,
                entry -> entry.attempt().id(),
                OperatorAttemptsApi::describe);
    }

    Future<Buffer> resolve(RoutingContext context) {
        UUID id = OperatorAnswers.id(context, PublicId.ATTEMPT);
        OperatorRequest request = OperatorRequest.of(context);
        Deed deed = request.deed();
        Resolution resolution = resolution(request);
        request.check();
        return attempts.resolve(id, resolution, deed)
                .map(applied -> applied.orElseThrow(ApiProblem::notFound))
                .map(applied -> OperatorAnswers.data(describe(id, applied)))
                .recover(failure -> Future.failedFuture(
                        failure instanceof UnresolvableAttempt refused
                                ? ApiProblem.of(ErrorCode.CONFLICT, String.valueOf(refused.getMessage()))
                                : failure));
    }

    private static Resolution resolution(OperatorRequest request) {
        String as = request.word("as", List.of(NOT_PAID, ASK_AGAIN, PAID));
        if (as.equals(ASK_AGAIN)) {
            return new Resolution.AskAgain();
        }
        return as.equals(PAID) ? paid(request) : new Resolution.NotPaid();
    }

    private static Resolution paid(OperatorRequest request) {
        String ref = request.line("processor_ref");
        long amount = request.amount("amount");
        String currency = request.line("currency");
        Instant capturedAt = request.time("captured_at");
        if (!Currencies.isKnown(currency)) {
            request.problem("currency", "must be an ISO 4217 code in upper case");
        }
        if (ref.length() > Outcome.MAX_REF_LENGTH) {
            request.problem("processor_ref", "must be at most " + Outcome.MAX_REF_LENGTH + " characters");
        }
        request.check();
        return new Resolution.Paid(new Outcome.Capture(ref, new Money(amount, currency), capturedAt));
    }

    private static Json.Writing describe(OperatorAttempt entry) {
        Attempt attempt = entry.attempt();
        return json -> {
            json.writeStartObject();
            json.writeStringField("id", PublicId.ATTEMPT.format(attempt.id()));
            json.writeStringField("session_id", attempt.sessionId().toString());
            json.writeStringField("session_status", entry.session().word());
            json.writeObjectFieldStart("merchant");
            json.writeStringField(
                    "id", PublicId.MERCHANT.format(entry.merchant().id()));
            json.writeStringField("name", entry.merchant().name());
            json.writeEndObject();
            json.writeBooleanField("livemode", attempt.mode().livemode());
            json.writeNumberField("amount", entry.price().minor());
            json.writeStringField("currency", entry.price().currency());
            json.writeNumberField("number", attempt.number());
            json.writeStringField("connector", attempt.connector());
            json.writeStringField("reference", attempt.reference());
            json.writeStringField("processor_ref", attempt.processorRef().orElse(null));
            json.writeStringField("state", attempt.state().word());
            json.writeStringField("reason", entry.reason().orElse(null));
            OperatorAnswers.time(json, "created_at", Optional.of(attempt.createdAt()));
            OperatorAnswers.time(json, "operator_since", attempt.operatorSince());
            OperatorAnswers.time(json, "last_check", entry.lastCheck());
            json.writeEndObject();
        };
    }

    private static Json.Writing describe(UUID id, Transitions.Applied applied) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("id", PublicId.ATTEMPT.format(id));
            json.writeStringField("state", applied.attempt().word());
            json.writeStringField("session_status", applied.session().word());
            json.writeBooleanField("needs_operator", applied.decision().next() == Decision.Next.OPERATOR);
            json.writeArrayFieldStart("surplus");
            for (Decision.Surplus surplus : applied.decision().surplus()) {
                json.writeStartObject();
                json.writeStringField("kind", surplus.kind().word());
                json.writeStringField("processor_ref", surplus.capture().processorRef());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }
}
