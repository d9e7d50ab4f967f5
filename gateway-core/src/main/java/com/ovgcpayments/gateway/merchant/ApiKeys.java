package com.ovgcpayments.gateway.merchant;

import com.github.benmanes.caffeine.cache.Ticker;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys of merchants: made, listed, revoked, and recognised. Of a key only its SHA-256 is stored; a fast hash is
 * enough, because the key is 256 random bits. May be used from every event loop.
 */
public final class ApiKeys {
    private final Database database;
    private final KeyLookups lookups;
    private final KeyUse use;

    public ApiKeys(Database database) {
        this(database, Ticker.systemTicker());
    }

    ApiKeys(Database database, Ticker ticker) {
        this.database = database;
        this.lookups = new KeyLookups(ticker, this::findByHash);
        this.use = new KeyUse(database, ticker);
    }

    /** Makes a key. Fails with {@link NoSuchMerchant} if there is nobody to have it. */
    public Future<IssuedApiKey> create(NewApiKey wanted) {
        return database.transaction(transaction -> KeyRows.insert(transaction, wanted));
    }

    /**
     * Ends a key; within a second every instance refuses it. A key that was revoked before keeps its first time.
     *
     * @return whether there is such a key
     */
    public Future<Boolean> revoke(UUID id) {
        return database.query("UPDATE api_key SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1", id)
                .map(rows -> rows.rowCount() == 1);
    }

    /** A merchant's keys, oldest first, the revoked and the expired among them. */
    public Future<List<ApiKeyEntry>> list(UUID merchantId) {
        return database.query(
                        "SELECT " + KeyRows.COLUMNS + " FROM api_key WHERE merchant_id = $1 ORDER BY id", merchantId)
                .map(KeyRows::entries);
    }

    /**
     * The key of this text, or empty if it is unknown, revoked, expired or no key at all: a caller cannot tell which.
     * The answer may be up to {@link KeyLookups#MAX_AGE} old.
     */
    public Future<Optional<ApiKey>> authenticate(String text) {
        return find(text).onSuccess(found -> found.ifPresent(use::note));
    }

    /** As {@link #authenticate}, but looking does not count as a use of the key. */
    public Future<Optional<ApiKey>> find(String text) {
        return KeyText.hasForm(text) ? lookups.find(Digest.sha256(text)) : Future.succeededFuture(Optional.empty());
    }

    private Future<Optional<ApiKey>> findByHash(byte[] hash) {
        return database.query("""
                SELECT k.id, k.merchant_id, m.name AS merchant_name, k.livemode, k.rate_limit
                  FROM api_key k JOIN merchant m ON m.id = k.merchant_id
                 WHERE k.hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())""", Buffer.buffer(hash)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new ApiKey(
                        row.getUUID("id"),
                        row.getUUID("merchant_id"),
                        row.getString("merchant_name"),
                        Mode.ofLivemode(row.getBoolean("livemode")),
                        KeyRows.optionalInt(row.getInteger("rate_limit"))));
            }
            return Optional.empty();
        });
    }
}
