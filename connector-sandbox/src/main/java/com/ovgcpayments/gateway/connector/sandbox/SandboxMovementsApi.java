package com.ovgcpayments.gateway.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of the processor's API that tells what moved on the account. */
final class SandboxMovementsApi {
    private static final int PAYMENTS_A_PAGE = 50;

    private final SandboxBook book;
    private final Duration settlementDelay;
    private final Clock clock;

    SandboxMovementsApi(SandboxBook book, Duration settlementDelay, Clock clock) {
        this.book = book;
        this.settlementDelay = settlementDelay;
        this.clock = clock;
    }

    /** A page may be empty, and not the last. */
    Future<SandboxReply> page(MultiMap query) {
        @Nullable String mode = query.get("mode");
        @Nullable String from = query.get("from");
        @Nullable String to = query.get("to");
        if (mode == null || from == null || to == null) {
            return Future.succeededFuture(invalid("mode, from and to are required"));
        }
        try {
            return page(mode, Instant.parse(from), Instant.parse(to), Optional.ofNullable(query.get("after")));
        } catch (DateTimeException e) {
            return Future.succeededFuture(invalid("from and to are times"));
        }
    }

    private Future<SandboxReply> page(String mode, Instant from, Instant to, Optional<String> after) {
        return book.page(after, PAYMENTS_A_PAGE).map(payments -> {
            List<SandboxMovement> movements = payments.stream()
                    .filter(payment -> payment.order().mode().equals(mode))
                    .flatMap(payment -> SandboxMovement.of(payment, settlementDelay, clock.instant()))
                    .filter(each -> !each.at().isBefore(from) && each.at().isBefore(to))
                    .toList();
            boolean more = payments.size() == PAYMENTS_A_PAGE;
            return SandboxReply.json(
                    200,
                    new SandboxMovement.Page(
                            movements,
                            more ? Optional.of(payments.get(payments.size() - 1).id()) : Optional.empty()));
        });
    }

    private static SandboxReply invalid(String message) {
        return SandboxReply.refusal(400, "invalid_request", message);
    }
}
