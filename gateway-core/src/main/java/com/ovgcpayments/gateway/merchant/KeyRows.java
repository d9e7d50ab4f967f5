package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.secret.KeyForm;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How a key stands in a row of {@code api_key}: how it comes there, and how it is read. */
final class KeyRows {
    static final String COLUMNS = """
            api_key.id, api_key.livemode, api_key.name, api_key.prefix, api_key.last4, api_key.rate_limit, api_key.created_at,
            api_key.expires_at, api_key.revoked_at, api_key.last_used_at,
            CASE WHEN api_key.revoked_at IS NOT NULL THEN 'REVOKED'
                 WHEN api_key.expires_at <= now() THEN 'EXPIRED' ELSE 'ACTIVE' END AS state""";

    private static final String INSERT = """
            INSERT INTO api_key (id, merchant_id, livemode, name, hash, prefix, last4, rate_limit, expires_at)
            SELECT $1, merchant.id, $3, $4, $5, $6, $7, $8,
                   coalesce($9::timestamptz, now() + make_interval(secs => $10))
              FROM merchant WHERE merchant.id = $2
            RETURNING (SELECT name FROM merchant WHERE id = $2) AS merchant_name""";

    private KeyRows() {}

    /** Makes a key. Fails with {@link NoSuchMerchant} if there is nobody to have it. */
    static Future<IssuedApiKey> insert(SqlClient client, NewApiKey wanted) {
        UUID id = TimeOrderedUuid.next();
        String text = KeyText.random(wanted.mode());
        return client.preparedQuery(INSERT)
                .execute(Tuple.from(new @Nullable Object[] {
                    id,
                    wanted.merchantId(),
                    wanted.mode().livemode(),
                    wanted.name(),
                    Buffer.buffer(Digest.sha256(text)),
                    KeyText.prefix(wanted.mode()),
                    KeyForm.last4(text),
                    wanted.rateLimit().isPresent() ? wanted.rateLimit().getAsInt() : null,
                    wanted.expiry() instanceof KeyExpiry.At at ? at.time().atOffset(ZoneOffset.UTC) : null,
                    wanted.expiry() instanceof KeyExpiry.After after ? seconds(after.lifetime()) : null
                }))
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

    static List<ApiKeyEntry> entries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(KeyRows::entry)
                .toList();
    }

    static OptionalInt optionalInt(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
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
                instant(row.getOffsetDateTime("last_used_at")),
                ApiKeyEntry.State.valueOf(row.getString("state")));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
