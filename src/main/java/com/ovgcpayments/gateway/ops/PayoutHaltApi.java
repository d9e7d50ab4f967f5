package com.ovgcpayments.gateway.ops;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.payout.PayoutHalt;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code /operator/payout-halt}: whether payouts are stopped, why, and to stop them or let them go on. */
final class PayoutHaltApi {
    private final PayoutHalt halt;

    PayoutHaltApi(PayoutHalt halt) {
        this.halt = halt;
    }

    Future<Buffer> get(RoutingContext context) {
        return halt.current().map(PayoutHaltApi::describe);
    }

    Future<Buffer> set(RoutingContext context) {
        return halt.set(deed(context)).compose(set -> get(context));
    }

    Future<Buffer> lift(RoutingContext context) {
        return halt.clear(deed(context)).compose(lifted -> get(context));
    }

    private static Deed deed(RoutingContext context) {
        OperatorRequest request = OperatorRequest.of(context);
        Deed deed = request.deed();
        request.check();
        return deed;
    }

    private static Buffer describe(Optional<PayoutHalt.Halted> halted) {
        return OperatorAnswers.data(json -> {
            json.writeStartObject();
            json.writeBooleanField("halted", halted.isPresent());
            json.writeStringField(
                    "reason", halted.map(PayoutHalt.Halted::reason).orElse(null));
            json.writeStringField("set_by", halted.map(PayoutHalt.Halted::setBy).orElse(null));
            OperatorAnswers.time(json, "since", halted.map(PayoutHalt.Halted::since));
            json.writeEndObject();
        });
    }
}
