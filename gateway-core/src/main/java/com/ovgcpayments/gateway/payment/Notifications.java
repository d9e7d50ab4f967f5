package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.refund.RefundChecks;
import com.ovgcpayments.gateway.reversal.ReversalChecks;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what processors tell us. A notification is verified by its connector, kept as it came, and then only makes
 * us look: the processor is asked for the truth. The answer to the processor waits until the message is kept and the
 * check is in the database, so that one which we lose is sent again.
 */
public final class Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final Duration READING_BUDGET = Duration.ofSeconds(5);
    private static final Set<String> NEVER_KEPT = Set.of("authorization", "cookie", "proxy-authorization");

    private static final String KEEP = """
            INSERT INTO processor_notification (reference, connector, event_id, type, headers, body)
            VALUES ($1, $2, %s, $4, $5, $6) ON CONFLICT (connector, event_id) DO NOTHING""";

    private static final String KEEP_ONLY = KEEP.formatted("$3");
    private static final String KEEP_AND_LOOK =
            "WITH kept AS (" + KEEP.formatted("$7") + "), " + Checks.LOOK_AT_ATTEMPT;

    private static final String NAMED = """
            SELECT reference FROM attempt WHERE connector = $1 AND processor_ref = $2
            UNION ALL
            SELECT reference FROM attempt WHERE id IN (
                SELECT attempt_id FROM payment_transaction
                 WHERE connector = $1 AND livemode IN (true, false) AND processor_ref = $2
                UNION ALL
                SELECT attempt_id FROM surplus_capture
                 WHERE connector = $1 AND livemode IN (true, false) AND processor_ref = $2)
            LIMIT 1""";

    private final Database database;
    private final Connectors connectors;
    private final Checks checks;
    private final RefundChecks refunds;
    private final ReversalChecks reversals;

    public Notifications(Database database, Connectors connectors, Checks checks) {
        this.database = database;
        this.connectors = connectors;
        this.checks = checks;
        this.refunds = new RefundChecks(database);
        this.reversals = new ReversalChecks(database, connectors);
    }

    /** Reads and keeps a notification. Fails if it could not be kept: then the processor must send it again. */
    public Future<NotificationReading> receive(String connector, ConnectorRequest.Notification notification) {
        return connectors.notification(connector, notification, READING_BUDGET).compose(reading -> {
            if (reading instanceof NotificationReading.Verified verified) {
                return reference(connector, verified)
                        .compose(reference -> keep(connector, verified, reference, notification)
                                .compose(kept -> lookAtRefund(connector, reference, verified))
                                .compose(looked -> lookAtReversals(connector, reference, verified.type())))
                        .map(reading);
            }
            if (reading instanceof NotificationReading.Unproven unproven) {
                return named(connector, unproven.processorRef())
                        .compose(reference -> reference.isEmpty()
                                ? Future.succeededFuture()
                                : told(connector, reference.get(), checks.lookAtAttempt(reference.get(), connector)))
                        .map(reading);
            }
            return Future.succeededFuture(reading);
        });
    }

    /** Our reference of the attempt that it is about, by its own word or by what it names of the processor's. */
    private Future<Optional<String>> reference(String connector, NotificationReading.Verified verified) {
        if (verified.reference().isPresent() || verified.processorRef().isEmpty()) {
            return Future.succeededFuture(verified.reference());
        }
        return named(connector, verified.processorRef().get());
    }

    private Future<Optional<String>> named(String connector, String processorRef) {
        return database.query(NAMED, connector, processorRef)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("reference")));
    }

    /** Kept, and what it is about looked at, or neither. */
    private Future<?> keep(
            String connector,
            NotificationReading.Verified verified,
            Optional<String> reference,
            ConnectorRequest.Notification notification) {
        JsonObject headers = headers(notification.headers());
        if (reference.isEmpty()) {
            return database.query(
                    KEEP_ONLY, null, connector, verified.eventId(), verified.type(), headers, notification.body());
        }
        return told(
                connector,
                reference.get(),
                checks.looked(database.query(
                        KEEP_AND_LOOK,
                        reference.get(),
                        connector,
                        verified.capture().orElse(null),
                        verified.type(),
                        headers,
                        notification.body(),
                        verified.eventId())));
    }

    private static Future<Boolean> told(String connector, String reference, Future<Boolean> looked) {
        return looked.onSuccess(found -> {
            if (!found) {
                LOG.atWarn()
                        .addKeyValue("connector", connector)
                        .addKeyValue("reference", reference)
                        .log("a verified notification names no attempt of ours");
            }
        });
    }

    private Future<?> lookAtRefund(
            String connector, Optional<String> reference, NotificationReading.Verified verified) {
        return verified.refund().isPresent()
                ? refunds.look(connector, reference, verified.refund().get())
                : Future.succeededFuture();
    }

    private Future<Void> lookAtReversals(String connector, Optional<String> reference, String type) {
        return reference.isPresent() ? reversals.told(connector, type, reference.get()) : Future.succeededFuture();
    }

    private static JsonObject headers(Map<String, String> headers) {
        return new JsonObject(headers.entrySet().stream()
                .filter(header -> !NEVER_KEPT.contains(header.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
