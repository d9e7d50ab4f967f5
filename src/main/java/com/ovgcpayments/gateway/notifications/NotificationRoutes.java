package com.ovgcpayments.gateway.notifications;

import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Connectors;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.http.Routes;
import com.ovgcpayments.gateway.payment.Notifications;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /notifications/:connector}. Open to everybody, so it believes nobody: the connector verifies, and what is
 * verified is still only a hint. The answer is given once the message is kept.
 */
public final class NotificationRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationRoutes.class);
    private static final int MAX_BODY_BYTES = 512 * 1024;

    private final Notifications notifications;
    private final Connectors connectors;
    private final Clock clock;

    public NotificationRoutes(Notifications notifications, Connectors connectors, Clock clock) {
        this.notifications = notifications;
        this.connectors = connectors;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.route(HttpMethod.POST, "/notifications/:connector")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::receive);
    }

    private void receive(RoutingContext context) {
        String connector = context.pathParam("connector");
        if (connectors.find(connector).isEmpty()) {
            context.fail(ApiProblem.notFound());
            return;
        }
        Buffer body = context.body().buffer() == null
                ? Buffer.buffer()
                : context.body().buffer();
        String query =
                context.request().query() == null ? "" : context.request().query();
        ConnectorRequest.Notification notification =
                new ConnectorRequest.Notification(headers(context.request().headers()), query, body, clock.instant());
        notifications
                .receive(connector, notification)
                .onComplete(reading -> answer(context, connector, reading), failure -> context.fail(problem(failure)));
    }

    /** A connector that does not answer: the processor is to send its notification again. */
    private static Throwable problem(Throwable failure) {
        return failure instanceof ReplyException
                ? ApiProblem.of(ErrorCode.SERVICE_UNAVAILABLE, "The notification cannot be read now. Send it again.")
                        .withHeader("Retry-After", "5")
                : failure;
    }

    private static void answer(RoutingContext context, String connector, NotificationReading reading) {
        if (reading instanceof NotificationReading.Rejected rejected) {
            LOG.atWarn()
                    .addKeyValue("connector", connector)
                    .addKeyValue("reason", rejected.reason())
                    .log("notification refused");
            context.fail(ApiProblem.of(ErrorCode.BAD_REQUEST, "The notification could not be verified."));
            return;
        }
        context.response().putHeader("Content-Type", "application/json").end("{\"received\":true}");
    }

    private static Map<String, String> headers(MultiMap headers) {
        Map<String, String> byName = new TreeMap<>();
        headers.forEach(header -> byName.merge(
                header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (one, other) -> one + "," + other));
        return byName;
    }
}
