package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.storage.Columns;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.LookupBatcher;
import com.ovgcpayments.gateway.storage.WriteBatcher;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The {@link Book} of one connector, in the table {@code connector_book}. What an event loop asks for or writes at about the
 * same time goes to the database in one statement.
 */
public final class DurableBook implements Book {
    private static final String FIND =
            "SELECT key, value, version FROM connector_book WHERE connector = $1 AND key = ANY ($2)";

    /** In the order of their keys, so that two instances do not wait for each other in a circle. */
    private static final String CREATE = """
            INSERT INTO connector_book (connector, key, value)
            SELECT $1, given.key, given.value::jsonb
              FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS given (key, value, n)
             ORDER BY given.key, given.n
            ON CONFLICT (connector, key) DO NOTHING
            RETURNING key""";

    /** Of two that read the same version one is written, whichever. */
    private static final String REPLACE = """
            UPDATE connector_book SET value = given.value::jsonb, version = connector_book.version + 1, written_at = now()
              FROM unnest($2::text[], $3::bigint[], $4::text[]) WITH ORDINALITY AS given (key, version, value, n)
             WHERE connector_book.connector = $1 AND connector_book.key = given.key
               AND connector_book.version = given.version
            RETURNING given.n""";

    private static final String REMOVE = "DELETE FROM connector_book WHERE connector = $1 AND key = ANY ($2)";

    private final Database database;
    private final String connector;
    private final LookupBatcher<String, Entry> lookUps = new LookupBatcher<>(this::find);
    private final WriteBatcher<New, Boolean> creations = new WriteBatcher<>(this::createAll);
    private final WriteBatcher<Replacement, Boolean> replacements = new WriteBatcher<>(this::replaceAll);
    private final WriteBatcher<String, Boolean> removals = new WriteBatcher<>(this::removeAll);

    private record New(String key, JsonObject value) {}

    private record Replacement(Entry read, JsonObject value) {}

    public DurableBook(Database database, String connector) {
        this.database = database;
        this.connector = connector;
    }

    @Override
    public Future<Optional<Entry>> get(String key) {
        return lookUps.find(key);
    }

    private Future<Map<String, Entry>> find(List<String> keys) {
        return database.query(FIND, connector, Columns.sought(keys, String[]::new, key -> key))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DurableBook::entry)
                        .collect(Collectors.toMap(Entry::key, entry -> entry)));
    }

    @Override
    public Future<List<Entry>> list(String prefix, int limit) {
        return database.query("""
                        SELECT key, value, version FROM connector_book
                        WHERE connector = $1 AND starts_with(key, $2) AND key >= $2
                        ORDER BY key LIMIT $3""", connector, prefix, limit).map(DurableBook::entries);
    }

    @Override
    public Future<List<Entry>> listAfter(String prefix, String after, int limit) {
        return database.query("""
                        SELECT key, value, version FROM connector_book
                        WHERE connector = $1 AND starts_with(key, $2) AND key >= $2 AND key > $3
                        ORDER BY key LIMIT $4""", connector, prefix, after, limit).map(DurableBook::entries);
    }

    @Override
    public Future<Boolean> create(String key, JsonObject value) {
        return creations.write(new New(key, value));
    }

    /** Of two with the same key in one batch the first is the one that was written. */
    private Future<List<Boolean>> createAll(List<New> all) {
        return database.query(
                        CREATE,
                        connector,
                        Columns.of(all, String[]::new, New::key),
                        Columns.of(all, String[]::new, each -> each.value().encode()))
                .map(rows -> {
                    Set<String> created = new HashSet<>();
                    rows.forEach(row -> created.add(row.getString(0)));
                    return all.stream().map(each -> created.remove(each.key())).toList();
                });
    }

    @Override
    public Future<Boolean> replace(Entry read, JsonObject value) {
        return replacements.write(new Replacement(read, value));
    }

    private Future<List<Boolean>> replaceAll(List<Replacement> all) {
        return database.query(
                        REPLACE,
                        connector,
                        Columns.joined(all, String[]::new, each -> each.read().key()),
                        Columns.joined(all, Long[]::new, each -> each.read().version()),
                        Columns.joined(all, String[]::new, each -> each.value().encode()))
                .map(rows -> {
                    Set<Long> written = new HashSet<>();
                    rows.forEach(row -> written.add(row.getLong(0)));
                    return IntStream.rangeClosed(1, all.size())
                            .mapToObj(n -> written.contains((long) n))
                            .toList();
                });
    }

    @Override
    public Future<Void> remove(String key) {
        return removals.write(key).mapEmpty();
    }

    private Future<List<Boolean>> removeAll(List<String> keys) {
        return database.query(REMOVE, connector, Columns.sought(keys, String[]::new, key -> key))
                .map(removed -> keys.stream().map(key -> true).toList());
    }

    private static List<Entry> entries(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(DurableBook::entry)
                .toList();
    }

    private static Entry entry(Row row) {
        return new Entry(row.getString("key"), row.getJsonObject("value"), row.getLong("version"));
    }
}
