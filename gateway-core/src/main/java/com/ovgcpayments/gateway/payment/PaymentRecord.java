package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.session.Attempt;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.session.SessionView;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Instant;

/**
 * An attempt and the session it pays, read together.
 *
 * @param anotherSucceeded whether another attempt of the session was captured
 * @param surplusBooked whether a capture of this attempt was booked that no session may count
 * @param feeMinor what we take of the payment, as agreed now, in the minor unit of its currency
 * @param checked whether the processor was asked about it, besides the first begin
 * @param now the database's clock at reading
 */
record PaymentRecord(
        SessionView view,
        String merchantName,
        Attempt attempt,
        boolean anotherSucceeded,
        boolean surplusBooked,
        long feeMinor,
        boolean checked,
        Instant now) {
    static final String COLUMNS = SessionRows.COLUMNS + ", " + Attempt.COLUMNS + """
            , m.name AS merchant_name, clock_timestamp() AS read_at,
            EXISTS (SELECT FROM attempt other WHERE other.session_id = s.id AND other.id <> a.id
                     AND other.state = 'succeeded') AS another_succeeded,
            EXISTS (SELECT FROM surplus_capture surplus WHERE surplus.attempt_id = a.id) AS surplus_booked,
            fee_of(s.merchant_id, a.connector, s.currency, s.amount) AS agreed_fee, a.checked_at IS NOT NULL AS checked""";

    static final String FROM = """

             FROM attempt a
             JOIN checkout_session s ON s.id = a.session_id
             JOIN merchant m ON m.id = s.merchant_id
             LEFT JOIN payment_transaction t ON t.session_id = s.id\040""";

    static PaymentRecord of(Row row) {
        return new PaymentRecord(
                SessionRows.view(row),
                row.getString("merchant_name"),
                Attempt.of(row),
                row.getBoolean("another_succeeded"),
                row.getBoolean("surplus_booked"),
                row.getLong("agreed_fee"),
                row.getBoolean("checked"),
                SessionRows.instant(row, "read_at").orElseThrow());
    }

    ConnectorRequest.Begin beginRequest(URI checkoutUrl) {
        return new Beginning(view, merchantName, attempt).request(checkoutUrl);
    }

    ConnectorRequest.Fetch fetchRequest() {
        return new ConnectorRequest.Fetch(
                attempt.reference(),
                attempt.mode(),
                view.session().price(),
                attempt.createdAt(),
                attempt.processorRef());
    }

    ConnectorRequest.Cancel cancelRequest() {
        return new ConnectorRequest.Cancel(
                attempt.reference(),
                attempt.mode(),
                view.session().price(),
                attempt.createdAt(),
                attempt.processorRef());
    }
}
