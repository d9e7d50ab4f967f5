package com.ovgcpayments.gateway.reversal;

import com.ovgcpayments.gateway.connector.RefundOutcome;
import com.ovgcpayments.gateway.connector.ReversalsReading;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.refund.RefundEvents;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Books the refunds that were made at the processor, each once. What becomes of one later is found out as for any other:
 * it is booked here, and then looked at by its own job.
 */
final class ForeignRefunds {
    private static final String BOOKED = """
            SELECT id, processor_ref, state::text AS state FROM refund WHERE transaction_id = $1""";

    private static final String LEFT = "SELECT amount - refunded AS left_over FROM payment_transaction WHERE id = $1";

    // That it succeeded is written as it is found out, so that its whole life reads as that of any other.
    private static final String INSERT = """
            INSERT INTO refund (id, livemode, kind, transaction_id, captured, amount, currency, state, origin, processor_ref,
                                sent_at, ended_at, next_check_at)
            SELECT $2, livemode, 'merchant', id, amount, $3, currency,
                   CASE WHEN $6 THEN 'succeeded' ELSE 'pending_at_processor' END::refund_state, 'processor', $4, $5,
                   CASE WHEN $6 THEN now() END, CASE WHEN NOT $6 THEN now() + interval '1 minute' END
              FROM payment_transaction WHERE id = $1""";

    private final Outbox outbox;

    /**
     * What came of a reading.
     *
     * @param booked how many refunds are new
     * @param unbooked how many could not be booked yet: money that one of ours may be about, or more than is left
     * @param toLookAt the booked ones that read otherwise here than there
     */
    record Result(int booked, int unbooked, List<ReversalsReading.Refund> toLookAt) {
        Result {
            toLookAt = List.copyOf(toLookAt);
        }
    }

    /** @param processorRef empty if its processor has not told one */
    private record Booked(UUID id, Optional<String> processorRef, String state) {
        boolean is(ReversalsReading.Refund told) {
            return processorRef.equals(Optional.of(told.processorRef()))
                    || told.id().flatMap(PublicId.REFUND::parse).equals(Optional.of(id));
        }

        /** The processor may have been asked for it, and nobody knows under what name it has it. */
        boolean isUnclear() {
            return processorRef.isEmpty() && !state.equals("pending") && !state.equals("failed");
        }

        boolean readsAs(RefundOutcome outcome) {
            return switch (state) {
                case "succeeded" -> !(outcome instanceof RefundOutcome.Failed);
                case "failed" -> true;
                case "pending_at_processor" -> outcome instanceof RefundOutcome.Pending;
                default -> false;
            };
        }
    }

    ForeignRefunds(Outbox outbox) {
        this.outbox = outbox;
    }

    /** To be called with the transaction's row locked: nobody else books its refunds meanwhile. */
    Future<Result> book(SqlConnection transaction, UUID transactionId, List<ReversalsReading.Refund> told) {
        return transaction
                .preparedQuery(BOOKED)
                .execute(Tuple.of(transactionId))
                .compose(rows -> {
                    List<Booked> booked = new ArrayList<>();
                    rows.forEach(row -> booked.add(booked(row)));
                    return left(transaction, transactionId)
                            .compose(left -> book(transaction, transactionId, told, booked, left));
                });
    }

    private Future<Result> book(
            SqlConnection transaction,
            UUID transactionId,
            List<ReversalsReading.Refund> told,
            List<Booked> booked,
            long left) {
        boolean unclear = booked.stream().anyMatch(Booked::isUnclear);
        List<ReversalsReading.Refund> toLookAt = new ArrayList<>();
        Future<Void> writes = Future.succeededFuture();
        int count = 0;
        int unbooked = 0;
        long rest = left;
        for (ReversalsReading.Refund each : told) {
            Optional<Booked> known = booked.stream().filter(one -> one.is(each)).findFirst();
            if (known.isPresent()) {
                if (!known.get().readsAs(each.outcome())) {
                    toLookAt.add(each);
                }
            } else if (!(each.outcome() instanceof RefundOutcome.Failed)) {
                boolean mayBeOurs = unclear && each.id().isEmpty();
                if (mayBeOurs || each.amount().minor() > rest) {
                    unbooked++;
                } else {
                    rest -= each.amount().minor();
                    count++;
                    writes = writes.compose(before -> insert(transaction, transactionId, each));
                }
            }
        }
        Result result = new Result(count, unbooked, toLookAt);
        return writes.map(result);
    }

    private Future<Void> insert(SqlConnection transaction, UUID transactionId, ReversalsReading.Refund refund) {
        UUID id = TimeOrderedUuid.next();
        boolean succeeded = refund.outcome() instanceof RefundOutcome.Succeeded;
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        transactionId,
                        id,
                        refund.amount().minor(),
                        refund.processorRef(),
                        refund.createdAt().atOffset(ZoneOffset.UTC),
                        succeeded))
                .compose(inserted -> RefundEvents.created(outbox, transaction, id))
                .compose(created -> succeeded ? RefundEvents.ended(outbox, transaction, id) : Future.succeededFuture());
    }

    private static Future<Long> left(SqlConnection transaction, UUID transactionId) {
        return transaction
                .preparedQuery(LEFT)
                .execute(Tuple.of(transactionId))
                .map(rows -> rows.iterator().next().getLong("left_over"));
    }

    private static Booked booked(Row row) {
        return new Booked(
                row.getUUID("id"), Optional.ofNullable(row.getString("processor_ref")), row.getString("state"));
    }
}
