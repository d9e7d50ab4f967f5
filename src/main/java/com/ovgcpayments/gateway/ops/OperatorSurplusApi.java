package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.refund.RefundState;
import com.ovgcpayments.gateway.refund.SurplusCapture;
import com.ovgcpayments.gateway.refund.SurplusCaptures;
import com.ovgcpayments.gateway.refund.SurplusResolution;
import com.ovgcpayments.gateway.refund.UnresolvableSurplus;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /operator/surplus}: money that no session may count. */
final class OperatorSurplusApi {
    private static final List<RefundState> STATES = Arrays.stream(RefundState.values())
            .filter(state -> state != RefundState.FAILED)
            .toList();

    private final SurplusCaptures surplus;

    OperatorSurplusApi(SurplusCaptures surplus) {
        this.surplus = surplus;
    }

    Future<Buffer> list(RoutingContext context) {
        Optional<RefundState> state = state(context);
        return OperatorAnswers.page(
                context,
                PublicId.SURPLUS,
                (after, limit) -> surplus.list(after, state, limit),
                SurplusCapture::id,
                OperatorSurplusApi::describe);
    }

    Future<Buffer> resolve(RoutingContext context) {
        UUID id = OperatorAnswers.id(context, PublicId.SURPLUS);
        OperatorRequest request = OperatorRequest.of(context);
        Deed deed = request.deed();
        String as = request.word(
                "as",
                Arrays.stream(SurplusResolution.values())
                        .map(SurplusResolution::word)
                        .toList());
        request.check();
        SurplusResolution resolution = Arrays.stream(SurplusResolution.values())
                .filter(each -> each.word().equals(as))
                .findFirst()
                .orElseThrow();
        return surplus.resolve(id, resolution, deed)
                .map(resolved -> resolved.orElseThrow(ApiProblem::notFound))
                .map(resolved -> OperatorAnswers.data(describe(resolved)))
                .recover(failure -> Future.failedFuture(
                        failure instanceof UnresolvableSurplus refused
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

    private static Json.Writing describe(SurplusCapture capture) {
        SurplusCapture.Refund refund = capture.refund();
        return json -> {
            json.writeStartObject();
            json.writeStringField("id", PublicId.SURPLUS.format(capture.id()));
            json.writeStringField("kind", capture.kind());
            json.writeStringField("session_id", capture.sessionId().toString());
            json.writeObjectFieldStart("merchant");
            json.writeStringField(
                    "id", PublicId.MERCHANT.format(capture.merchant().id()));
            json.writeStringField("name", capture.merchant().name());
            json.writeEndObject();
            json.writeBooleanField("livemode", capture.mode().livemode());
            json.writeNumberField("amount", capture.money().minor());
            json.writeStringField("currency", capture.money().currency());
            json.writeStringField("connector", capture.connector());
            json.writeStringField("reference", capture.reference());
            json.writeStringField("processor_ref", capture.processorRef());
            OperatorAnswers.time(json, "captured_at", Optional.of(capture.capturedAt()));
            OperatorAnswers.time(json, "created_at", Optional.of(capture.createdAt()));
            json.writeObjectFieldStart("refund");
            json.writeStringField("id", PublicId.REFUND.format(refund.id()));
            json.writeStringField("state", refund.state().word());
            json.writeStringField("reason", refund.reason().orElse(null));
            json.writeStringField("processor_ref", refund.processorRef().orElse(null));
            json.writeStringField("refusal", refund.refusal().orElse(null));
            OperatorAnswers.time(json, "sent_at", refund.sentAt());
            OperatorAnswers.time(json, "last_check", refund.lastCheck());
            OperatorAnswers.time(json, "operator_since", refund.operatorSince());
            json.writeEndObject();
            json.writeEndObject();
        };
    }
}
