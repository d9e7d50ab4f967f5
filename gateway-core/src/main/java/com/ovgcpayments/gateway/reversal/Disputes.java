package com.ovgcpayments.gateway.reversal;

import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.connector.ReversalsReading.DisputeState;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.outbox.NewEvent;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.session.SessionDocument;
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.session.Sessions;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Books disputes; PostgreSQL posts what they take and give back. */
final class Disputes {
    private static final Logger LOG = LoggerFactory.getLogger(Disputes.class);

    private static final String INSERT = """
            INSERT INTO dispute (id, livemode, transaction_id, captured, amount, currency, processor_ref, state, funds, reason,
                                 opened_at, respond_by, closed_at)
            SELECT $2, livemode, id, amount, $3, currency, $4, $5::text::dispute_state, $6::text::dispute_funds, $7, $8, $9,
                   CASE WHEN $5::text <> 'open' THEN now() END
              FROM payment_transaction WHERE id = $1""";

    private static final String UPDATE = """
            UPDATE dispute
               SET state = $2::text::dispute_state, funds = $3::text::dispute_funds, respond_by = $4,
                   closed_at = CASE WHEN $2::text <> 'open' THEN coalesce(closed_at, now()) END
             WHERE id = $1""";

    private final Outbox outbox;

    Disputes(Outbox outbox) {
        this.outbox = outbox;
    }

    /** To be called with the transaction's row locked. Answers whether one of them is still open. */
    Future<Boolean> book(SqlConnection transaction, ReversalRecord record, List<ReversalsReading.Dispute> told) {
        return booked(transaction, record.transactionId()).compose(booked -> {
            Future<Void> writes = Future.succeededFuture();
            for (ReversalsReading.Dispute each : told) {
                Optional<Dispute> known = booked.stream()
                        .filter(dispute -> dispute.processorRef().equals(each.processorRef()))
                        .findFirst();
                writes = writes.compose(before -> known.isEmpty()
                        ? insert(transaction, record, each)
                        : update(transaction, record, known.get(), each));
            }
            boolean open = told.stream().anyMatch(each -> each.state() == DisputeState.OPEN);
            return writes.map(open);
        });
    }

    private Future<Void> insert(SqlConnection transaction, ReversalRecord record, ReversalsReading.Dispute told) {
        UUID id = TimeOrderedUuid.next();
        LOG.atWarn()
                .addKeyValue("attempt", record.attempt())
                .addKeyValue("amount", told.amount())
                .addKeyValue("reason", told.reason())
                .log("a payer disputes a payment at his bank: answer it at the processor");
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.from(new @Nullable Object[] {
                    record.transactionId(),
                    id,
                    told.amount().minor(),
                    told.processorRef(),
                    Dispute.word(told.state()),
                    Dispute.word(told.funds()),
                    told.reason(),
                    told.openedAt().atOffset(ZoneOffset.UTC),
                    utc(told.respondBy())
                }))
                .compose(inserted -> tell(transaction, record, id, EventType.DISPUTE_CREATED))
                .compose(created -> told.state() == DisputeState.OPEN
                        ? Future.succeededFuture()
                        : tell(transaction, record, id, EventType.DISPUTE_CLOSED));
    }

    private Future<Void> update(
            SqlConnection transaction, ReversalRecord record, Dispute known, ReversalsReading.Dispute told) {
        boolean backwards = told.funds().compareTo(known.funds()) < 0;
        if (backwards || !told.amount().equals(known.amount())) {
            LOG.atError()
                    .addKeyValue("attempt", record.attempt())
                    .addKeyValue("dispute", known.processorRef())
                    .addKeyValue("amount", told.amount())
                    .addKeyValue("funds", Dispute.word(told.funds()))
                    .log("a dispute has become what cannot be booked: compare it with the processor");
            return Future.succeededFuture();
        }
        boolean same = told.state() == known.state()
                && told.funds() == known.funds()
                && told.respondBy().equals(known.respondBy());
        if (same) {
            return Future.succeededFuture();
        }
        boolean closes = known.closedAt().isEmpty() && told.state() != DisputeState.OPEN;
        return transaction
                .preparedQuery(UPDATE)
                .execute(Tuple.of(
                        known.id(), Dispute.word(told.state()), Dispute.word(told.funds()), utc(told.respondBy())))
                .compose(updated -> closes
                        ? tell(transaction, record, known.id(), EventType.DISPUTE_CLOSED)
                        : Future.succeededFuture());
    }

    private Future<Void> tell(SqlConnection transaction, ReversalRecord record, UUID id, EventType type) {
        return booked(transaction, record.transactionId())
                .map(all -> all.stream()
                        .filter(dispute -> dispute.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .compose(dispute -> Sessions.read(transaction, record.sessionId())
                        .compose(session -> outbox.write(transaction, event(type, record, dispute, session))));
    }

    private static NewEvent event(EventType type, ReversalRecord record, Dispute dispute, SessionView session) {
        Instant at = type == EventType.DISPUTE_CREATED
                ? dispute.createdAt()
                : dispute.closedAt().orElseThrow();
        return new NewEvent(type, record.merchantId(), record.mode(), dispute.id(), at, json -> {
            json.writeStartObject();
            json.writeFieldName("dispute");
            dispute.write(json);
            json.writeFieldName("session");
            SessionDocument.write(json, session);
            json.writeEndObject();
        });
    }

    private static Future<List<Dispute>> booked(SqlConnection transaction, UUID transactionId) {
        return transaction
                .preparedQuery(Dispute.OF_TRANSACTION)
                .execute(Tuple.of(transactionId))
                .map(rows -> {
                    List<Dispute> all = new ArrayList<>();
                    rows.forEach(row -> all.add(Dispute.of(row)));
                    return all;
                });
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
