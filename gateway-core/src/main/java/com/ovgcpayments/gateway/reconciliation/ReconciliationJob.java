package com.ovgcpayments.gateway.reconciliation;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.MovementsReading;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.DueRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks processors for the statements of days that are over, keeps them, and compares. Of instances that do it at the same
 * time, one does each day; whoever comes after an accident begins the day anew, and keeps no line twice.
 */
public final class ReconciliationJob {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationJob.class);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(20);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(3));
    private static final int ALARM_AFTER = 8;
    private static final int MOST_PAGES = 100_000;

    /** So much of the next day is asked for, too: what we know of a late evening may be booked after midnight. */
    private static final Duration OVERLAP = Duration.ofHours(2);

    private static final String READ = """
            SELECT id, connector, livemode, day, checks, leased_until, clock_timestamp() AS read_at
              FROM reconciliation WHERE id = ANY ($1)""";

    // What was missed while nobody was there, up to a week; and nothing of the time before the first day.
    private static final String SCHEDULE = """
            INSERT INTO reconciliation (connector, livemode, day, next_check_at)
            SELECT connector, livemode, day, (day + 1)::timestamp AT TIME ZONE 'UTC' + $3 * interval '1 second'
              FROM unnest($1::text[], $2::boolean[]) AS known (connector, livemode),
                   LATERAL (SELECT (now() AT TIME ZONE 'UTC')::date AS today,
                                   (SELECT max(day) FROM reconciliation done
                                     WHERE done.connector = known.connector AND done.livemode = known.livemode) AS last) at,
                   LATERAL (SELECT generate_series(greatest(coalesce(last + 1, today - 1), today - 7), today - 1,
                                                   interval '1 day')::date AS day) days
            ON CONFLICT DO NOTHING""";

    private static final String KEEP_LEASE = """
            UPDATE reconciliation SET leased_until = now() + $3 * interval '1 millisecond',
                                      next_check_at = now() + $3 * interval '1 millisecond'
             WHERE id = $1 AND leased_until = $2 RETURNING leased_until""";

    private static final String KEEP = """
            INSERT INTO processor_movement (connector, livemode, processor_ref, subject, kind, amount, currency, gross, fee,
                                            booked_in, at, available_on)
            SELECT $1, $2, ref, subject, kind::movement_kind, amount, currency, gross, fee, booked_in, at, available_on
              FROM jsonb_to_recordset($3) AS told (ref text, subject text, kind text, amount bigint, currency text,
                   gross bigint, fee bigint, booked_in text, at timestamptz, available_on timestamptz)
             ORDER BY ref
            ON CONFLICT (connector, livemode, processor_ref) DO NOTHING""";

    private static final String COUNT = """
            SELECT count(*)::integer AS number FROM processor_movement
             WHERE connector = $1 AND livemode = $2 AND at >= $3 AND at < $4""";

    private static final String END = """
            UPDATE reconciliation SET state = $3::text::reconciliation_state, movements = $4, reason = NULL, checks = 0,
                                      ended_at = clock_timestamp(), next_check_at = NULL, leased_until = NULL
             WHERE id = $1 AND leased_until = $2""";

    private static final String LATER = """
            UPDATE reconciliation SET reason = $3, checks = $4, next_check_at = $5, leased_until = NULL
             WHERE id = $1 AND leased_until = $2""";

    private static final String OPEN = """
            SELECT count(*) AS open FROM reconciliation_difference
             WHERE reconciliation_id = $1 AND resolved_at IS NULL""";

    // What was missing on one day may have come since.
    private static final String STILL_OPEN = """
            SELECT id, day FROM reconciliation r
             WHERE connector = $1 AND livemode = $2 AND state = 'compared' AND id <> $3
               AND EXISTS (SELECT FROM reconciliation_difference d
                            WHERE d.reconciliation_id = r.id AND d.resolved_at IS NULL)
             ORDER BY day DESC LIMIT 31""";

    private final Database database;
    private final DueRows due;
    private final Connectors connectors;
    private final Duration deadline;

    private record Day(
            UUID id, String connector, Mode mode, LocalDate day, int checks, Instant leasedUntil, Instant now) {
        static Day of(Row row) {
            return new Day(
                    row.getUUID("id"),
                    row.getString("connector"),
                    Mode.ofLivemode(row.getBoolean("livemode")),
                    row.getLocalDate("day"),
                    row.getInteger("checks"),
                    SessionRows.instant(row, "leased_until").orElseThrow(),
                    SessionRows.instant(row, "read_at").orElseThrow());
        }

        Day leasedUntil(Instant later) {
            return new Day(id, connector, mode, day, checks, later, now);
        }

        Instant from() {
            return day.atStartOfDay().toInstant(ZoneOffset.UTC);
        }

        Instant to() {
            return day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        }

        ConnectorRequest.Movements request(Optional<String> cursor) {
            Instant asFarAs = to().plus(OVERLAP);
            return new ConnectorRequest.Movements(mode, from(), now.isBefore(asFarAs) ? now : asFarAs, cursor);
        }

        Comparison comparison() {
            return new Comparison(id, connector, mode.livemode(), day);
        }
    }

    /** @param deadline how long a processor may take to tell one page */
    public ReconciliationJob(Database database, Connectors connectors, Duration deadline) {
        this.database = database;
        this.due = new DueRows(database, "reconciliation", READ);
        this.connectors = connectors;
        this.deadline = deadline;
    }

    /** Puts down the days that are over, of all connectors that are known. */
    public Future<Void> schedule() {
        List<ConnectorDescriptor> known = connectors.names().stream()
                .flatMap(name -> connectors.find(name).stream())
                .toList();
        String[] names = known.stream()
                .flatMap(each -> each.modes().stream().map(mode -> each.name()))
                .toArray(String[]::new);
        Boolean[] livemodes = known.stream()
                .flatMap(each -> each.modes().stream().map(Mode::livemode))
                .toArray(Boolean[]::new);
        return database.query(SCHEDULE, names, livemodes, OVERLAP.toSeconds()).mapEmpty();
    }

    /**
     * Claims the days that are due and sees to all of them at once.
     *
     * @param limit how many at the most
     * @return each completing when it is compared, or put off; none of them fails
     */
    public Future<List<Future<Void>>> sweep(int limit) {
        return due.sweep(deadline.plus(LEASE_MARGIN), limit, this::seeTo);
    }

    private Future<Void> seeTo(Row row) {
        return Future.succeededFuture(row).map(Day::of).compose(this::reconcile).recover(failure -> {
            // The lease runs out and it is tried again; nothing is lost by it.
            LOG.atWarn()
                    .addKeyValue("reconciliation", PublicId.RECONCILIATION.format(row.getUUID("id")))
                    .setCause(failure)
                    .log("could not reconcile a day; it will be tried again");
            return Future.succeededFuture();
        });
    }

    private Future<Void> reconcile(Day day) {
        Optional<ConnectorDescriptor> connector = connectors.find(day.connector());
        if (connector.isEmpty() || !connector.get().modes().contains(day.mode())) {
            return later(day, "there is no such connector now, in that mode");
        } else if (!connector.get().capabilities().movements()) {
            return database.query(END, day.id(), utc(day.leasedUntil()), Reconciliation.State.NOT_OFFERED.word(), 0)
                    .mapEmpty();
        }
        return askFrom(day, Optional.empty(), 1);
    }

    private Future<Void> askFrom(Day day, Optional<String> cursor, int number) {
        return connectors
                .movements(day.connector(), day.request(cursor), deadline)
                .compose(reading -> {
                    if (reading instanceof MovementsReading.Unknown unknown) {
                        return later(day, unknown.reason());
                    }
                    MovementsReading.Page page = (MovementsReading.Page) reading;
                    return database.query(
                                    KEEP, day.connector(), day.mode().livemode(), MovementsJson.of(page.movements()))
                            .compose(kept -> afterPage(day, page, cursor, number));
                });
    }

    private Future<Void> afterPage(Day day, MovementsReading.Page page, Optional<String> cursor, int number) {
        if (page.next().isEmpty()) {
            return compare(day);
        } else if (page.next().equals(cursor) || number == MOST_PAGES) {
            return later(day, "the processor's list does not end");
        }
        return database.query(
                        KEEP_LEASE,
                        day.id(),
                        utc(day.leasedUntil()),
                        deadline.plus(LEASE_MARGIN).toMillis())
                .compose(kept -> {
                    RowIterator<Row> row = kept.iterator();
                    return row.hasNext()
                            ? askFrom(
                                    day.leasedUntil(SessionRows.instant(row.next(), "leased_until")
                                            .orElseThrow()),
                                    page.next(),
                                    number + 1)
                            : Future.succeededFuture(); // somebody else is at it
                });
    }

    private Future<Void> compare(Day day) {
        return database.transaction(transaction -> day.comparison()
                        .within(transaction)
                        .compose(compared -> transaction
                                .preparedQuery(COUNT)
                                .execute(Tuple.of(
                                        day.connector(), day.mode().livemode(), utc(day.from()), utc(day.to()))))
                        .compose(counted -> transaction
                                .preparedQuery(END)
                                .execute(Tuple.of(
                                        day.id(),
                                        utc(day.leasedUntil()),
                                        Reconciliation.State.COMPARED.word(),
                                        counted.iterator().next().getInteger("number"))))
                        .compose(ended -> transaction.preparedQuery(OPEN).execute(Tuple.of(day.id()))))
                .onSuccess(rows -> announce(day, rows.iterator().next().getLong("open")))
                .compose(done ->
                        database.query(STILL_OPEN, day.connector(), day.mode().livemode(), day.id()))
                .compose(earlier -> compareAgain(
                        day, StreamSupport.stream(earlier.spliterator(), false).toList()));
    }

    private Future<Void> compareAgain(Day day, List<Row> earlier) {
        Future<?> done = Future.succeededFuture();
        for (Row each : earlier) {
            Comparison comparison = new Comparison(
                    each.getUUID("id"), day.connector(), day.mode().livemode(), each.getLocalDate("day"));
            done = done.compose(before -> database.transaction(comparison::within));
        }
        return done.mapEmpty();
    }

    private static void announce(Day day, long open) {
        if (open > 0) {
            LOG.atError()
                    .addKeyValue("connector", day.connector())
                    .addKeyValue("mode", day.mode().word())
                    .addKeyValue("day", day.day())
                    .addKeyValue("differences", open)
                    .log("a processor's statement and ours differ");
        }
    }

    private Future<Void> later(Day day, String reason) {
        int checks = day.checks() + 1;
        if (checks % ALARM_AFTER == 0) {
            LOG.atError()
                    .addKeyValue("connector", day.connector())
                    .addKeyValue("mode", day.mode().word())
                    .addKeyValue("day", day.day())
                    .addKeyValue("reason", reason)
                    .log("a processor does not tell what moved; it is asked on");
        }
        Duration pause = PAUSES.get(Math.min(day.checks(), PAUSES.size() - 1));
        return database.query(
                        LATER,
                        day.id(),
                        utc(day.leasedUntil()),
                        reason,
                        checks,
                        utc(day.now().plus(pause)))
                .mapEmpty();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
