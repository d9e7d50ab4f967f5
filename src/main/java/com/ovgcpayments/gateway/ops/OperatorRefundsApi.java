package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.refund.OperatorRefund;
import com.ovgcpayments.gateway.refund.OperatorRefunds;
import com.ovgcpayments.gateway.refund.RefundResolution;
import com.ovgcpayments.gateway.refund.RefundState;
import com.ovgcpayments.gateway.refund.UnresolvableRefund;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /operator/refunds}: merchants' refunds; with {@code ?state=operator}, those that wait for a person. */
final class OperatorRefundsApi {
    private static final List<RefundState> STATES = Arrays.stream(RefundState.values())
            .filter(state -> state != RefundState.ACCEPTED)
            .toList();

    private final OperatorRefunds refunds;

    OperatorRefundsApi(OperatorRefunds refunds) {
        this.refunds = refunds;
    }

    Future<Buffer> list(RoutingContext context) {
        Optional<RefundState> state = state(context);
        return OperatorAnswers.page(
                context,
                PublicId.REFUND,
                (after, limit) -> refunds.list(after, state, limit),
                OperatorRefund::id,
                OperatorRefundsApi::describe);
    }

    Future<Buffer> resolve(RoutingContext context) {
        UUID id = OperatorAnswers.id(context, PublicId.REFUND);
        OperatorRequest request = OperatorRequest.of(context);
        Deed deed = request.deed();
        String as = request.word(
                "as",
                Arrays.stream(RefundResolution.values())
                        .map(RefundResolution::word)
                        .toList());
        request.check();
        RefundResolution resolution = Arrays.stream(RefundResolution.values())
                .filter(each -> each.word().equals(as))
                .findFirst()
                .orElseThrow();
        return refunds.resolve(id, resolution, deed)
                .map(resolved -> resolved.orElseThrow(ApiProblem::notFound))
                .map(resolved -> OperatorAnswers.data(describe(resolved)))
                .recover(failure -> Future.failedFuture(
                        failure instanceof UnresolvableRefund refused
                                ? ApiProblem.of(ErrorCode.CONFLICT, String.valueOf(refused.getMessage()))
                                : failure));
    }

    private static Optional<RefundState> state(RoutingContext context) {
        List<String> values = context.queryParam("state");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Optional<RefundState> state = STATES.stream()
                .filter(each -> values.size() == 1 && each.word().equals(values.get(0)))
                .findFirst();
        if (state.isEmpty()) {
            throw ApiProblem.invalid(
                    "state",
                    "must be one of " + STATES.stream().map(RefundState::word).collect(Collectors.joining(", ")));
        }
        return state;
    }

    private static Json.Writing describe(OperatorRefund waiting) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("id", PublicId.REFUND.format(waiting.id()));
            json.writeStringField("state", waiting.refund().state().word());
            json.writeStringField("origin", waiting.refund().origin());
            json.writeStringField("session_id", waiting.refund().sessionId().toString());
            json.writeStringField(
                    "transaction_id",
                    PublicId.TRANSACTION.format(waiting.refund().transactionId()));
            json.writeObjectFieldStart("merchant");
            json.writeStringField(
                    "id", PublicId.MERCHANT.format(waiting.merchant().id()));
            json.writeStringField("name", waiting.merchant().name());
            json.writeEndObject();
            json.writeBooleanField("livemode", waiting.refund().mode().livemode());
            json.writeNumberField("amount", waiting.refund().amount().minor());
            json.writeStringField("currency", waiting.refund().amount().currency());
            json.writeNumberField("captured", waiting.captured().minor());
            json.writeStringField("connector", waiting.connector());
            json.writeStringField("reference", waiting.reference());
            json.writeStringField("capture_ref", waiting.captureRef());
            json.writeStringField("processor_ref", waiting.processorRef().orElse(null));
            json.writeStringField("note", waiting.refund().note().orElse(null));
            json.writeStringField("reason", waiting.reason().orElse(null));
            json.writeStringField("refusal", waiting.refund().refusal().orElse(null));
            OperatorAnswers.time(
                    json, "created_at", Optional.of(waiting.refund().createdAt()));
            OperatorAnswers.time(json, "sent_at", waiting.sentAt());
            OperatorAnswers.time(json, "last_check", waiting.lastCheck());
            OperatorAnswers.time(json, "operator_since", waiting.operatorSince());
            OperatorAnswers.time(json, "ended_at", waiting.refund().endedAt());
            json.writeEndObject();
        };
    }
}
