package com.ovgcpayments.gateway.outbox;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.json.Json;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Writes events, with one delivery for each endpoint that is subscribed, into the transaction that makes them true. So
 * no event is lost, and none tells of something that did not happen.
 */
public final class Outbox {
    /** The bus address that hears of new deliveries. It only wakes: whoever misses it finds them by looking. */
    public static final String WAKE_ADDRESS = "webhook.wake";

    private static final String INSERT = """
            WITH happened AS (
                INSERT INTO event (id, merchant_id, livemode, type, subject, body, created_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                RETURNING id, merchant_id, livemode, type)
            INSERT INTO delivery (id, livemode, event_id, endpoint_id)
            SELECT time_ordered_uuid(), happened.livemode, happened.id, endpoint.id
              FROM happened
              JOIN webhook_endpoint endpoint
                ON endpoint.merchant_id = happened.merchant_id AND endpoint.livemode = happened.livemode
             WHERE endpoint.deleted_at IS NULL AND endpoint.disabled_at IS NULL
               AND happened.type = ANY (endpoint.events)""";

    private static final String INSERT_TEST = """
            WITH tested AS (
                INSERT INTO event (id, merchant_id, livemode, type, subject, body, created_at)
                VALUES ($1, $2, $3, $4, $1, $5, $6)
                RETURNING id, livemode)
            INSERT INTO delivery (id, livemode, event_id, endpoint_id)
            SELECT $7, tested.livemode, tested.id, $8 FROM tested""";

    private final Vertx vertx;

    public Outbox(Vertx vertx) {
        this.vertx = vertx;
    }

    /** To be called inside the transaction; {@link #wake} after it has committed. */
    public Future<Void> write(SqlClient transaction, NewEvent event) {
        UUID id = TimeOrderedUuid.next();
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        id,
                        event.merchantId(),
                        event.mode().livemode(),
                        event.type().word(),
                        event.subject(),
                        body(id, event.type().word(), event.mode(), event.at(), event.data()),
                        event.at().atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /**
     * Writes an event of type {@link Events#TEST} for one endpoint, as part of the caller's transaction.
     *
     * @param endpointId of that merchant and mode, which the caller has made sure of
     * @param at when, by the database's clock
     * @return the id of its delivery
     */
    public Future<UUID> writeTest(SqlClient transaction, UUID merchantId, Mode mode, UUID endpointId, Instant at) {
        UUID id = TimeOrderedUuid.next();
        UUID delivery = TimeOrderedUuid.next();
        String body = body(id, Events.TEST, mode, at, json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("endpoint");
            json.writeStringField("id", PublicId.WEBHOOK_ENDPOINT.format(endpointId));
            json.writeEndObject();
            json.writeEndObject();
        });
        return transaction
                .preparedQuery(INSERT_TEST)
                .execute(Tuple.from(new Object[] {
                    id,
                    merchantId,
                    mode.livemode(),
                    Events.TEST,
                    body,
                    at.atOffset(ZoneOffset.UTC),
                    delivery,
                    endpointId
                }))
                .map(delivery);
    }

    public void wake() {
        vertx.eventBus().publish(WAKE_ADDRESS, "");
    }

    /** The envelope, frozen: every delivery and every repetition sends these very bytes. */
    private static String body(UUID id, String type, Mode mode, Instant at, Json.Writing data) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("id", PublicId.EVENT.format(id));
            json.writeStringField("type", type);
            json.writeNumberField("created", at.getEpochSecond());
            json.writeStringField(
                    "timestamp", DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS)));
            json.writeBooleanField("livemode", mode.livemode());
            json.writeFieldName("data");
            data.to(json);
            json.writeEndObject();
        });
    }
}
