package com.ovgcpayments.gateway.connector.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.ovgcpayments.gateway.connector.DeclineReason;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.net.Origin;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the sandbox's API said, as an {@link Outcome}: of a certain reference, and with pages at a certain origin.
 * Whatever does not fit is {@link Outcome.Unknown}.
 */
record SandboxReading(String reference, String pageOrigin) {
    private static final Set<Integer> WITH_PAYMENT = Set.of(200, 201, 402);
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403);

    /** Of an answer to begin: there a refusal means that nothing was made. */
    Outcome ofBegin(ProcessorHttp.Result result) {
        if (result instanceof ProcessorHttp.Answer answer && REFUSED.contains(answer.status())) {
            return refusal(answer)
                    .<Outcome>map(refusal -> new Outcome.NotSent("sandbox refused: " + refusal.code()))
                    .orElseGet(() -> unknown(answer));
        }
        return of(result);
    }

    Outcome of(ProcessorHttp.Result result) {
        if (result instanceof ProcessorHttp.NotReached notReached) {
            return new Outcome.NotSent(notReached.reason());
        } else if (result instanceof ProcessorHttp.Answer answer) {
            return ofAnswer(answer);
        }
        return new Outcome.Unknown(reason(result));
    }

    /** Why there is no answer. */
    static String reason(ProcessorHttp.Result result) {
        return result instanceof ProcessorHttp.NotReached notReached
                ? notReached.reason()
                : ((ProcessorHttp.NoAnswer) result).reason();
    }

    private Outcome ofAnswer(ProcessorHttp.Answer answer) {
        if (answer.status() == 404 && refusal(answer).isPresent()) {
            return new Outcome.Unknown("sandbox knows no such payment");
        }
        if (!WITH_PAYMENT.contains(answer.status()) || !isJson(answer)) {
            return unknown(answer);
        }
        try {
            SandboxAnswer payment = SandboxJson.read(answer.body(), SandboxAnswer.class);
            return payment.reference().equals(reference)
                    ? ofPayment(payment)
                    : new Outcome.Unknown("sandbox told of another payment");
        } catch (IOException | IllegalArgumentException failure) {
            return new Outcome.Unknown(unreadable(failure));
        }
    }

    /** Without the answer's text, which is not for the log. */
    static String unreadable(Exception failure) {
        return "unreadable answer of the sandbox: "
                + (failure instanceof JsonProcessingException json ? json.getOriginalMessage() : failure.getMessage());
    }

    private Outcome ofPayment(SandboxAnswer payment) {
        return switch (payment.status()) {
            case OPEN -> redirect(payment);
            case PROCESSING -> new Outcome.Pending(payment.id(), payment.acceptedAt());
            case APPROVED -> new Outcome.Succeeded(captures(payment));
            case DECLINED ->
                payment.decline()
                        .<Outcome>map(SandboxReading::declined)
                        .orElseGet(() -> new Outcome.Unknown("sandbox declined without a reason"));
            case CLOSED -> new Outcome.Closed(payment.closedBecause().orElse("closed"));
        };
    }

    private Outcome redirect(SandboxAnswer payment) {
        Optional<URI> url = payment.url().filter(Origin::isWeb);
        if (url.isEmpty() || !Origin.of(url.get()).equals(pageOrigin)) {
            return new Outcome.Unknown("sandbox sends the payer elsewhere");
        }
        return new Outcome.Redirect(url.get(), payment.id());
    }

    private static List<Outcome.Capture> captures(SandboxAnswer payment) {
        return payment.captures().stream()
                .map(capture -> new Outcome.Capture(capture.id(), capture.money(), capture.capturedAt()))
                .toList();
    }

    private static Outcome.Declined declined(SandboxPayment.Decline decline) {
        DeclineReason reason = switch (decline.code()) {
            case "insufficient_funds" -> DeclineReason.INSUFFICIENT_FUNDS;
            case "authentication_failed" -> DeclineReason.AUTHENTICATION_FAILED;
            case "try_again_later" -> DeclineReason.TRY_AGAIN_LATER;
            default -> DeclineReason.GENERIC;
        };
        return new Outcome.Declined(decline.code(), reason, decline.soft());
    }

    static Optional<SandboxAnswer.Refusal> refusal(ProcessorHttp.Answer answer) {
        if (!isJson(answer)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SandboxJson.read(answer.body(), SandboxAnswer.Refusal.class));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    static boolean isJson(ProcessorHttp.Answer answer) {
        String type = answer.headers().get("Content-Type");
        return type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private static Outcome unknown(ProcessorHttp.Answer answer) {
        return new Outcome.Unknown(unexpected(answer));
    }

    static String unexpected(ProcessorHttp.Answer answer) {
        String type = isJson(answer) ? "" : " as " + answer.headers().get("Content-Type");
        return "sandbox answered " + answer.status() + type;
    }
}
