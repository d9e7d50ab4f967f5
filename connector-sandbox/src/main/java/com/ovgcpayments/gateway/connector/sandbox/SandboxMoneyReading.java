package com.ovgcpayments.gateway.connector.sandbox;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.connector.SettlementReading;
import com.ovgcpayments.gateway.money.Money;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What the sandbox's API said of refunds and settlements. Whatever does not fit the question is unknown. */
final class SandboxMoneyReading {
    private static final Set<Integer> WITH_REFUND = Set.of(200, 201);
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403);

    private SandboxMoneyReading() {}

    static RefundOutcome ofRefund(ConnectorRequest.Refund request, ProcessorHttp.Result result) {
        if (result instanceof ProcessorHttp.Answer answer) {
            Optional<SandboxAnswer.Refusal> refusal = SandboxReading.refusal(answer);
            if (refusal.isPresent() && answer.status() == 422) {
                return new RefundOutcome.Failed(Optional.empty(), refusal.get().code());
            } else if (refusal.isPresent() && REFUSED.contains(answer.status())) {
                return new RefundOutcome.NotSent(
                        "sandbox refused: " + refusal.get().code());
            }
        }
        return told(request, result);
    }

    static RefundOutcome ofFetchRefund(ConnectorRequest.Refund request, ProcessorHttp.Result result) {
        if (result instanceof ProcessorHttp.Answer answer && answer.status() == 404) {
            Optional<SandboxAnswer.Refusal> refusal =
                    SandboxReading.refusal(answer).filter(given -> given.code().equals(SandboxMoneyApi.NO_SUCH_REFUND));
            if (refusal.isPresent()) {
                return new RefundOutcome.NotFound("sandbox has no such refund");
            }
        }
        return told(request, result);
    }

    static SettlementReading ofSettlement(ConnectorRequest.Settlement request, ProcessorHttp.Result result) {
        if (!(result instanceof ProcessorHttp.Answer answer)) {
            return new SettlementReading.Unknown(SandboxReading.reason(result));
        } else if (answer.status() != 200 || !SandboxReading.isJson(answer)) {
            return new SettlementReading.Unknown(SandboxReading.unexpected(answer));
        }
        try {
            SandboxSettlement told = SandboxJson.read(answer.body(), SandboxSettlement.class);
            return told.reference().equals(request.attempt())
                            && told.captureId().equals(request.captureRef())
                    ? told.booked()
                            .map(SandboxMoneyReading::known)
                            .orElseGet(() -> new SettlementReading.NotYet("sandbox has not settled it"))
                    : new SettlementReading.Unknown("sandbox told of another capture");
        } catch (IOException | IllegalArgumentException failure) {
            return new SettlementReading.Unknown(SandboxReading.unreadable(failure));
        }
    }

    private static SettlementReading known(SandboxSettlement.Booked booked) {
        if (booked.gross() - booked.fee() != booked.net()) {
            return new SettlementReading.Unknown("what sandbox booked does not add up");
        }
        return new SettlementReading.Known(
                new Money(booked.gross(), booked.currency()), booked.fee(), booked.availableOn(), true);
    }

    static ReversalsReading ofReversals(ConnectorRequest.Reversals request, ProcessorHttp.Result result) {
        if (!(result instanceof ProcessorHttp.Answer answer)) {
            return new ReversalsReading.Unknown(SandboxReading.reason(result));
        } else if (answer.status() != 200 || !SandboxReading.isJson(answer)) {
            return new ReversalsReading.Unknown(SandboxReading.unexpected(answer));
        }
        try {
            SandboxReversals told = SandboxJson.read(answer.body(), SandboxReversals.class);
            boolean fits = told.reference().equals(request.attempt())
                    && told.captureId().equals(request.captureRef())
                    && told.refunds().stream().allMatch(refund -> isOf(refund.captureId(), refund.currency(), request))
                    && told.disputes().stream()
                            .allMatch(dispute -> isOf(dispute.captureId(), dispute.currency(), request));
            return fits ? reversals(told) : new ReversalsReading.Unknown("sandbox told of another capture");
        } catch (IOException | IllegalArgumentException failure) {
            return new ReversalsReading.Unknown(SandboxReading.unreadable(failure));
        }
    }

    private static boolean isOf(String captureId, String currency, ConnectorRequest.Reversals request) {
        return captureId.equals(request.captureRef())
                && currency.equals(request.captured().currency());
    }

    private static ReversalsReading reversals(SandboxReversals told) {
        return new ReversalsReading.Known(
                told.refunds().stream()
                        .map(refund -> new ReversalsReading.Refund(
                                refund.id(),
                                refund.key(),
                                new Money(refund.amount(), refund.currency()),
                                outcome(refund),
                                refund.createdAt()))
                        .toList(),
                told.disputes().stream()
                        .map(dispute -> new ReversalsReading.Dispute(
                                dispute.id(),
                                new Money(dispute.amount(), dispute.currency()),
                                dispute.state(),
                                dispute.funds(),
                                SandboxReversals.Dispute.REASON,
                                dispute.openedAt(),
                                Optional.empty()))
                        .toList());
    }

    private static RefundOutcome outcome(SandboxRefund.Answer refund) {
        return switch (refund.status()) {
            case PENDING -> new RefundOutcome.Pending(refund.id());
            case SUCCEEDED -> new RefundOutcome.Succeeded(refund.id());
            case FAILED ->
                new RefundOutcome.Failed(Optional.of(refund.id()), refund.code().orElse("failed"));
        };
    }

    private static RefundOutcome told(ConnectorRequest.Refund request, ProcessorHttp.Result result) {
        if (result instanceof ProcessorHttp.NotReached notReached) {
            return new RefundOutcome.NotSent(notReached.reason());
        }
        if (!(result instanceof ProcessorHttp.Answer answer)) {
            return new RefundOutcome.Unknown(SandboxReading.reason(result));
        }
        if (!WITH_REFUND.contains(answer.status()) || !SandboxReading.isJson(answer)) {
            return new RefundOutcome.Unknown(SandboxReading.unexpected(answer));
        }
        try {
            SandboxRefund.Answer told = SandboxJson.read(answer.body(), SandboxRefund.Answer.class);
            return isAbout(told, request) ? outcome(told) : new RefundOutcome.Unknown("sandbox told of another refund");
        } catch (IOException | IllegalArgumentException failure) {
            return new RefundOutcome.Unknown(SandboxReading.unreadable(failure));
        }
    }

    private static boolean isAbout(SandboxRefund.Answer told, ConnectorRequest.Refund request) {
        return told.key().equals(Optional.of(request.id()))
                && told.reference().equals(request.attempt())
                && told.captureId().equals(request.captureRef())
                && new Money(told.amount(), told.currency()).equals(request.amount());
    }
}
