package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.observation.Observer;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes what came of a try: the log's row, and where the delivery stands. Only who still holds the lease may: a result
 * that comes after the lease ran out, or after somebody else's, changes nothing.
 */
final class DeliveryResults {
    private static final String RECORD = """
            WITH moved AS (
                UPDATE delivery
                SET state = $4::text::delivery_state, tries = tries + 1, leased = false,
                    due_at = now() + $5 * interval '1 millisecond',
                    ended_at = CASE WHEN $4 = 'pending' THEN NULL ELSE now() END
                WHERE id = $1 AND state = 'pending' AND leased AND tries = $2 AND due_at = $3
                RETURNING id, endpoint_id, state, tries, due_at
            )
            INSERT INTO delivery_try (delivery_id, number, endpoint_id, started_at, url, request_headers,
                                      status, answer, error, latency_ms, next_try_at)
            SELECT id, tries, endpoint_id, now() - $6 * interval '1 millisecond', $7, $8, $9, $10, $11, $6,
                   CASE WHEN state = 'pending' THEN due_at END
            FROM moved""";

    private final Database database;
    private final Successes successes;
    private final Observer observer;

    /** A try that was made. */
    record Try(MultiMap headers, SendResult.Tried result, Duration latency) {}

    DeliveryResults(Database database, Observer observer) {
        this.database = database;
        this.successes = new Successes(database);
        this.observer = observer;
    }

    /** @return whether it was written; false if the lease was lost */
    Future<Boolean> record(ClaimedDelivery delivery, Try tried) {
        RetrySchedule.Next next =
                RetrySchedule.after(tried.result(), delivery.round() + 1, ThreadLocalRandom.current()::nextDouble);
        Future<Boolean> written =
                next instanceof RetrySchedule.Succeeded && tried.result() instanceof SendResult.Answered answered
                        ? successes.write(new Successes.Success(
                                delivery, json(tried.headers()).encode(), answered, tried.latency()))
                        : database.transaction(connection ->
                                recordFailure(connection, delivery, parameters(delivery, tried, next), gone(next)));
        return written.onSuccess(ours -> {
            if (ours) {
                observer.delivery(next instanceof RetrySchedule.Retry ? "retried" : state(next));
            }
        });
    }

    private static Future<Boolean> recordFailure(
            SqlConnection connection, ClaimedDelivery delivery, Object[] parameters, boolean gone) {
        return connection
                .preparedQuery(RECORD)
                .execute(Tuple.from(parameters))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : EndpointHealth.failed(connection, delivery, gone).map(true));
    }

    private static Object[] parameters(ClaimedDelivery delivery, Try tried, RetrySchedule.Next next) {
        Integer status = null;
        Buffer answer = null;
        String error = null;
        if (tried.result() instanceof SendResult.Answered answered) {
            status = answered.status();
            answer = answered.body();
        } else if (tried.result() instanceof SendResult.Failed failed) {
            error = failed.error();
        }
        return new Object[] {
            delivery.id(),
            delivery.tries(),
            delivery.leasedUntil(),
            state(next),
            next instanceof RetrySchedule.Retry retry ? retry.delay().toMillis() : 0,
            tried.latency().toMillis(),
            delivery.url(),
            json(tried.headers()),
            status,
            answer,
            error
        };
    }

    private static String state(RetrySchedule.Next next) {
        if (next instanceof RetrySchedule.Succeeded) {
            return "succeeded";
        }
        return next instanceof RetrySchedule.Retry ? "pending" : "failed";
    }

    private static boolean gone(RetrySchedule.Next next) {
        return next instanceof RetrySchedule.GiveUp giveUp && giveUp.gone();
    }

    private static JsonObject json(MultiMap headers) {
        JsonObject json = new JsonObject();
        headers.forEach(json::put);
        return json;
    }
}
