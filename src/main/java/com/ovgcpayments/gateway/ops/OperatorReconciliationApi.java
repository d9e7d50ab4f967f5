package com.ovgcpayments.gateway.ops;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.reconciliation.Difference;
import com.ovgcpayments.gateway.reconciliation.Reconciliation;
import com.ovgcpayments.gateway.reconciliation.Reconciliations;
import com.ovgcpayments.gateway.reconciliation.ResolvedAlready;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /operator/reconciliation}: processors' days held against ours, and what differs. */
final class OperatorReconciliationApi {
    private final Reconciliations reconciliations;

    OperatorReconciliationApi(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    Future<Buffer> list(RoutingContext context) {
        Optional<String> connector = context.queryParam("connector").stream().findFirst();
        return OperatorAnswers.page(
                context,
                PublicId.RECONCILIATION,
                (after, limit) -> reconciliations.list(after, connector, limit),
                Reconciliation::id,
                OperatorReconciliationApi::describe);
    }

    Future<Buffer> request(RoutingContext context) {
        OperatorRequest request = OperatorRequest.of(context);
        String connector = request.line("connector");
        Mode mode = request.word("mode", List.of("live", "test")).equals("live") ? Mode.LIVE : Mode.TEST;
        LocalDate day = request.pastDay("date");
        request.check();
        return reconciliations
                .request(connector, mode, day)
                .compose(reconciliations::find)
                .map(found -> OperatorAnswers.data(describe(found.orElseThrow())));
    }

    Future<Buffer> differences(RoutingContext context) {
        boolean all = context.queryParam("state").contains("all");
        Optional<UUID> of = context.queryParam("reconciliation").stream()
                .findFirst()
                .map(text -> PublicId.RECONCILIATION
                        .parse(text)
                        .orElseThrow(() -> ApiProblem.invalid("reconciliation", "must be the id of a reconciliation")));
        return OperatorAnswers.page(
                context,
                PublicId.DIFFERENCE,
                (after, limit) -> reconciliations.differences(after, of, !all, limit),
                Difference::id,
                OperatorReconciliationApi::describe);
    }

    Future<Buffer> resolve(RoutingContext context) {
        UUID id = OperatorAnswers.id(context, PublicId.DIFFERENCE);
        OperatorRequest request = OperatorRequest.of(context);
        Deed deed = request.deed();
        request.check();
        return reconciliations
                .resolve(id, deed)
                .map(resolved -> OperatorAnswers.data(describe(resolved.orElseThrow(ApiProblem::notFound))))
                .recover(failure -> Future.failedFuture(
                        failure instanceof ResolvedAlready refused
                                ? ApiProblem.of(ErrorCode.CONFLICT, String.valueOf(refused.getMessage()))
                                : failure));
    }

    private static Json.Writing describe(Reconciliation day) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("id", PublicId.RECONCILIATION.format(day.id()));
            json.writeStringField("connector", day.connector());
            json.writeBooleanField("livemode", day.mode().livemode());
            json.writeStringField("date", day.day().toString());
            json.writeStringField("state", day.state().word());
            json.writeNumberField("movements", day.movements());
            json.writeNumberField("open_differences", day.open());
            json.writeStringField("reason", day.reason().orElse(null));
            OperatorAnswers.time(json, "compared_at", day.endedAt());
            json.writeEndObject();
        };
    }

    private static Json.Writing describe(Difference difference) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("id", PublicId.DIFFERENCE.format(difference.id()));
            json.writeStringField("reconciliation_id", PublicId.RECONCILIATION.format(difference.reconciliationId()));
            json.writeStringField("connector", difference.connector());
            json.writeBooleanField("livemode", difference.mode().livemode());
            json.writeStringField("date", difference.day().toString());
            json.writeStringField("kind", difference.kind().word());
            json.writeStringField("movement", difference.movement());
            json.writeStringField("processor_ref", difference.subject());
            money(json, "ours", difference.ours());
            money(json, "theirs", difference.theirs());
            OperatorAnswers.time(json, "found_at", Optional.of(difference.foundAt()));
            OperatorAnswers.time(json, "resolved_at", difference.resolvedAt());
            json.writeStringField("resolution", difference.resolution().orElse(null));
            json.writeEndObject();
        };
    }

    private static void money(JsonGenerator json, String name, Optional<Money> money) throws IOException {
        if (money.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeNumberField("amount", money.get().minor());
        json.writeStringField("currency", money.get().currency());
        json.writeEndObject();
    }
}
