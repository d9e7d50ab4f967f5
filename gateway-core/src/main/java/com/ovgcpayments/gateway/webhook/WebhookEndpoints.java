package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Merchants' endpoints. An endpoint belongs to one merchant and one mode; to anybody else it does not exist. */
public final class WebhookEndpoints {
    static final String SECRET_PLACE = "webhook_endpoint.secret";
    private static final int MAX_DESCRIPTION = 250;
    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final String COLUMNS =
            "id, merchant_id, livemode, url, description, events, created_at, disabled_at, disabled_reason";

    private final Database database;
    private final Sealer sealer;
    private final Destinations destinations;

    /** A new endpoint that may be saved: every field is good, and its URL led to public addresses just now. */
    public static final class Checked {
        private final Mode mode;
        private final String url;
        private final String description;
        private final List<EventType> events;

        private Checked(Mode mode, String url, String description, List<EventType> events) {
            this.mode = mode;
            this.url = url;
            this.description = description;
            this.events = events;
        }
    }

    /**
     * A saved endpoint.
     *
     * @param secret in the form to display; it is not shown again
     */
    public record Created(WebhookEndpoint endpoint, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Created[" + endpoint + "]";
        }
    }

    public WebhookEndpoints(Vertx vertx, Database database, Sealer sealer, WebhookOptions options) {
        this(
                database,
                sealer,
                new Destinations(new SystemResolver(vertx), new PublicAddresses(options.allowedCidrs())));
    }

    WebhookEndpoints(Database database, Sealer sealer, Destinations destinations) {
        this.database = database;
        this.sealer = sealer;
        this.destinations = destinations;
    }

    /**
     * Checks what a merchant wrote. It looks up the URL's host, which takes up to five seconds: do it before a
     * transaction and not within.
     *
     * @param description may be empty
     * @param events the words of {@link EventType}; empty for all of them
     * @return fails with {@link InvalidEndpoint}, which lists every problem
     */
    public Future<Checked> check(Mode mode, String url, String description, List<String> events) {
        List<InvalidEndpoint.Problem> problems = new ArrayList<>();
        boolean plain = description.codePoints().noneMatch(Character::isISOControl);
        if (!plain || description.length() > MAX_DESCRIPTION) {
            problems.add(new InvalidEndpoint.Problem(
                    "description",
                    "must have at most " + MAX_DESCRIPTION + " characters, and no control characters among them"));
        }
        List<String> unknown =
                events.stream().filter(word -> EventType.ofWord(word).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            problems.add(new InvalidEndpoint.Problem(
                    "events", "has unknown ones: " + String.join(", ", unknown) + ". There are " + words(allTypes())));
        }
        List<EventType> types = events.isEmpty() ? allTypes() : types(events);
        return checkUrl(mode, url)
                .recover(failure -> {
                    if (!(failure instanceof IllegalArgumentException) && !(failure instanceof Destinations.Refused)) {
                        return Future.failedFuture(failure);
                    }
                    problems.add(0, new InvalidEndpoint.Problem("url", String.valueOf(failure.getMessage())));
                    return Future.succeededFuture();
                })
                .compose(checked -> problems.isEmpty()
                        ? Future.succeededFuture(new Checked(mode, url, description, types))
                        : Future.failedFuture(new InvalidEndpoint(problems)));
    }

    /** Saves an endpoint by the given client, so that it may be part of a transaction. */
    public Future<Created> create(SqlClient client, UUID merchantId, Checked checked) {
        UUID id = TimeOrderedUuid.next();
        String secret = WebhookSignature.newSecret();
        byte[] sealed = sealer.seal(secret.getBytes(StandardCharsets.UTF_8), SECRET_PLACE, id);
        String[] events = checked.events.stream().map(EventType::word).toArray(String[]::new);
        return client.preparedQuery("""
                        INSERT INTO webhook_endpoint (id, merchant_id, livemode, url, description, events, secret)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)
                        RETURNING\s""" + COLUMNS)
                .execute(Tuple.from(new Object[] {
                    id,
                    merchantId,
                    checked.mode.livemode(),
                    checked.url,
                    checked.description,
                    events,
                    Buffer.buffer(sealed)
                }))
                .map(rows -> new Created(endpoint(rows.iterator().next()), secret));
    }

    /**
     * Newest first.
     *
     * @param startingAfter the last id of the page before
     */
    public Future<List<WebhookEndpoint>> list(UUID merchantId, Mode mode, int limit, Optional<UUID> startingAfter) {
        return database.query(
                        "SELECT " + COLUMNS + """
                         FROM webhook_endpoint
                        WHERE merchant_id = $1 AND livemode = $2 AND deleted_at IS NULL AND id < $3
                        ORDER BY id DESC LIMIT $4""", merchantId, mode.livemode(), startingAfter.orElse(AFTER_ALL), limit)
                .map(WebhookEndpoints::endpoints);
    }

    public Future<Optional<WebhookEndpoint>> find(UUID merchantId, Mode mode, UUID id) {
        return database.query("SELECT " + COLUMNS + """
                         FROM webhook_endpoint
                        WHERE id = $1 AND merchant_id = $2 AND livemode = $3 AND deleted_at IS NULL""", id, merchantId, mode.livemode())
                .map(rows -> endpoints(rows).stream().findFirst());
    }

    /**
     * Deletes an endpoint. Nothing new is sent to it from now on; what is still pending for it the worker ends as
     * failed, a thousand at a time.
     *
     * @return whether there was such an endpoint
     */
    public Future<Boolean> delete(UUID merchantId, Mode mode, UUID id) {
        return database.query("""
                        UPDATE webhook_endpoint SET deleted_at = now()
                        WHERE id = $1 AND merchant_id = $2 AND livemode = $3 AND deleted_at IS NULL""", id, merchantId, mode.livemode()).map(rows -> rows.rowCount() == 1);
    }

    private Future<Void> checkUrl(Mode mode, String url) {
        return Future.succeededFuture(url)
                .map(text -> EndpointUrl.parse(text, mode))
                .compose(destinations::find)
                .mapEmpty();
    }

    private static List<WebhookEndpoint> endpoints(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(WebhookEndpoints::endpoint)
                .toList();
    }

    private static WebhookEndpoint endpoint(Row row) {
        return new WebhookEndpoint(
                row.getUUID("id"),
                row.getUUID("merchant_id"),
                Mode.ofLivemode(row.getBoolean("livemode")),
                row.getString("url"),
                row.getString("description"),
                types(Arrays.asList(row.getArrayOfStrings("events"))),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("disabled_at"))
                        .map(at -> new WebhookEndpoint.Disabled(at.toInstant(), row.getString("disabled_reason"))));
    }

    private static List<EventType> types(List<String> words) {
        return words.stream()
                .map(EventType::ofWord)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static List<EventType> allTypes() {
        return List.of(EventType.values());
    }

    private static String words(List<EventType> types) {
        return types.stream().map(EventType::word).collect(Collectors.joining(", "));
    }
}
