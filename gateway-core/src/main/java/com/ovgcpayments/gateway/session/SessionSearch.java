package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Finds sessions among millions, newest first. Each look goes through a bounded number of rows, and a search takes no more
 * looks than fit in about a second: if it has not found enough by then it says how far it came, and the next goes on there.
 */
public final class SessionSearch {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** So many are put in order rather than found in it. */
    private static final int FEW = 2_000;

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Database database;
    private final long patienceNanos;
    private final int mostRows;

    /**
     * What was found.
     *
     * @param goOn before which session to look for more; empty if there are none
     * @param full whether as many were found as were asked for. If not, and there is more to look through, then for want of time
     */
    public record Found(List<SessionLine> lines, Optional<UUID> goOn, boolean full) {
        public Found {
            lines = List.copyOf(lines);
        }
    }

    private record Search(SessionSource source, Map<String, Object> values, int limit, long start) {}

    public SessionSearch(Database database) {
        this(database, PATIENCE, Integer.MAX_VALUE);
    }

    /**
     * @param patience how long to take more looks
     * @param mostRows that one look may go through, if a source would have it go through more
     */
    SessionSearch(Database database, Duration patience, int mostRows) {
        this.database = database;
        this.patienceNanos = patience.toNanos();
        this.mostRows = mostRows;
    }

    /**
     * @param before list those older than this session
     * @param limit how many at the most
     */
    public Future<Found> find(UUID merchantId, Mode mode, SessionFilter filter, Optional<UUID> before, int limit) {
        Map<String, Object> values = values(merchantId, mode, filter);
        return source(filter, values)
                .compose(source ->
                        look(new Search(source, values, limit, System.nanoTime()), before(filter, before), List.of()));
    }

    /**
     * The newest sessions, and whichever else something happened to since a time, each once.
     *
     * @param newest how many of the newest
     */
    public Future<List<SessionLine>> latest(UUID merchantId, Mode mode, int newest, Instant since) {
        Map<String, Object> values = new HashMap<>(values(merchantId, mode, SessionFilter.NONE));
        values.put("before", AFTER_ALL);
        values.put("rows", newest);
        values.put("limit", newest);
        Map<String, Object> touched = new HashMap<>(values);
        touched.put("from", TimeOrderedUuid.floor(since));
        touched.put("rows", SessionSource.TOUCHED.window());
        touched.put("limit", SessionSource.TOUCHED.window());
        return lines(SessionSource.ALL, values)
                .compose(young -> lines(SessionSource.TOUCHED, touched).map(others -> {
                    Map<UUID, SessionLine> all = new LinkedHashMap<>();
                    young.forEach(line -> all.put(line.view().session().id(), line));
                    // Read later, so that it is how things stand.
                    others.forEach(line -> all.put(line.view().session().id(), line));
                    return List.copyOf(all.values());
                }));
    }

    private Future<List<SessionLine>> lines(SessionSource source, Map<String, Object> values) {
        return database.query(source.find().sql(), source.find().values(values)).map(SessionSearch::lines);
    }

    private Future<Found> look(Search search, UUID before, List<SessionLine> found) {
        int wanted = search.limit() - found.size();
        Map<String, Object> values = new HashMap<>(search.values());
        values.put("before", before);
        values.put("rows", window(search));
        values.put("limit", wanted + 1);
        return lines(search.source(), values).compose(more -> {
            List<SessionLine> lines = new ArrayList<>(found);
            lines.addAll(more);
            if (lines.size() > search.limit()) {
                List<SessionLine> page = lines.subList(0, search.limit());
                UUID last = page.get(page.size() - 1).view().session().id();
                return Future.succeededFuture(new Found(page, Optional.of(last), true));
            }
            return reach(search, values).compose(reached -> {
                boolean out = System.nanoTime() - search.start() > patienceNanos;
                return reached.isEmpty() || out
                        ? Future.succeededFuture(new Found(lines, reached, lines.size() == search.limit()))
                        : look(search, reached.get(), lines);
            });
        });
    }

