package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/**
 * A merchant's keys of one mode, as his own people see to them: whatever they do stands in the audit log. To anybody else these
 * keys do not exist.
 */
public final class MerchantKeys {
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    // In the order of the index, and of no single merchant as far as the planner can tell: otherwise it goes through
    // everybody's by the primary key, which has the order, too.
    private static final String LIST = "SELECT " + KeyRows.COLUMNS + """
             FROM api_key
            WHERE merchant_id = ANY (ARRAY[$1::uuid]) AND livemode = $2 AND id < $3
              AND (revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())) = $4
            ORDER BY merchant_id, id DESC LIMIT $5""";

    private static final String FIND =
            "SELECT " + KeyRows.COLUMNS + " FROM api_key WHERE id = $1 AND merchant_id = $2 AND livemode = $3";

    private static final String REVOKE = """
            UPDATE api_key SET revoked_at = now()
             WHERE id = $1 AND merchant_id = $2 AND livemode = $3 AND revoked_at IS NULL""";

    private final Database database;

    public MerchantKeys(Database database) {
        this.database = database;
    }

    /**
     * Newest first.
     *
     * @param active whether to list those that are accepted, or those that were revoked or have expired
     * @param after the last id of the page before
     */
    public Future<Page<ApiKeyEntry>> list(UUID merchantId, Mode mode, boolean active, Optional<UUID> after, int limit) {
        return database.query(LIST, merchantId, mode.livemode(), after.orElse(AFTER_ALL), active, limit + 1)
                .map(rows -> Page.of(KeyRows.entries(rows), limit));
    }

    public Future<Optional<ApiKeyEntry>> find(UUID merchantId, Mode mode, UUID id) {
        return database.query(FIND, id, merchantId, mode.livemode())
                .map(rows -> KeyRows.entries(rows).stream().findFirst());
    }

    /** Makes a key. Fails with {@link NoSuchMerchant} if there is nobody to have it. */
    public Future<IssuedApiKey> create(NewApiKey wanted, Deed deed) {
        return database.transaction(transaction -> KeyRows.insert(transaction, wanted)
                .compose(issued -> Audit.write(
                                transaction,
                                deed.entry(
                                        "api_key.create",
                                        PublicId.API_KEY.format(issued.key().id()),
                                        json -> {
                                            json.writeStartObject();
                                            json.writeStringField("name", wanted.name());
                                            json.writeStringField(
                                                    "mode", wanted.mode().word());
                                            json.writeStringField("expires", words(wanted.expiry()));
                                            json.writeEndObject();
                                        }))
                        .map(written -> issued)));
    }

    /**
     * Ends a key; within a second every instance refuses it. One that was revoked before keeps its first time.
     *
     * @return the key as it is then; empty if there is none
     */
    public Future<Optional<ApiKeyEntry>> revoke(UUID merchantId, Mode mode, UUID id, Deed deed) {
        Tuple which = Tuple.of(id, merchantId, mode.livemode());
        return database.transaction(transaction -> transaction
                .preparedQuery(REVOKE)
                .execute(which)
                .compose(revoked -> transaction
                        .preparedQuery(FIND)
                        .execute(which)
                        .map(rows -> KeyRows.entries(rows).stream().findFirst())
                        .compose(found -> revoked.rowCount() == 0
                                ? Future.succeededFuture(found)
                                : Audit.write(
                                                transaction,
                                                deed.entry("api_key.revoke", PublicId.API_KEY.format(id), json -> {
                                                    json.writeStartObject();
                                                    json.writeStringField(
                                                            "name",
                                                            found.orElseThrow().name());
                                                    json.writeStringField("mode", mode.word());
                                                    json.writeEndObject();
                                                }))
                                        .map(found))));
    }

    private static String words(KeyExpiry expiry) {
        if (expiry instanceof KeyExpiry.At at) {
            return DateTimeFormatter.ISO_INSTANT.format(at.time().atOffset(ZoneOffset.UTC));
        }
        return expiry instanceof KeyExpiry.After after ? "after " + after.lifetime() : "never";
    }
}
