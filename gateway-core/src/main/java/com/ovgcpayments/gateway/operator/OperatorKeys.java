package com.ovgcpayments.gateway.operator;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.merchant.DisplayName;
import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.secret.KeyForm;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The keys of operators: made, listed, revoked, and recognised. Of a key only its SHA-256 is stored. Operators come
 * seldom, so every use is looked up, and a revoked key is refused at once.
 */
public final class OperatorKeys {
    private static final String PREFIX = "ovgc_op_";

    private static final String INSERT =
            "INSERT INTO operator_key (id, name, hash, prefix, last4) VALUES ($1, $2, $3, $4, $5)";

    private static final String REVOKE =
            "UPDATE operator_key SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL";

    private static final String LIST =
            "SELECT id, name, prefix, last4, created_at, revoked_at FROM operator_key ORDER BY id";

    private static final String FIND = "SELECT id, name FROM operator_key WHERE hash = $1 AND revoked_at IS NULL";

    private static final String EXISTS = "SELECT FROM operator_key WHERE id = $1";

    private final Database database;

    public OperatorKeys(Database database) {
        this.database = database;
    }

    /** @throws IllegalArgumentException if the name is empty, longer than 100 characters or unprintable */
    public Future<IssuedOperatorKey> create(String name, Deed deed) {
        OperatorKey key = new OperatorKey(TimeOrderedUuid.next(), DisplayName.require("a key's name", name));
        String text = KeyForm.random(PREFIX);
        Tuple row = Tuple.of(key.id(), key.name(), Buffer.buffer(Digest.sha256(text)), PREFIX, KeyForm.last4(text));
        return database.transaction(transaction -> transaction
                .preparedQuery(INSERT)
                .execute(row)
                .compose(inserted -> Audit.write(
                        transaction, deed.entry("operator_key.create", PublicId.OPERATOR_KEY.format(key.id()), json -> {
                            json.writeStartObject();
                            json.writeStringField("name", key.name());
                            json.writeEndObject();
                        })))
                .map(written -> new IssuedOperatorKey(key, text)));
    }

    /**
     * Ends a key. One that was revoked before keeps its first time.
     *
     * @return whether there is such a key
     */
    public Future<Boolean> revoke(UUID id, Deed deed) {
        return database.transaction(transaction -> transaction
                .preparedQuery(REVOKE)
                .execute(Tuple.of(id))
                .compose(revoked -> {
                    if (revoked.rowCount() == 0) {
                        return transaction
                                .preparedQuery(EXISTS)
                                .execute(Tuple.of(id))
                                .map(found -> found.size() == 1);
                    }
                    return Audit.write(
                                    transaction,
                                    deed.entry("operator_key.revoke", PublicId.OPERATOR_KEY.format(id), json -> {
                                        json.writeStartObject();
                                        json.writeEndObject();
                                    }))
                            .map(true);
                }));
    }

    /** All keys, oldest first, the revoked among them. */
    public Future<List<OperatorKeyEntry>> list() {
        return database.query(LIST)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(OperatorKeys::entry)
                        .toList());
    }

    /** The key of this text, or empty if it is unknown, revoked or no key at all: a caller cannot tell which. */
    public Future<Optional<OperatorKey>> authenticate(String text) {
        if (!KeyForm.hasForm(PREFIX, text)) {
            return Future.succeededFuture(Optional.empty());
        }
        return database.query(FIND, Buffer.buffer(Digest.sha256(text)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(OperatorKeys::key));
    }

    private static OperatorKeyEntry entry(Row row) {
        return new OperatorKeyEntry(
                key(row),
                row.getString("prefix"),
                row.getString("last4"),
                SessionRows.instant(row, "created_at").orElseThrow(),
                SessionRows.instant(row, "revoked_at"));
    }

    private static OperatorKey key(Row row) {
        return new OperatorKey(row.getUUID("id"), row.getString("name"));
    }
}
