package com.ovgcpayments.gateway.refund;

import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.outbox.NewEvent;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.session.SessionDocument;
import com.ovgcpayments.gateway.session.SessionView;
import com.ovgcpayments.gateway.session.Sessions;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/**
 * What a merchant is told about his refunds, in the transaction that makes it true: the refund and its session read as
 * {@code GET} shows them from then on. {@link Outbox#wake} is for whoever commits it.
 */
public final class RefundEvents {
    private static final String READ = RefundView.SELECT + "WHERE r.id = $1";

    private RefundEvents() {}

    /** @return the refund as it was told of */
    public static Future<RefundView> created(Outbox outbox, SqlClient transaction, UUID refundId) {
        return read(transaction, refundId)
                .compose(refund -> tell(outbox, transaction, EventType.REFUND_CREATED, refund));
    }

    /** Nothing is told of what the merchant does not see: that it was sent, or lies with a person. */
    static Future<Void> ended(Outbox outbox, SqlClient transaction, UUID refundId, RefundTransitions.Applied applied) {
        RefundStatus after = RefundStatus.of(applied.after());
        return after == RefundStatus.of(applied.before()) || after == RefundStatus.PENDING
                ? Future.succeededFuture()
                : ended(outbox, transaction, refundId);
    }

    /** To be called of a refund that has ended. */
    public static Future<Void> ended(Outbox outbox, SqlClient transaction, UUID refundId) {
        return read(transaction, refundId)
                .compose(refund -> tell(
                        outbox,
                        transaction,
                        refund.status() == RefundStatus.SUCCEEDED
                                ? EventType.REFUND_SUCCEEDED
                                : EventType.REFUND_FAILED,
                        refund))
                .mapEmpty();
    }

    private static Future<RefundView> read(SqlClient transaction, UUID refundId) {
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.of(refundId))
                .map(rows -> RefundView.of(rows.iterator().next()));
    }

    private static Future<RefundView> tell(Outbox outbox, SqlClient transaction, EventType type, RefundView refund) {
        return Sessions.read(transaction, refund.sessionId())
                .compose(session -> outbox.write(transaction, event(type, refund, session)))
                .map(refund);
    }

    private static NewEvent event(EventType type, RefundView refund, SessionView session) {
        return new NewEvent(
                type,
                refund.merchantId(),
                refund.mode(),
                refund.id(),
                type == EventType.REFUND_CREATED
                        ? refund.createdAt()
                        : refund.endedAt().orElseThrow(),
                json -> {
                    json.writeStartObject();
                    json.writeFieldName("refund");
                    RefundDocument.write(json, refund);
                    json.writeFieldName("session");
                    SessionDocument.write(json, session);
                    json.writeEndObject();
                });
    }
}
