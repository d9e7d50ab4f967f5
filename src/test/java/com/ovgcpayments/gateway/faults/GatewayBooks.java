package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What the gateway has written down, as read when all is at rest. */
record GatewayBooks(
        List<SessionRow> sessions,
        List<AttemptRow> attempts,
        List<CaptureRow> transactions,
        List<SurplusRow> surplus,
        List<EventRow> events) {

    /** @param order the merchant's number of it */
    record SessionRow(String id, String status, String order, long amount, String currency) {}

    /**
     * @param reference as the processor knows it
     * @param withPerson whether somebody must decide
     */
    record AttemptRow(
            String session,
            String reference,
            String connector,
            String state,
            boolean withPerson,
            Optional<String> ref) {}

    record CaptureRow(String connector, String ref, String session, long amount, String currency) {}

    /**
     * @param refund the gateway's id of the one refund that stands, as processors read it; empty if there is none
     * @param refused the processor's word for its no
     * @param reason why the refund stands as it does
     */
    record SurplusRow(
            CaptureRow capture,
            String kind,
            String refund,
            String refundState,
            Optional<String> refused,
            String reason) {}

    record EventRow(String id, String type, String session, String body) {}

    static GatewayBooks read(Database owner) {
        return new GatewayBooks(
                rows(
                        owner,
                        "SELECT id, status::text AS status, metadata ->> 'order' AS placed, amount, currency"
                                + " FROM checkout_session",
                        row -> new SessionRow(
                                row.getUUID("id").toString(),
                                row.getString("status"),
                                row.getString("placed"),
                                row.getLong("amount"),
                                row.getString("currency"))),
                rows(
                        owner,
                        "SELECT session_id, reference, connector, state::text AS state, operator_since, processor_ref"
                                + " FROM attempt",
                        row -> new AttemptRow(
                                row.getUUID("session_id").toString(),
                                row.getString("reference"),
                                row.getString("connector"),
                                row.getString("state"),
                                row.getOffsetDateTime("operator_since") != null,
                                Optional.ofNullable(row.getString("processor_ref")))),
                rows(
                        owner,
                        "SELECT connector, processor_ref, session_id, amount, currency FROM payment_transaction",
                        GatewayBooks::capture),
                rows(owner, """
                        SELECT c.connector, c.processor_ref, a.session_id, c.amount, c.currency, c.kind::text AS kind,
                               r.id AS refund, r.state::text AS refund_state, r.refusal, r.reason
                          FROM surplus_capture c JOIN attempt a ON a.id = c.attempt_id
                          LEFT JOIN refund r ON r.surplus_id = c.id AND r.state <> 'failed'""", GatewayBooks::surplus),
                rows(
                        owner,
                        "SELECT id, type, body, body::json -> 'data' -> 'session' ->> 'id' AS session FROM event",
                        row -> new EventRow(
                                PublicId.EVENT.format(row.getUUID("id")),
                                row.getString("type"),
                                String.valueOf(row.getString("session")),
                                row.getString("body"))));
    }

    private static CaptureRow capture(Row row) {
        return new CaptureRow(
                row.getString("connector"),
                row.getString("processor_ref"),
                row.getUUID("session_id").toString(),
                row.getLong("amount"),
                row.getString("currency"));
    }

    private static SurplusRow surplus(Row row) {
        UUID refund = row.getUUID("refund");
        return new SurplusRow(
                capture(row),
                row.getString("kind"),
                refund == null ? "" : PublicId.REFUND.format(refund),
                refund == null ? "" : row.getString("refund_state"),
                Optional.ofNullable(row.getString("refusal")),
                String.valueOf(row.getString("reason")));
    }

    private static <T> List<T> rows(Database owner, String sql, Function<Row, T> reading) {
        return StreamSupport.stream(owner.query(sql).await().spliterator(), false)
                .map(reading)
                .toList();
    }
}
