package com.ovgcpayments.gateway.settlement;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.SettlementReading;
import com.ovgcpayments.gateway.connector.SettlementTimes;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.DueRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles captured payments: by the processor's word where it can be asked, and then with what it took; else when the
 * connector's delay has passed, many at once. Instances that do it at the same time settle each payment once.
 */
public final class SettlementJob {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementJob.class);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
    private static final int AT_ONCE = 500;

    /** Between the processor's clock and ours. */
    private static final Duration AFTER_AVAILABLE = Duration.ofSeconds(5);

    // What is settled already only waited for the processor's line, and this processor has none.
    private static final String BY_DELAY = """
            WITH delays AS (SELECT * FROM unnest($2::text[], $3::bigint[]) AS given (connector, millis)),
            due AS (
                SELECT t.id, t.captured_at + coalesce(delays.millis, $4) * interval '1 millisecond' AS ripe
                  FROM payment_transaction t LEFT JOIN delays ON delays.connector = t.connector
                 WHERE t.next_check_at <= now() AND (t.leased_until IS NULL OR t.leased_until <= now())
                   AND t.connector <> ALL ($1)
                 ORDER BY t.next_check_at LIMIT $5
                   FOR NO KEY UPDATE OF t SKIP LOCKED)
            UPDATE payment_transaction t SET
                status = CASE WHEN ripe <= now() THEN 'settled' ELSE t.status END,
                available_on = CASE WHEN t.status = 'paid' THEN ripe ELSE t.available_on END,
                next_check_at = CASE WHEN ripe > now() AND t.status = 'paid' THEN ripe END,
                checked_at = now(), leased_until = NULL
              FROM due WHERE t.id = due.id""";

    // Only by who still holds the lease: else somebody else is at it.
    private static final String BY_WORD = """
            WITH settled AS (
                UPDATE payment_transaction SET
                    status = 'settled',
                    available_on = CASE WHEN status = 'paid' THEN $3 ELSE available_on END,
                    next_check_at = NULL, checks = 0, leased_until = NULL
                 WHERE id = $1 AND leased_until = $2
                RETURNING id, livemode, amount, currency)
            INSERT INTO settlement_line (livemode, kind, transaction_id, amount, currency, gross, fee, booked_in, available_on)
            SELECT livemode, 'capture', id, amount, currency, $4, $5, $6, $3 FROM settled
            ON CONFLICT DO NOTHING""";

    private static final String LATER = """
            UPDATE payment_transaction SET
                available_on = CASE WHEN status = 'paid' THEN coalesce($3, available_on) ELSE available_on END,
                next_check_at = $4, checks = $5, leased_until = NULL
             WHERE id = $1 AND leased_until = $2""";

    private final Database database;
    private final DueRows due;
    private final Connectors connectors;
    private final SettlementTimes times;
    private final Duration deadline;

    /** @param deadline how long a processor may take to tell of a capture's money */
    public SettlementJob(Database database, SettlementTimes times, Duration deadline) {
        this.database = database;
        this.due = new DueRows(database, "payment_transaction", UnsettledCapture.BY_IDS);
        this.connectors = times.connectors();
        this.times = times;
        this.deadline = deadline;
    }

    /**
     * Settles all whose delay is over, then claims what processors are to be asked about and asks for all of it at once.
     *
     * @param limit how many are asked about at the most
     * @return each completing when its answer is written; none of them fails
     */
    public Future<List<Future<Void>>> sweep(int limit) {
        return settleByDelay().compose(settled -> due.sweep(deadline.plus(LEASE_MARGIN), limit, this::seeTo));
    }

    private Future<Void> settleByDelay() {
        String[] asked = connectors.names().stream().filter(times::asks).toArray(String[]::new);
        List<Map.Entry<String, Duration>> delays = List.copyOf(times.delays().entrySet());
        String[] names = delays.stream().map(Map.Entry::getKey).toArray(String[]::new);
        Long[] millis = delays.stream().map(each -> each.getValue().toMillis()).toArray(Long[]::new);
        return database.query(BY_DELAY, asked, names, millis, SettlementTimes.DEFAULT_DELAY.toMillis(), AT_ONCE)
                .compose(done -> done.rowCount() == AT_ONCE ? settleByDelay() : Future.succeededFuture());
    }

    private Future<Void> seeTo(Row row) {
        // Through map, so that a row which cannot be read fails alone.
        return Future.succeededFuture(row)
                .map(UnsettledCapture::of)
                .compose(capture -> times.asks(capture.connector()) ? ask(capture) : leaveToDelay(capture))
                .recover(failure -> {
                    // The lease runs out and it is tried again; nothing is lost by it.
                    LOG.atWarn()
                            .addKeyValue("transaction", PublicId.TRANSACTION.format(row.getUUID("id")))
                            .setCause(failure)
                            .log("could not see to a settlement; it will be tried again");
                    return Future.succeededFuture();
                });
    }

    private Future<Void> ask(UnsettledCapture capture) {
        return connectors
                .settlement(capture.connector(), capture.request(), deadline)
                .compose(reading -> learned(capture, reading));
    }

    /** It became due, or its connector known as one that cannot be asked, after the others had been settled. */
    private Future<Void> leaveToDelay(UnsettledCapture capture) {
        return later(capture, null, capture.now(), capture.checks());
    }

    private Future<Void> learned(UnsettledCapture capture, SettlementReading reading) {
        if (reading instanceof SettlementReading.NotYet notYet) {
            return inVain(capture, notYet.reason());
        } else if (reading instanceof SettlementReading.Unknown unknown) {
            return inVain(capture, unknown.reason());
        }
        SettlementReading.Known known = (SettlementReading.Known) reading;
        Money gross = known.gross();
        if (gross.currency().equals(capture.captured().currency()) && !gross.equals(capture.captured())) {
            return inVain(capture, "the processor booked " + gross + " of " + capture.captured());
        } else if (known.available()) {
            return settle(capture, known);
        } else if (known.availableOn().isAfter(capture.now())) {
            return later(capture, known.availableOn(), known.availableOn().plus(AFTER_AVAILABLE), 0);
        }
        return inVain(capture, "the processor is late with what was to be available on " + known.availableOn());
    }

    private Future<Void> settle(UnsettledCapture capture, SettlementReading.Known known) {
        return database.query(
                        BY_WORD,
                        capture.id(),
                        utc(capture.leasedUntil()),
                        utc(known.availableOn()),
                        known.gross().minor(),
                        known.fee(),
                        known.gross().currency())
                .mapEmpty();
    }

    private Future<Void> inVain(UnsettledCapture capture, String reason) {
        int checks = capture.checks() + 1;
        if (SettlementSchedule.alarms(checks)) {
            LOG.atError()
                    .addKeyValue("transaction", PublicId.TRANSACTION.format(capture.id()))
                    .addKeyValue("connector", capture.connector())
                    .addKeyValue("processor_ref", capture.captureRef())
                    .addKeyValue("reason", reason)
                    .log("a processor does not settle a capture; it is asked on");
        }
        return later(capture, null, capture.now().plus(SettlementSchedule.pause(capture.checks())), checks);
    }

    private Future<Void> later(UnsettledCapture capture, @Nullable Instant availableOn, Instant nextCheck, int checks) {
        return database.query(
                        LATER,
                        capture.id(),
                        utc(capture.leasedUntil()),
                        availableOn == null ? null : utc(availableOn),
                        utc(nextCheck),
                        checks)
                .mapEmpty();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
