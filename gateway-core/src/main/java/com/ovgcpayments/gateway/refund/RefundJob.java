package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.observation.Observer;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.DueRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Sends refunds and finds out what became of them. That a processor may have been asked is committed before it is; from
 * then on the refund is looked for, and sent again only if the processor surely has none, with the same key and only
 * while that holds.
 */
public final class RefundJob {
    private static final Logger LOG = LoggerFactory.getLogger(RefundJob.class);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
    private static final Duration SAME_KEY_LIMIT = Duration.ofHours(23);

    private final Database database;
    private final DueRows due;
    private final Connectors connectors;
    private final Outbox outbox;
    private final RefundOptions options;
    private final Observer observer;

    public RefundJob(Database database, Connectors connectors, Outbox outbox, RefundOptions options) {
        this(database, connectors, outbox, options, Observer.NONE);
    }

    public RefundJob(
            Database database, Connectors connectors, Outbox outbox, RefundOptions options, Observer observer) {
        this.observer = observer;
        this.database = database;
        this.due = new DueRows(database, "refund", RefundRecord.BY_IDS);
        this.connectors = connectors;
        this.outbox = outbox;
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
                .map(RefundRecord::of)
                .compose(record -> record.state() == RefundState.PENDING ? begin(record) : findOut(record))
                .recover(failure -> {
                    // The lease runs out and it is tried again; nothing is lost by it.
                    LOG.atWarn()
                            .addKeyValue("refund", PublicId.REFUND.format(row.getUUID("id")))
                            .setCause(failure)
                            .log("could not see to a refund; it will be tried again");
                    return Future.succeededFuture();
                });
    }

    private Future<Void> begin(RefundRecord record) {
        boolean cannot = connectors
                .find(record.connector())
                .filter(descriptor -> !descriptor.capabilities().refund())
                .isPresent();
        if (cannot) {
            return write(
                    record,
                    RefundDecider.impossible(
                            record, "refund it at " + record.connector() + ", then confirm: its connector cannot"));
        }
        return database.transaction(transaction -> RefundTransitions.sending(transaction, record))
                .compose(committed -> committed
                        ? send(record).compose(outcome -> learned(record, RefundAsk.SEND, outcome))
                        : Future.succeededFuture());
    }

    private Future<Void> findOut(RefundRecord record) {
        return fetch(record)
                .compose(outcome -> outcome instanceof RefundOutcome.NotFound && mayBeSentAgain(record)
                        ? send(record).compose(answer -> learned(record, RefundAsk.SEND_AGAIN, answer))
                        : learned(record, RefundAsk.FETCH, outcome));
    }

    private Future<RefundOutcome> fetch(RefundRecord record) {
        return record.foreign()
                ? connectors
                        .reversals(record.connector(), record.reversalsRequest(), options.fetchDeadline())
                        .map(reading -> foreign(record, reading))
                : connectors.fetchRefund(record.connector(), record.fetchRequest(), options.fetchDeadline());
    }

    private static RefundOutcome foreign(RefundRecord record, ReversalsReading reading) {
        if (reading instanceof ReversalsReading.Unknown unknown) {
            return new RefundOutcome.Unknown(unknown.reason());
        }
        return ((ReversalsReading.Known) reading)
                .refunds().stream()
                        .filter(refund -> record.processorRef().equals(Optional.of(refund.processorRef())))
                        .map(ReversalsReading.Refund::outcome)
                        .findFirst()
                        .orElseGet(() -> new RefundOutcome.Unknown("the processor tells of it no more"));
    }

    private Future<RefundOutcome> send(RefundRecord record) {
        return connectors.refund(record.connector(), record.request(), options.sendDeadline());
    }

    private static boolean mayBeSentAgain(RefundRecord record) {
        return record.state() == RefundState.SENDING
                && record.now().isBefore(record.sentAt().orElseThrow().plus(SAME_KEY_LIMIT));
    }

    private Future<Void> learned(RefundRecord record, RefundAsk ask, RefundOutcome outcome) {
        return write(record, RefundDecider.decide(record, ask, outcome));
    }

    private Future<Void> write(RefundRecord record, RefundChange change) {
        return database.transaction(transaction -> RefundTransitions.learned(transaction, record, change)
                        .compose(applied -> tell(transaction, record, applied).map(applied)))
                .onSuccess(applied -> announce(record, change, applied))
                .mapEmpty();
    }

    private Future<Void> tell(
            SqlConnection transaction, RefundRecord record, Optional<RefundTransitions.Applied> applied) {
        return applied.isPresent() && record.kind() == RefundKind.MERCHANT
                ? RefundEvents.ended(outbox, transaction, record.id(), applied.get())
                : Future.succeededFuture();
    }

    private void announce(RefundRecord record, RefundChange change, Optional<RefundTransitions.Applied> applied) {
        String id = PublicId.REFUND.format(record.id());
        outbox.wake();
        applied.filter(RefundTransitions.Applied::changed)
                .ifPresent(made -> observer.refund(
                        record.connector(),
                        record.mode(),
                        made.takenBack() ? "taken_back" : change.state().word()));
        if (applied.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("refund", id)
                    .addKeyValue("state", change.state().word())
                    .log("an answer about a refund came too late; somebody else has asked meanwhile");
        } else if (applied.get().takenBack()) {
            describe(LOG.atError(), record, change)
                    .log("a processor took back a refund that it had confirmed: the payer has not got his money");
        } else if (change.state() == RefundState.OPERATOR && applied.get().changed()) {
            describe(LOG.atError(), record, change).log("nobody but a person can see to a refund");
        } else if (!change.state().underWay() && applied.get().changed()) {
            describe(LOG.atInfo(), record, change).log("a refund has ended");
        }
    }

    private static LoggingEventBuilder describe(LoggingEventBuilder line, RefundRecord record, RefundChange change) {
        return line.addKeyValue("refund", PublicId.REFUND.format(record.id()))
                .addKeyValue("attempt", record.attempt())
                .addKeyValue("amount", record.amount())
                .addKeyValue("state", change.state().word())
                .addKeyValue("reason", change.reason().orElse(""));
    }
}
