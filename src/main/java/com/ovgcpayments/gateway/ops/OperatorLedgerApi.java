package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.ledger.LedgerAlarm;
import com.ovgcpayments.gateway.ledger.LedgerAlarms;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;

/** {@code /operator/ledger/alarms}: where the ledger was found wrong. As long as one stands, nothing is paid out. */
final class OperatorLedgerApi {
    private final LedgerAlarms alarms;

    OperatorLedgerApi(LedgerAlarms alarms) {
        this.alarms = alarms;
    }

    Future<Buffer> list(RoutingContext context) {
        return alarms.current()
                .map(standing -> OperatorAnswers.data(json -> {
                    json.writeStartArray();
                    for (LedgerAlarm alarm : standing) {
                        describe(alarm).to(json);
                    }
                    json.writeEndArray();
                }));
    }

    Future<Buffer> clear(RoutingContext context) {
        UUID id = OperatorAnswers.id(context, PublicId.LEDGER_ALARM);
        OperatorRequest request = OperatorRequest.of(context);
        Deed deed = request.deed();
        request.check();
        return alarms.clear(id, deed)
                .map(cleared -> cleared.orElseThrow(ApiProblem::notFound))
                .map(cleared -> OperatorAnswers.data(describe(cleared)));
    }

    static Json.Writing describe(LedgerAlarm alarm) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("id", PublicId.LEDGER_ALARM.format(alarm.id()));
            json.writeStringField("rule", alarm.rule());
            json.writeStringField("detail", alarm.detail());
            OperatorAnswers.time(json, "raised_at", Optional.of(alarm.raisedAt()));
            json.writeEndObject();
        };
    }
}
