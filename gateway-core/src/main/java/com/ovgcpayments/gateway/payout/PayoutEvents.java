package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.outbox.NewEvent;
import com.ovgcpayments.gateway.outbox.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Tells a merchant that his payout was sent, or that it failed. */
final class PayoutEvents {
    private static final String FIND = Payout.SELECT + "WHERE p.id = $1";

    private final Outbox outbox;

    PayoutEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * To be called in the transaction that changed it; {@link #wake} after it has committed.
     *
     * @return the payout as it is then
     */
    Future<Payout> tell(SqlClient transaction, UUID id) {
        return find(transaction, id)
                .map(Optional::orElseThrow)
                .compose(payout -> type(payout.state())
                        .map(type -> outbox.write(transaction, event(type, payout)))
                        .orElseGet(Future::succeededFuture)
                        .map(payout));
    }

    void wake() {
        outbox.wake();
    }

    static Future<Optional<Payout>> find(SqlClient transaction, UUID id) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Payout::of)
                        .findFirst());
    }

    private static Optional<EventType> type(PayoutState state) {
        return switch (state) {
            case COMPLETED -> Optional.of(EventType.PAYOUT_COMPLETED);
            case FAILED -> Optional.of(EventType.PAYOUT_FAILED);
            default -> Optional.empty();
        };
    }

    private static NewEvent event(EventType type, Payout payout) {
        return new NewEvent(
                type,
                payout.merchant().id(),
                payout.mode(),
                payout.id(),
                payout.endedAt().orElseThrow(),
                json -> {
                    json.writeStartObject();
                    json.writeFieldName("payout");
                    PayoutDocument.write(json, payout);
                    json.writeEndObject();
                });
    }
}
