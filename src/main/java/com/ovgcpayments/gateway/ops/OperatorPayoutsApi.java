package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.payout.OperatorPayouts;
import com.ovgcpayments.gateway.payout.Payout;
import com.ovgcpayments.gateway.payout.PayoutRefused;
import com.ovgcpayments.gateway.payout.PayoutState;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** {@code /operator/payouts}: the payouts of all merchants, and what a person says became of them. */
final class OperatorPayoutsApi {
    private final OperatorPayouts payouts;

    OperatorPayoutsApi(OperatorPayouts payouts) {
        this.payouts = payouts;
    }

    Future<Buffer> list(RoutingContext context) {
        Optional<PayoutState> state = state(context);
        return OperatorAnswers.page(
                context,
                PublicId.PAYOUT,
                (after, limit) -> payouts.list(after, state, limit),
                Payout::id,
                OperatorPayoutsApi::describe);
    }

    Future<Buffer> confirm(RoutingContext context) {
        return end(context, payouts::confirm);
    }

    Future<Buffer> fail(RoutingContext context) {
        return end(context, payouts::fail);
    }

    private static Future<Buffer> end(
            RoutingContext context, BiFunction<UUID, Deed, Future<Optional<Payout>>> decision) {
        UUID id = OperatorAnswers.id(context, PublicId.PAYOUT);
        OperatorRequest request = OperatorRequest.of(context);
        Deed deed = request.deed();
        request.check();
        return decision.apply(id, deed)
                .map(found -> OperatorAnswers.data(describe(found.orElseThrow(ApiProblem::notFound))))
                .recover(failure -> Future.failedFuture(
                        failure instanceof PayoutRefused refused
                                ? ApiProblem.of(ErrorCode.CONFLICT, refused.getMessage())
                                : failure));
    }

    private static Optional<PayoutState> state(RoutingContext context) {
        List<String> values = context.queryParam("state");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Optional<PayoutState> state = Arrays.stream(PayoutState.values())
                .filter(each -> values.size() == 1 && each.word().equals(values.get(0)))
                .findFirst();
        if (state.isEmpty()) {
            throw ApiProblem.invalid(
                    "state",
                    "must be one of "
                            + Arrays.stream(PayoutState.values())
                                    .map(PayoutState::word)
                                    .collect(Collectors.joining(", ")));
        }
        return state;
    }

    private static Json.Writing describe(Payout payout) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("id", PublicId.PAYOUT.format(payout.id()));
            json.writeObjectFieldStart("merchant");
            json.writeStringField(
                    "id", PublicId.MERCHANT.format(payout.merchant().id()));
            json.writeStringField("name", payout.merchant().name());
            json.writeEndObject();
            json.writeBooleanField("livemode", payout.mode().livemode());
            json.writeNumberField("amount", payout.amount().minor());
            json.writeStringField("currency", payout.amount().currency());
            json.writeStringField("origin", payout.origin());
            json.writeStringField("state", payout.state().word());
            json.writeObjectFieldStart("destination");
            json.writeStringField("kind", payout.destination().kind().word());
            json.writeStringField("holder", payout.destination().holder());
            json.writeStringField("last4", payout.destination().last4());
            json.writeEndObject();
            json.writeStringField("connector", payout.connector().orElse(null));
            json.writeStringField("batch", payout.batch().orElse(null));
            json.writeStringField("reason", payout.reason().orElse(null));
            json.writeStringField("processor_ref", payout.processorRef().orElse(null));
            json.writeStringField("refusal", payout.refusal().orElse(null));
            OperatorAnswers.time(json, "created_at", Optional.of(payout.createdAt()));
            OperatorAnswers.time(json, "sent_at", payout.sentAt());
            OperatorAnswers.time(json, "ended_at", payout.endedAt());
            OperatorAnswers.time(json, "operator_since", payout.operatorSince());
            json.writeEndObject();
        };
    }
}
