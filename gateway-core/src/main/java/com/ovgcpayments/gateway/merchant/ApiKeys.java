package com.ovgcpayments.gateway.merchant;

import com.github.benmanes.caffeine.cache.Ticker;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.secret.KeyForm;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        UUID id = TimeOrderedUuid.next();
        String text = KeyText.random(wanted.mode());
        return database.query(
                        """
                        INSERT INTO api_key
                               (id, merchant_id, livemode, name, hash, prefix, last4, rate_limit, expires_at)
                        SELECT $1, merchant.id, $3, $4, $5, $6, $7, $8, now() + make_interval(secs => $9)
                          FROM merchant WHERE merchant.id = $2
                        RETURNING (SELECT name FROM merchant WHERE id = $2) AS merchant_name""",
                        id,
                        wanted.merchantId(),
                        wanted.mode().livemode(),
                        wanted.name(),
                        Buffer.buffer(Digest.sha256(text)),
                        KeyText.prefix(wanted.mode()),
                        KeyForm.last4(text),
                        wanted.rateLimit().isPresent() ? wanted.rateLimit().getAsInt() : null,
                        wanted.lifetime().map(ApiKeys::seconds).orElse(null))
                .map(rows -> {
                    for (Row row : rows) {
                        ApiKey key = new ApiKey(
                                id,
                                wanted.merchantId(),
                                row.getString("merchant_name"),
                                wanted.mode(),
                                wanted.rateLimit());
                        return new IssuedApiKey(key, text);
                    }
                    throw new NoSuchMerchant(wanted.merchantId());
                });
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
        return database.query("""
                SELECT id, livemode, name, prefix, last4, rate_limit, created_at, expires_at, revoked_at, last_used_at
                  FROM api_key WHERE merchant_id = $1 ORDER BY id""", merchantId).map(rows -> {
            List<ApiKeyEntry> entries = new ArrayList<>();
            for (Row row : rows) {
                entries.add(entry(row));
            }
            return List.copyOf(entries);
        });
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
                        optionalInt(row.getInteger("rate_limit"))));
            }
            return Optional.empty();
        });
    }

    private static ApiKeyEntry entry(Row row) {
        return new ApiKeyEntry(
                row.getUUID("id"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                row.getString("name"),
                row.getString("prefix"),
                row.getString("last4"),
                optionalInt(row.getInteger("rate_limit")),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("expires_at")),
                instant(row.getOffsetDateTime("revoked_at")),
                instant(row.getOffsetDateTime("last_used_at")));
    }

    private static OptionalInt optionalInt(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
