package com.ovgcpayments.gateway.connector;

import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The {@link Book} of one connector, in the table {@code connector_book}. */
public final class DurableBook implements Book {
    private final Database database;
    private final String connector;

    public DurableBook(Database database, String connector) {
        this.database = database;
        this.connector = connector;
    }

    @Override
    public Future<Optional<Entry>> get(String key) {
        return database.query(
                        "SELECT key, value, version FROM connector_book WHERE connector = $1 AND key = $2",
                        connector,
                        key)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(entry(rows.iterator().next())));
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
        return database.query("""
                        INSERT INTO connector_book (connector, key, value) VALUES ($1, $2, $3)
                        ON CONFLICT (connector, key) DO NOTHING""", connector, key, value).map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Future<Boolean> replace(Entry read, JsonObject value) {
        return database.query("""
                        UPDATE connector_book SET value = $4, version = version + 1, written_at = now()
                        WHERE connector = $1 AND key = $2 AND version = $3""", connector, read.key(), read.version(), value).map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Future<Void> remove(String key) {
        return database.query("DELETE FROM connector_book WHERE connector = $1 AND key = $2", connector, key)
                .mapEmpty();
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
