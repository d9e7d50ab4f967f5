package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.storage.Columns;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.WriteBatcher;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes down the tries that an endpoint answered as it should: nearly all there are, and so those that end at the same
 * time in one statement. Only who still holds the lease may, as in {@link DeliveryResults}.
 */
final class Successes {
    /** An endpoint's row is touched only if there is something to put right: after failures, or after a probe. */
    private static final String RECORD = """
            WITH tried AS (
                SELECT * FROM unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::boolean[], $5::bigint[], $6::text[],
                                     $7::text[], $8::integer[], $9::bytea[])
                    AS tried (id, tries, leased_until, probe, latency_ms, url, headers, status, answer)
            ), moved AS (
                UPDATE delivery d
                SET state = 'succeeded', tries = d.tries + 1, leased = false, due_at = now(), ended_at = now()
                FROM tried
                WHERE d.id = tried.id AND d.state = 'pending' AND d.leased AND d.tries = tried.tries
                  AND d.due_at = tried.leased_until
                RETURNING d.id, d.endpoint_id, d.tries AS number, tried.leased_until, tried.probe, tried.latency_ms, tried.url, tried.headers,
                          tried.status, tried.answer
            ), healed AS (
                UPDATE webhook_endpoint e
                SET failing_since = NULL,
                    breaker_pause_seconds = CASE WHEN works.probe THEN NULL ELSE e.breaker_pause_seconds END,
                    breaker_until = CASE WHEN works.probe THEN NULL ELSE e.breaker_until END,
                    breaker_closed_at = CASE WHEN works.probe THEN now() ELSE e.breaker_closed_at END
                FROM (SELECT endpoint_id, bool_or(probe) AS probe FROM moved GROUP BY endpoint_id) works
                WHERE e.id = works.endpoint_id
                  AND (e.failing_since IS NOT NULL OR (works.probe AND e.breaker_pause_seconds IS NOT NULL))
            ), logged AS (
                INSERT INTO delivery_try (delivery_id, number, endpoint_id, started_at, url, request_headers, status, answer,
                                          latency_ms)
                SELECT id, number, endpoint_id, now() - latency_ms * interval '1 millisecond', url, headers::json, status, answer,
                       latency_ms
                FROM moved
            )
            SELECT id, leased_until FROM moved""";

    /**
     * What stands in the log already, with this very signature, was written by a batch of which nobody heard: it is ours as
     * well.
     */
    private static final String WRITTEN_UNHEARD = """
            SELECT tried.id, tried.leased_until
            FROM unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::text[], $5::text[], $6::integer[])
                AS tried (id, tries, leased_until, url, headers, status)
            JOIN delivery_try earlier
              ON earlier.delivery_id = tried.id AND earlier.number = tried.tries + 1
             AND earlier.status = tried.status AND earlier.url = tried.url
             AND earlier.request_headers::text = tried.headers""";

    private final Database database;
    private final WriteBatcher<Success, Boolean> writes;

    /** @param headers what was sent, as JSON */
    record Success(ClaimedDelivery delivery, String headers, SendResult.Answered answered, Duration latency) {}

    /** One delivery may be tried again when a lease has run out, by the same worker too. */
    private record Lease(UUID delivery, OffsetDateTime until) {
        static Lease of(ClaimedDelivery delivery) {
            return new Lease(delivery.id(), delivery.leasedUntil());
        }
    }

    Successes(Database database) {
        this.database = database;
        this.writes = new WriteBatcher<>(this::writeAll);
    }

    /** @return whether it was written; false if the lease was lost */
    Future<Boolean> write(Success success) {
        return writes.write(success);
    }

    private Future<List<Boolean>> writeAll(List<Success> all) {
        return record(all).compose(written -> {
            List<Success> rest = all.stream()
                    .filter(each -> !written.contains(Lease.of(each.delivery())))
                    .toList();
            return rest.isEmpty()
                    ? Future.succeededFuture(answers(all, written))
                    : writtenUnheard(rest).map(earlier -> {
                        written.addAll(earlier);
                        return answers(all, written);
                    });
        });
    }

    private static List<Boolean> answers(List<Success> all, Set<Lease> written) {
        return all.stream()
                .map(each -> written.contains(Lease.of(each.delivery())))
                .toList();
    }

    private Future<Set<Lease>> record(List<Success> all) {
        return database.query(
                        RECORD,
                        Columns.of(all, UUID[]::new, each -> each.delivery().id()),
                        Columns.of(all, Integer[]::new, each -> each.delivery().tries()),
                        Columns.of(
                                all,
                                OffsetDateTime[]::new,
                                each -> each.delivery().leasedUntil()),
                        Columns.of(all, Boolean[]::new, each -> each.delivery().probe()),
                        Columns.of(all, Long[]::new, each -> each.latency().toMillis()),
                        Columns.of(all, String[]::new, each -> each.delivery().url()),
                        Columns.of(all, String[]::new, Success::headers),
                        Columns.of(all, Integer[]::new, each -> each.answered().status()),
                        Columns.of(all, Buffer[]::new, each -> each.answered().body()))
                .map(Successes::leases);
    }

    private Future<Set<Lease>> writtenUnheard(List<Success> rest) {
        return database.query(
                        WRITTEN_UNHEARD,
                        Columns.of(rest, UUID[]::new, each -> each.delivery().id()),
                        Columns.of(rest, Integer[]::new, each -> each.delivery().tries()),
                        Columns.of(
                                rest,
                                OffsetDateTime[]::new,
                                each -> each.delivery().leasedUntil()),
                        Columns.of(rest, String[]::new, each -> each.delivery().url()),
                        Columns.of(rest, String[]::new, Success::headers),
                        Columns.of(rest, Integer[]::new, each -> each.answered().status()))
                .map(Successes::leases);
    }

    private static Set<Lease> leases(Iterable<Row> rows) {
        Set<Lease> leases = new HashSet<>();
        for (Row row : rows) {
            leases.add(new Lease(row.getUUID(0), row.getOffsetDateTime(1)));
        }
        return leases;
    }
}
