package com.ovgcpayments.gateway.web;

import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.ledger.Statements;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Statements as files, written while they are read. Only a few at a time, whoever asks for them. */
public final class StatementDownloads {
    /** Each keeps a connection to the database for as long as it is read. */
    private static final int AT_ONCE = 2;

    private static final DateTimeFormatter FILE_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Statements statements;
    private final AtomicInteger underWay = new AtomicInteger();

    public StatementDownloads(Statements statements) {
        this.statements = statements;
    }

    /**
     * Writes the whole answer; what fails after its first line can only end the connection.
     *
     * @param from inclusive
     * @param to exclusive and later than that; until now if empty
     * @throws ApiProblem if too many are under way
     */
    public Future<Void> send(
            HttpServerResponse response,
            UUID merchantId,
            Mode mode,
            String currency,
            Instant from,
            Optional<Instant> to) {
        if (underWay.incrementAndGet() > AT_ONCE) {
            underWay.decrementAndGet();
            throw ApiProblem.of(ErrorCode.RATE_LIMITED, "Other statements are being written. Try again shortly.")
                    .withHeader("Retry-After", "5");
        }
        String file = "statement-" + currency + "-" + FILE_DATE.format(from) + ".csv";
        StatementCsv csv = new StatementCsv(response, currency, file);
        return statements
                .read(merchantId, mode, currency, from, to, csv)
                .compose(read -> csv.end())
                .onComplete(done -> underWay.decrementAndGet());
    }
}
