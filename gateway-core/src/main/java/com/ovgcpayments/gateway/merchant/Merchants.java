package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The merchants of this gateway. */
public final class Merchants {
    private static final String INSERT = "INSERT INTO merchant (id, name) VALUES ($1, $2)";

    private final Database database;

    public Merchants(Database database) {
        this.database = database;
    }

    /**
     * By nobody: what a person makes is made with his {@link Deed}.
     *
     * @param name 1 to 100 characters; fails with {@link IllegalArgumentException} otherwise
     */
    public Future<Merchant> create(String name) {
        return named(name)
                .compose(merchant ->
                        database.query(INSERT, merchant.id(), merchant.name()).map(merchant));
    }

    /** The same, by a person: it stands in the audit log. */
    public Future<Merchant> create(String name, Deed deed) {
        return database.transaction(transaction -> create(transaction, name, deed));
    }

    /** The same within a transaction. */
    public static Future<Merchant> create(SqlClient transaction, String name, Deed deed) {
        return named(name)
                .compose(merchant -> transaction
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(merchant.id(), merchant.name()))
                        .compose(inserted -> Audit.write(
                                transaction,
                                deed.at(merchant.id())
                                        .entry("merchant.create", PublicId.MERCHANT.format(merchant.id()), json -> {
                                            json.writeStartObject();
                                            json.writeStringField("name", merchant.name());
                                            json.writeEndObject();
                                        })))
                        .map(merchant));
    }

    public Future<Optional<Merchant>> find(UUID id) {
        return database.query("SELECT id, name FROM merchant WHERE id = $1", id).map(rows -> {
            for (Row row : rows) {
                return Optional.of(read(row));
            }
            return Optional.empty();
        });
    }

    /** The first merchants in the order in which they were made, after the given one. */
    public Future<List<Merchant>> list(Optional<UUID> after, int limit) {
        return database.query("""
                SELECT id, name FROM merchant
                 WHERE $1::uuid IS NULL OR id > $1
                 ORDER BY id LIMIT $2""", after.orElse(null), limit).map(rows -> {
            List<Merchant> merchants = new ArrayList<>();
            for (Row row : rows) {
                merchants.add(read(row));
            }
            return List.copyOf(merchants);
        });
    }

    private static Future<Merchant> named(String name) {
        try {
            return Future.succeededFuture(
                    new Merchant(TimeOrderedUuid.next(), DisplayName.require("a merchant's name", name)));
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
    }

    private static Merchant read(Row row) {
        return new Merchant(row.getUUID("id"), row.getString("name"));
    }
}
