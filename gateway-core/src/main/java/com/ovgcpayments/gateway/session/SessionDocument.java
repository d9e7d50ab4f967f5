package com.ovgcpayments.gateway.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.id.PublicId;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How sessions and transactions read as JSON: in answers of the API and, with the same keys, in webhooks. */
public final class SessionDocument {
    /** The specification's form of a time: UTC, without saying so. */
    private static final DateTimeFormatter SPECIFIED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private SessionDocument() {}

    /** The answer to {@code POST}: what the specification shows, and little more. */
    public static void writeCreated(JsonGenerator json, Session session) throws IOException {
        json.writeStartObject();
        writeHead(json, session, ShownStatus.PENDING);
        writeExpiry(json, session);
        json.writeEndObject();
    }

    /** Everything about a session. */
    public static void write(JsonGenerator json, SessionView view) throws IOException {
        Session session = view.session();
        json.writeStartObject();
        writeHead(json, session, view.shownStatus());
        if (view.paymentInProgress()) {
            json.writeBooleanField("payment_in_progress", true);
        }
        json.writeStringField("email", session.email());
        json.writeStringField("product_title", session.productTitle().orElse(null));
        json.writeFieldName("metadata");
        json.writeRawValue(session.metadata());
        json.writeStringField("success_url", session.successUrl());
        json.writeStringField("cancel_url", session.cancelUrl());
        json.writeStringField("created_at", iso(session.createdAt()));
        json.writeStringField(
                "completed_at", session.completedAt().map(SessionDocument::iso).orElse(null));
        writeExpiry(json, session);
        json.writeNumberField(
                "amount_refunded",
                view.transaction().map(Transaction::refundedMinor).orElse(0L));
        json.writeFieldName("transaction");
        writeTransaction(json, view.transaction());
        json.writeEndObject();
    }

    /** A transaction, or null. */
    public static void writeTransaction(JsonGenerator json, Optional<Transaction> transaction) throws IOException {
        if (transaction.isEmpty()) {
            json.writeNull();
            return;
        }
        Transaction captured = transaction.get();
        json.writeStartObject();
        json.writeStringField("id", PublicId.TRANSACTION.format(captured.id()));
        json.writeStringField("status", captured.shownStatus());
        json.writeStringField("gateway", captured.gateway());
        json.writeNumberField("fee", captured.feeMinor());
        json.writeNumberField("net", captured.netMinor());
        json.writeEndObject();
    }

    /** ISO 8601 in UTC, to the millisecond. */
    public static String iso(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    private static void writeHead(JsonGenerator json, Session session, ShownStatus status) throws IOException {
        json.writeStringField("id", session.id().toString());
        json.writeNumberField("amount", session.price().minor());
        json.writeStringField("currency", session.price().currency());
        json.writeStringField("status", status.word());
        json.writeBooleanField("livemode", session.mode().livemode());
    }

    private static void writeExpiry(JsonGenerator json, Session session) throws IOException {
        json.writeStringField("expires_at", SPECIFIED.format(session.expiresAt()));
        json.writeStringField(
                "expires_at_iso",
                DateTimeFormatter.ISO_INSTANT.format(session.expiresAt().truncatedTo(ChronoUnit.SECONDS)));
    }
}
