package com.ovgcpayments.gateway.payment;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
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
            INSERT INTO processor_notification (connector, event_id, reference, headers, body)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (connector, event_id) DO NOTHING""";

    private final Database database;
    private final Connectors connectors;
    private final Checks checks;

    public Notifications(Database database, Connectors connectors, Checks checks) {
        this.database = database;
        this.connectors = connectors;
        this.checks = checks;
    }

    /** Reads and keeps a notification. Fails if it could not be kept: then the processor must send it again. */
    public Future<NotificationReading> receive(String connector, ConnectorRequest.Notification notification) {
        return connectors.notification(connector, notification, READING_BUDGET).compose(reading -> {
            if (reading instanceof NotificationReading.Verified verified) {
                return keep(connector, verified, notification).map(reading);
            }
            return Future.succeededFuture(reading);
        });
    }

    private Future<Void> keep(
            String connector, NotificationReading.Verified verified, ConnectorRequest.Notification notification) {
        return database.query(
                        KEEP,
                        connector,
                        verified.eventId(),
                        verified.reference().orElse(null),
                        headers(notification.headers()),
                        notification.body())
                .compose(kept -> verified.reference().isPresent()
                        ? checks.lookAtAttempt(verified.reference().get(), connector)
                        : Future.succeededFuture(true))
                .onSuccess(found -> {
                    if (!found) {
                        LOG.atWarn()
                                .addKeyValue("connector", connector)
                                .addKeyValue("reference", verified.reference().orElse(""))
                                .log("a verified notification names no attempt of ours");
                    }
                })
                .mapEmpty();
    }

    private static JsonObject headers(Map<String, String> headers) {
        return new JsonObject(headers.entrySet().stream()
                .filter(header -> !NEVER_KEPT.contains(header.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