    /** How far a look came; empty if to the end. */
    private Future<Optional<UUID>> reach(Search search, Map<String, Object> values) {
        return database.query(
                        search.source().reach().sql(), search.source().reach().values(values))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> row.getLong("rows") >= window(search))
                        .map(row -> row.getUUID("position"))
                        .findFirst());
    }

    private int window(Search search) {
        return Math.min(mostRows, search.source().window());
    }

    private Future<SessionSource> source(SessionFilter filter, Map<String, Object> values) {
        if (filter.email().isPresent()) {
            return Future.succeededFuture(SessionSource.BY_EMAIL);
        }
        if (filter.isOnly(ShownStatus.PENDING)) {
            return Future.succeededFuture(SessionSource.PENDING);
        }
        if (filter.gateway().isPresent()) {
            return Future.succeededFuture(SessionSource.BY_GATEWAY);
        }
        if (!filter.isDecided()
                || (filter.amount().isEmpty() && filter.currency().isEmpty())) {
            return Future.succeededFuture(byStatus(filter));
        }
        if (filter.amount().filter(AmountRange::isExact).isPresent()) {
            return Future.succeededFuture(SessionSource.EXACT);
        }
        return database.query(SessionSource.MORE_THAN_FEW.sql(), SessionSource.MORE_THAN_FEW.values(values))
                .map(rows -> rows.iterator().next().getBoolean("more") ? byStatus(filter) : SessionSource.FEW);
    }

    private static SessionSource byStatus(SessionFilter filter) {
        if (filter.isOnly(ShownStatus.DECLINED)) {
            return SessionSource.DECLINED;
        }
        return filter.isOnly(ShownStatus.COMPLETED) ? SessionSource.COMPLETED : SessionSource.ALL;
    }

    private static Map<String, Object> values(UUID merchantId, Mode mode, SessionFilter filter) {
        Map<String, Object> values = new HashMap<>();
        values.put("merchant", merchantId);
        values.put("livemode", mode.livemode());
        values.put("from", filter.createdFrom().map(TimeOrderedUuid::lowerBound).orElse(BEFORE_ALL));
        // Whoever is older is not pending, but for those whom somebody is paying.
        values.put("young", TimeOrderedUuid.lowerBound(Instant.now().minus(Session.LIFETIME)));
        values.put("few", FEW);
        if (!filter.statuses().isEmpty()) {
            values.put(
                    "statuses",
                    filter.statuses().stream().map(ShownStatus::word).toArray(String[]::new));
        }
        filter.email().ifPresent(email -> values.put("email", email));
        filter.currency().ifPresent(currency -> values.put("currency", currency));
        filter.gateway().ifPresent(gateway -> values.put("gateway", gateway));
        filter.createdFrom().ifPresent(from -> values.put("createdFrom", from.atOffset(ZoneOffset.UTC)));
        filter.createdTo().ifPresent(to -> values.put("createdTo", to.atOffset(ZoneOffset.UTC)));
        values.putAll(prices(filter));
        return Map.copyOf(values);
    }

    /** What is wanted of amounts: as a range for each number of decimals, and as a list of ranges by currency. */
    private static Map<String, Object> prices(SessionFilter filter) {
        Map<String, Object> values = new HashMap<>();
        AmountRange amounts = filter.amount().orElse(AmountRange.ANY);
        if (filter.amount().isPresent()) {
            for (int decimals : new int[] {0, 2, 3}) {
                values.put("least" + decimals, amounts.least(decimals));
                values.put("most" + decimals, amounts.most(decimals));
            }
        }
        values.put("decimals0", currencies(0));
        values.put("decimals3", currencies(3));
        String[] meant = filter.currency()
                .map(currency -> new String[] {currency})
                .orElseGet(() -> Currencies.codes().toArray(String[]::new));
        values.put("currencies", meant);
        values.put(
                "least",
                Arrays.stream(meant).map(code -> amounts.least(decimals(code))).toArray(Long[]::new));
        values.put(
                "most",
                Arrays.stream(meant).map(code -> amounts.most(decimals(code))).toArray(Long[]::new));
        return values;
    }

    private static String[] currencies(int decimals) {
        return Currencies.codes().stream()
                .filter(code -> decimals(code) == decimals)
                .toArray(String[]::new);
    }

    private static int decimals(String currency) {
        return Currencies.exponent(currency).orElseThrow();
    }

    /** Before both a session and the end of the time that is meant. */
    private static UUID before(SessionFilter filter, Optional<UUID> session) {
        UUID end = filter.createdTo().map(TimeOrderedUuid::upperBound).orElse(AFTER_ALL);
        return session.filter(id -> isLess(id, end)).orElse(end);
    }

    /** As PostgreSQL compares them. */
    private static boolean isLess(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high < 0
                || (high == 0
                        && Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) < 0);
    }

    private static List<SessionLine> lines(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> {
                    SessionView view = SessionRows.view(row);
                    Optional<String> gateway = view.transaction()
                            .map(Transaction::gateway)
                            .or(() -> Optional.ofNullable(row.getString("last_connector")));
                    return new SessionLine(view, gateway, row.getBoolean("disputed"));
                })
                .toList();
    }
}
