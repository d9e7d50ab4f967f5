package com.ovgcpayments.gateway.session;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.money.Money;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a session and its transaction stand in a row: the columns to select, and what they mean. */
public final class SessionRows {
    /** To be selected from {@code checkout_session s LEFT JOIN payment_transaction t ON t.session_id = s.id}. */
    public static final String COLUMNS = """
            s.id, s.merchant_id, s.livemode, s.amount, s.currency, s.email, s.product_title, s.success_url, s.cancel_url,
            s.metadata::text AS metadata, s.status::text AS status, s.created_at, s.expires_at, s.completed_at,
            clock_timestamp() >= s.expires_at AS past_expiry,
            s.status <> 'completed' AND EXISTS (SELECT FROM attempt live WHERE live.session_id = s.id
                     AND live.state IN ('sending', 'open', 'processing', 'unknown')) AS in_progress,
            t.id AS t_id, t.status::text AS t_status, t.connector AS t_connector, t.amount AS t_amount,
            t.currency AS t_currency, t.fee AS t_fee, t.captured_at AS t_captured_at, t.refunded AS t_refunded,
            t.fee_returned AS t_fee_returned, t.available_on AS t_available_on""";

    private SessionRows() {}

    public static SessionView view(Row row) {
        return new SessionView(
                session(row), transaction(row), row.getBoolean("in_progress"), row.getBoolean("past_expiry"));
    }

    public static Session session(Row row) {
        return new Session(
                row.getUUID("id"),
                row.getUUID("merchant_id"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("email"),
                Optional.ofNullable(row.getString("product_title")),
                row.getString("success_url"),
                row.getString("cancel_url"),
                row.getString("metadata"),
                SessionStatus.of(row.getString("status")),
                instant(row, "created_at").orElseThrow(),
                instant(row, "expires_at").orElseThrow(),
                instant(row, "completed_at"));
    }

    public static Optional<Instant> instant(Row row, String column) {
        @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? Optional.empty() : Optional.of(time.toInstant());
    }

    private static Optional<Transaction> transaction(Row row) {
        if (row.getUUID("t_id") == null) {
            return Optional.empty();
        }
        return Optional.of(new Transaction(
                row.getUUID("t_id"),
                row.getString("t_status"),
                row.getString("t_connector"),
                new Money(row.getLong("t_amount"), row.getString("t_currency")),
                row.getLong("t_fee"),
                instant(row, "t_captured_at").orElseThrow(),
                row.getLong("t_refunded"),
                row.getLong("t_fee_returned"),
                instant(row, "t_available_on")));
    }
}
