package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.PayoutOutcome;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.DueRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives payouts to the connector that can execute them, and finds out what became of them. That a processor may have been
 * asked is committed before it is; from then on the payout is looked for, and sent again only if the processor surely has
 * none, with the same key and only while that holds. A payout that no connector can execute waits to be exported.
 */
public final class PayoutJob {
    private static final Logger LOG = LoggerFactory.getLogger(PayoutJob.class);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
    private static final Duration SAME_KEY_LIMIT = Duration.ofHours(23);
    private static final Duration WHILE_HALTED = Duration.ofMinutes(1);
    private static final Duration WITHOUT_CONNECTOR = Duration.ofMinutes(5);

    private static final String COMMIT_SENDING = """
            UPDATE payout SET state = 'sending', sent_at = $3, connector = $4
             WHERE id = $1 AND state = 'requested' AND leased_until = $2""";

    private static final String POSTPONE = """
            UPDATE payout SET next_check_at = clock_timestamp() + $3 * interval '1 millisecond', leased_until = NULL
             WHERE id = $1 AND leased_until = $2""";

    // Only by who still holds the lease: else somebody else is at it, or a person has decided.
    private static final String WRITE = """
            UPDATE payout SET
                state = $3::text::payout_state,
                reason = COALESCE($4, reason),
                processor_ref = COALESCE($5, processor_ref),
                refusal = COALESCE($6, refusal),
                checks = $7,
                next_check_at = $8,
                sent_at = CASE WHEN $3::text = 'requested' THEN NULL ELSE sent_at END,
                connector = CASE WHEN $3::text = 'requested' THEN NULL ELSE connector END,
                ended_at = CASE WHEN $3::text IN ('completed', 'failed') THEN clock_timestamp() END,
                operator_since = CASE WHEN $3::text = 'operator' THEN clock_timestamp() END,
                leased_until = NULL
             WHERE id = $1 AND leased_until = $2""";

    private final Database database;
    private final DueRows due;
    private final Connectors connectors;
    private final SealedAccounts accounts;
    private final PayoutEvents events;
    private final PayoutOptions options;

    public PayoutJob(Database database, Connectors connectors, Sealer sealer, Outbox outbox, PayoutOptions options) {
        this.database = database;
        this.due = new DueRows(database, "payout", PayoutRecord.BY_IDS);
        this.connectors = connectors;
        this.accounts = new SealedAccounts(sealer);
        this.events = new PayoutEvents(outbox);
        this.options = options;
    }

    /**
     * Claims what is due and sees to all of it at once.
     *
     * @param limit how many at the most
     * @return each completing when its answer is written; none of them fails
     */
    public Future<List<Future<Void>>> sweep(int limit) {
        Duration lease = options.sendDeadline().plus(options.fetchDeadline()).plus(LEASE_MARGIN);
        return due.sweep(lease, limit, this::seeTo);
    }

    private Future<Void> seeTo(Row row) {
        // Through map, so that a row which cannot be read fails alone.
        return Future.succeededFuture(row)
                .map(each -> PayoutRecord.of(each, accounts))
                .compose(record -> record.state() == PayoutState.REQUESTED ? begin(record) : findOut(record))
                .recover(failure -> {
                    // The lease runs out and it is tried again; nothing is lost by it.
                    LOG.atWarn()
                            .addKeyValue("payout", PublicId.PAYOUT.format(row.getUUID("id")))
                            .setCause(failure)
                            .log("could not see to a payout; it will be tried again");
                    return Future.succeededFuture();
                });
    }

    private Future<Void> begin(PayoutRecord record) {
        if (record.halted()) {
            return postpone(record, WHILE_HALTED);
        }
        Optional<String> connector = connectors
                .payingOut(record.mode(), record.amount().currency())
                .stream()
                .map(ConnectorDescriptor::name)
                .filter(name -> connectors.isReady(name, record.mode()))
                .findFirst();
        return connector.isEmpty() ? postpone(record, WITHOUT_CONNECTOR) : begin(record, connector.get());
    }

    private Future<Void> begin(PayoutRecord record, String connector) {
        return database.query(COMMIT_SENDING, record.id(), utc(record.leasedUntil()), utc(record.now()), connector)
                .compose(committed -> committed.rowCount() == 0
                        ? Future.succeededFuture()
                        : send(record, connector).compose(outcome -> learned(record, PayoutAsk.SEND, outcome)));
    }

    private Future<Void> postpone(PayoutRecord record, Duration pause) {
        return database.query(POSTPONE, record.id(), utc(record.leasedUntil()), pause.toMillis())
                .mapEmpty();
    }

    private Future<Void> findOut(PayoutRecord record) {
        String connector = record.connector().orElseThrow();
        return connectors
                .fetchPayout(connector, record.fetchRequest(), options.fetchDeadline())
                .compose(outcome -> outcome instanceof PayoutOutcome.NotFound && mayBeSentAgain(record)
                        ? send(record, connector).compose(answer -> learned(record, PayoutAsk.SEND_AGAIN, answer))
                        : learned(record, PayoutAsk.FETCH, outcome));
    }

    private Future<PayoutOutcome> send(PayoutRecord record, String connector) {
        return connectors.payout(connector, record.request(), options.sendDeadline());
    }

    private static boolean mayBeSentAgain(PayoutRecord record) {
        Instant sentAt = record.sentAt().orElseThrow();
        return record.state() == PayoutState.SENDING && record.now().isBefore(sentAt.plus(SAME_KEY_LIMIT));
    }

    private Future<Void> learned(PayoutRecord record, PayoutAsk ask, PayoutOutcome outcome) {
        PayoutChange change = PayoutDecider.decide(record, ask, outcome);
        return database.transaction(transaction -> transaction
                        .preparedQuery(WRITE)
                        .execute(Tuple.of(
                                record.id(),
                                utc(record.leasedUntil()),
                                change.state().word(),
                                change.reason().orElse(null),
                                change.processorRef().orElse(null),
                                change.refusal().orElse(null),
                                change.checks(),
                                change.nextCheck().map(PayoutJob::utc).orElse(null)))
                        .compose(written -> written.rowCount() == 0
                                ? Future.succeededFuture(false)
                                : events.tell(transaction, record.id()).map(true)))
                .onSuccess(written -> {
                    events.wake();
                    announce(record, change, written);
                })
                .mapEmpty();
    }

    private static void announce(PayoutRecord record, PayoutChange change, boolean written) {
        String id = PublicId.PAYOUT.format(record.id());
        if (!written) {
            LOG.atWarn()
                    .addKeyValue("payout", id)
                    .addKeyValue("state", change.state().word())
                    .log("an answer about a payout came too late; somebody else has asked meanwhile");
        } else if (change.state() == PayoutState.OPERATOR) {
            LOG.atError()
                    .addKeyValue("payout", id)
                    .addKeyValue("amount", record.amount())
                    .addKeyValue("reason", change.reason().orElse(""))
                    .log("nobody but a person can tell what became of a payout");
        } else if (change.state().ended()) {
            LOG.atInfo()
                    .addKeyValue("payout", id)
                    .addKeyValue("amount", record.amount())
                    .addKeyValue("state", change.state().word())
                    .log("a payout has ended");
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
