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
    /**
     * To be selected before all other columns from {@code checkout_session s LEFT JOIN payment_transaction t ON t.session_id
     * = s.id}.
     */
    public static final String COLUMNS = """
            s.id, s.merchant_id, s.livemode, s.amount, s.currency, s.email, s.product_title, s.success_url, s.cancel_url,
            s.metadata::text AS metadata, s.status::text AS status, s.created_at, s.expires_at, s.completed_at,
            clock_timestamp() >= s.expires_at AS past_expiry,
            s.status <> 'completed' AND EXISTS (SELECT FROM attempt live WHERE live.session_id = s.id
                     AND live.state IN ('sending', 'open', 'processing', 'unknown')) AS in_progress,
            t.id AS t_id, t.status::text AS t_status, t.connector AS t_connector, t.amount AS t_amount,
            t.currency AS t_currency, t.fee AS t_fee, t.captured_at AS t_captured_at, t.refunded AS t_refunded,
            t.fee_returned AS t_fee_returned, t.available_on AS t_available_on""";

    // Places in the row: to find a column by its name takes longer than to read it.
    private static final int ID = 0;
    private static final int MERCHANT = 1;
    private static final int LIVEMODE = 2;
    private static final int AMOUNT = 3;
    private static final int CURRENCY = 4;
    private static final int EMAIL = 5;
    private static final int PRODUCT_TITLE = 6;
    private static final int SUCCESS_URL = 7;
    private static final int CANCEL_URL = 8;
    private static final int METADATA = 9;
    private static final int STATUS = 10;
    private static final int CREATED = 11;
    private static final int EXPIRES = 12;
    private static final int COMPLETED = 13;
    private static final int PAST_EXPIRY = 14;
    private static final int IN_PROGRESS = 15;
    private static final int TRANSACTION_ID = 16;
    private static final int TRANSACTION_STATUS = 17;
    private static final int CONNECTOR = 18;
    private static final int CAPTURED_AMOUNT = 19;
    private static final int CAPTURED_CURRENCY = 20;
    private static final int FEE = 21;
    private static final int CAPTURED = 22;
    private static final int REFUNDED = 23;
    private static final int FEE_RETURNED = 24;
    private static final int AVAILABLE = 25;

    private SessionRows() {}

    public static SessionView view(Row row) {
        return new SessionView(
                session(row), transaction(row), row.getBoolean(IN_PROGRESS), row.getBoolean(PAST_EXPIRY));
    }

    public static Session session(Row row) {
        return new Session(
                row.getUUID(ID),
                row.getUUID(MERCHANT),
                Mode.ofLivemode(row.getBoolean(LIVEMODE)),
                new Money(row.getLong(AMOUNT), row.getString(CURRENCY)),
                row.getString(EMAIL),
                Optional.ofNullable(row.getString(PRODUCT_TITLE)),
                row.getString(SUCCESS_URL),
                row.getString(CANCEL_URL),
                row.getString(METADATA),
                SessionStatus.of(row.getString(STATUS)),
                instant(row, CREATED).orElseThrow(),
                instant(row, EXPIRES).orElseThrow(),
                instant(row, COMPLETED));
    }

    public static Optional<Instant> instant(Row row, String column) {
        return instant(row, row.getColumnIndex(column));
    }

    private static Optional<Instant> instant(Row row, int column) {
        @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? Optional.empty() : Optional.of(time.toInstant());
    }

    private static Optional<Transaction> transaction(Row row) {
        if (row.getUUID(TRANSACTION_ID) == null) {
            return Optional.empty();
        }
        return Optional.of(new Transaction(
                row.getUUID(TRANSACTION_ID),
                row.getString(TRANSACTION_STATUS),
                row.getString(CONNECTOR),
                new Money(row.getLong(CAPTURED_AMOUNT), row.getString(CAPTURED_CURRENCY)),
                row.getLong(FEE),
                instant(row, CAPTURED).orElseThrow(),
                row.getLong(REFUNDED),
                row.getLong(FEE_RETURNED),
                instant(row, AVAILABLE)));
    }
}
