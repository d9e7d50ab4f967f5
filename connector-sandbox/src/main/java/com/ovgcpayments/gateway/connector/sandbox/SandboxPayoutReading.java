package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.PayoutOutcome;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.money.Money;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What the sandbox's API said of payouts. Whatever does not fit the question is unknown. */
final class SandboxPayoutReading {
    private static final Set<Integer> WITH_PAYOUT = Set.of(200, 201);
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403);

    private SandboxPayoutReading() {}

    static PayoutOutcome of(ConnectorRequest.Payout request, ProcessorHttp.Result result) {
        if (result instanceof ProcessorHttp.Answer answer) {
            Optional<SandboxAnswer.Refusal> refusal = SandboxReading.refusal(answer);
            if (refusal.isPresent() && answer.status() == 422) {
                return new PayoutOutcome.Failed(Optional.empty(), refusal.get().code());
            } else if (refusal.isPresent() && REFUSED.contains(answer.status())) {
                return new PayoutOutcome.NotSent(
                        "sandbox refused: " + refusal.get().code());
            }
        }
        return told(request, result);
    }

    static PayoutOutcome ofFetch(ConnectorRequest.Payout request, ProcessorHttp.Result result) {
        if (result instanceof ProcessorHttp.Answer answer && answer.status() == 404) {
            boolean none = SandboxReading.refusal(answer)
                    .filter(given -> given.code().equals(SandboxPayoutApi.NO_SUCH_PAYOUT))
                    .isPresent();
            if (none) {
                return new PayoutOutcome.NotFound("sandbox has no such payout");
            }
        }
        return told(request, result);
    }

    private static PayoutOutcome told(ConnectorRequest.Payout request, ProcessorHttp.Result result) {
        if (result instanceof ProcessorHttp.NotReached notReached) {
            return new PayoutOutcome.NotSent(notReached.reason());
        }
        if (!(result instanceof ProcessorHttp.Answer answer)) {
            return new PayoutOutcome.Unknown(SandboxReading.reason(result));
        }
        if (!WITH_PAYOUT.contains(answer.status()) || !SandboxReading.isJson(answer)) {
            return new PayoutOutcome.Unknown(SandboxReading.unexpected(answer));
        }
        try {
            SandboxPayout.Answer told = SandboxJson.read(answer.body(), SandboxPayout.Answer.class);
            boolean same = told.key().equals(request.id())
                    && new Money(told.amount(), told.currency()).equals(request.amount());
            return same
                    ? new PayoutOutcome.Succeeded(told.id())
                    : new PayoutOutcome.Unknown("sandbox told of another payout");
        } catch (IOException | IllegalArgumentException failure) {
            return new PayoutOutcome.Unknown(SandboxReading.unreadable(failure));
        }
    }
}
