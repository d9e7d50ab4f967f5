package com.ovgcpayments.gateway.routing;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the gateways fare, by what became of the latest attempts at each: the same for all instances, because it is read
 * from what they all write. One that fails is left out; after a pause a single payment at a time tries it again, and a
 * pause that was too short is followed by one twice as long. Safe for use by several event loops.
 */
public final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    /**
     * The last begun attempts of each gateway, and whether its processor gave an answer with which a payer can go on. A
     * begin that is under way counts once it is answered or its time is up. Bounded, however many there are.
     */
    private static final String RATES = """
            SELECT connector, livemode, count(*) AS begun, count(*) FILTER (WHERE failed) AS failed,
                   bool_and(failed) FILTER (WHERE place <= 3) AS latest_failed,
                   bool_or(NOT failed AND created_at > COALESCE(opened_at, '-infinity')) AS well_since
              FROM (SELECT a.connector, a.livemode, a.created_at, h.opened_at,
                           a.state IN ('not_sent', 'unknown') OR (a.state = 'superseded' AND a.redirect_url IS NULL) AS failed,
                           row_number() OVER (PARTITION BY a.connector, a.livemode ORDER BY a.id DESC) AS place
                      FROM (SELECT id, connector, livemode, created_at, state, redirect_url FROM attempt
                             WHERE id >= $1 AND state <> 'sending' ORDER BY id DESC LIMIT 1000) a
                      LEFT JOIN connector_health h ON h.connector = a.connector AND h.livemode = a.livemode) latest
             WHERE place <= 50
             GROUP BY connector, livemode""";

    private static final String OPEN = """
            INSERT INTO connector_health (connector, livemode, opened_at, pause_seconds, try_at)
            VALUES ($1, $2, clock_timestamp(), 5, clock_timestamp() + interval '5 seconds')
            ON CONFLICT (connector, livemode) DO NOTHING""";

    private static final String CLOSE = "DELETE FROM connector_health WHERE connector = $1 AND livemode = $2";

    private static final String READ = """
            SELECT connector, livemode, opened_at, try_at <= clock_timestamp() AS may_be_tried FROM connector_health""";

    private static final String LEFT_OUT =
            "SELECT connector, livemode, opened_at, try_at FROM connector_health ORDER BY connector, livemode";

    private static final String CLAIM_TRY = """
            UPDATE connector_health
               SET pause_seconds = LEAST(pause_seconds * 2, 300),
                   try_at = clock_timestamp() + LEAST(pause_seconds * 2, 300) * interval '1 second'
             WHERE connector = $1 AND livemode = $2 AND try_at <= clock_timestamp()""";

    private static final int LEAST_FAILURES = 3;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Database database;
    private volatile Map<Place, Standing> failing = Map.of();
    private volatile List<Rate> rates = List.of();

    /** @param mode in which payments are taken there */
    private record Place(String connector, Mode mode) {}

    private record Standing(boolean mayBeTried) {}

    /**
     * What became of the latest attempts at a gateway.
     *
     * @param begun at most 50, of the last ten minutes
     * @param failed how many of them
     */
    public record Rate(String connector, Mode mode, long begun, long failed) {}

    /**
     * A gateway that fails.
     *
     * @param since when it was left out
     * @param nextTry from when on a payment tries it again
     */
    public record LeftOut(String connector, Mode mode, Instant since, Instant nextTry) {}

    public Health(Database database) {
        this.database = database;
    }

    /** Whether payments may go there; false while it is left alone. */
    public boolean mayBeTried(String connector, Mode mode) {
        Standing standing = failing.get(new Place(connector, mode));
        return standing == null || standing.mayBeTried();
    }

    /** Whether it fails: left out, but for one payment now and then that tries it. */
    public boolean isFailing(String connector, Mode mode) {
        return failing.containsKey(new Place(connector, mode));
    }

    /** The latest figures, of the gateways that were lately used. */
    public List<Rate> rates() {
        return rates;
    }

    /**
     * A payment is about to be sent there, in a transaction. False if the gateway fails and another payment tries it
     * already.
     */
    public Future<Boolean> mayBegin(SqlClient transaction, String connector, Mode mode) {
        return failing.containsKey(new Place(connector, mode))
                ? transaction
                        .preparedQuery(CLAIM_TRY)
                        .execute(Tuple.of(connector, mode.livemode()))
                        .map(rows -> rows.rowCount() == 1)
                : Future.succeededFuture(true);
    }

    /** The gateways that are left out just now, for people: read anew, also on an instance that routes nothing. */
    public Future<List<LeftOut>> leftOut() {
        return database.query(LEFT_OUT)
                .map(rows -> rows.stream()
                        .map(row -> new LeftOut(
                                row.getString("connector"),
                                place(row).mode(),
                                row.getOffsetDateTime("opened_at").toInstant(),
                                row.getOffsetDateTime("try_at").toInstant()))
                        .toList());
    }

    /** As {@link #rates}, but read anew. */
    public Future<List<Rate>> currentRates() {
        return database.query(RATES, TimeOrderedUuid.floor(Instant.now().minus(WINDOW)))
                .map(Health::rates);
    }

    /** Looks anew; to be called about once a second on each instance, and never while it is looking. */
    public Future<Void> look() {
        return database.query(RATES, TimeOrderedUuid.floor(Instant.now().minus(WINDOW)))
                .compose(latest -> apply(latest)
                        .compose(applied -> database.query(READ))
                        .map(rows -> {
                            Map<Place, Standing> now = new HashMap<>();
                            rows.forEach(row -> now.put(place(row), new Standing(row.getBoolean("may_be_tried"))));
                            tell(now);
                            failing = Map.copyOf(now);
                            rates = rates(latest);
                            return null;
                        }));
    }

    private Future<?> apply(RowSet<Row> latest) {
        Future<?> done = Future.succeededFuture();
        for (Row row : latest) {
            Optional<String> change = change(row);
            if (change.isPresent()) {
                done = done.compose(
                        before -> database.query(change.get(), row.getString("connector"), row.getBoolean("livemode")));
            }
        }
        return done;
    }

    private Optional<String> change(Row row) {
        boolean known = failing.containsKey(place(row));
        if (known) {
            return Boolean.TRUE.equals(row.getBoolean("well_since")) ? Optional.of(CLOSE) : Optional.empty();
        }
        long failed = row.getLong("failed");
        boolean fails = failed >= LEAST_FAILURES
                && Boolean.TRUE.equals(row.getBoolean("latest_failed"))
                && failed * 2 >= row.getLong("begun");
        return fails ? Optional.of(OPEN) : Optional.empty();
    }

    private void tell(Map<Place, Standing> now) {
        now.keySet().stream()
                .filter(place -> !failing.containsKey(place))
                .forEach(place -> LOG.atError()
                        .addKeyValue("connector", place.connector())
                        .addKeyValue("mode", place.mode().word())
                        .log("a gateway fails and is left out"));
        failing.keySet().stream()
                .filter(place -> !now.containsKey(place))
                .forEach(place -> LOG.atInfo()
                        .addKeyValue("connector", place.connector())
                        .addKeyValue("mode", place.mode().word())
                        .log("a gateway works again"));
    }

    private static List<Rate> rates(RowSet<Row> latest) {
        return latest.stream()
                .map(row -> new Rate(
                        row.getString("connector"), place(row).mode(), row.getLong("begun"), row.getLong("failed")))
                .toList();
    }

    private static Place place(Row row) {
        return new Place(row.getString("connector"), Mode.ofLivemode(row.getBoolean("livemode")));
    }
}
