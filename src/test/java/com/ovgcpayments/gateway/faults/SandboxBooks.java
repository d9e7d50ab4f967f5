package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.ProcessorBooks.Capture;
import com.ovgcpayments.gateway.faults.ProcessorBooks.Payment;
import com.ovgcpayments.gateway.faults.ProcessorBooks.Refund;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the sandbox has written down: it lives in the gateways' processes, and its book in their database. */
final class SandboxBooks {
    private static final Set<String> OPEN = Set.of("OPEN", "AUTHENTICATING");

    private SandboxBooks() {}

    static ProcessorBooks read(Database owner) {
        List<JsonObject> payments = StreamSupport.stream(
                        owner.query(
                                        "SELECT value FROM connector_book WHERE connector = 'sandbox' AND key LIKE 'payment/%'")
                                .await()
                                .spliterator(),
                        false)
                .map(row -> row.getJsonObject("value"))
                .toList();
        return new ProcessorBooks(
                payments.stream().map(SandboxBooks::payment).toList(),
                payments.stream().flatMap(SandboxBooks::captures).toList(),
                payments.stream().flatMap(SandboxBooks::refunds).toList());
    }

    private static Payment payment(JsonObject payment) {
        return new Payment(
                "sandbox", payment.getString("id"), reference(payment), OPEN.contains(payment.getString("state")));
    }

    private static Stream<Capture> captures(JsonObject payment) {
        return each(payment, "captures")
                .map(capture -> new Capture(
                        "sandbox",
                        capture.getString("id"),
                        payment.getString("id"),
                        reference(payment).replaceFirst("_\\d+$", ""),
                        capture.getLong("amount"),
                        capture.getString("currency"),
                        each(payment, "refunds")
                                .filter(refund -> refund.getString("capture_id").equals(capture.getString("id")))
                                .mapToLong(refund -> refund.getLong("amount"))
                                .sum()));
    }

    private static Stream<Refund> refunds(JsonObject payment) {
        return each(payment, "refunds")
                .map(refund -> new Refund(
                        refund.getString("capture_id"), refund.getString("key"), refund.getLong("amount"), true, true));
    }

    private static Stream<JsonObject> each(JsonObject payment, String list) {
        return payment.getJsonArray(list, new JsonArray()).stream().map(JsonObject.class::cast);
    }

    private static String reference(JsonObject payment) {
        return payment.getJsonObject("order").getString("reference");
    }
}
