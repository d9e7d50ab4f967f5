package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.outbox.EventType;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Merchants' endpoints. An endpoint belongs to one merchant and one mode; to anybody else it does not exist. */
public final class WebhookEndpoints {
    /** How many a merchant may have in each mode: every event is sent to all of them. */
    public static final int MOST = 20;

    private static final int MAX_DESCRIPTION = 250;
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    // One at a time for a merchant and mode; the next statement sees what was committed by then.
    private static final String LOCK =
            "SELECT pg_advisory_xact_lock(hashtextextended('endpoints' || $1::text || $2::text, 0))";

    private static final String COUNT = """
            SELECT count(*) AS number FROM webhook_endpoint
             WHERE merchant_id = $1 AND livemode = $2 AND deleted_at IS NULL""";

    private static final String INSERT = """
            INSERT INTO webhook_endpoint (id, merchant_id, livemode, url, description, events, secret)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            RETURNING\s""" + EndpointRows.COLUMNS;

    private static final String LIST = "SELECT " + EndpointRows.COLUMNS + """
             FROM webhook_endpoint
            WHERE merchant_id = $1 AND livemode = $2 AND deleted_at IS NULL AND id < $3
            ORDER BY id DESC LIMIT $4""";

    private static final String FIND = "SELECT " + EndpointRows.COLUMNS + """
             FROM webhook_endpoint
            WHERE id = $1 AND merchant_id = $2 AND livemode = $3 AND deleted_at IS NULL""";

    /** Behind a new address, and after a new start, what went wrong before says nothing. */
    private static final String UPDATE = """
            WITH old AS (
                SELECT id, coalesce($4::text <> url OR ($7::boolean AND disabled_at IS NOT NULL), false) AS fresh
                FROM webhook_endpoint
                WHERE id = $1 AND merchant_id = $2 AND livemode = $3 AND deleted_at IS NULL
                FOR NO KEY UPDATE)
            UPDATE webhook_endpoint
               SET url = coalesce($4, url), description = coalesce($5::text, description),
                   events = coalesce($6::text[], events),
                   disabled_at = CASE WHEN $7 THEN NULL WHEN NOT $7 THEN coalesce(disabled_at, now()) ELSE disabled_at END,
                   disabled_reason = CASE WHEN $7 THEN NULL WHEN NOT $7 THEN coalesce(disabled_reason, $8) ELSE disabled_reason END,
                   failing_since = CASE WHEN NOT fresh THEN failing_since END,
                   breaker_pause_seconds = CASE WHEN NOT fresh THEN breaker_pause_seconds END,
                   breaker_until = CASE WHEN NOT fresh THEN breaker_until END,
                   breaker_closed_at = CASE WHEN fresh THEN now() ELSE breaker_closed_at END
              FROM old WHERE webhook_endpoint.id = old.id
            RETURNING\s""" + EndpointRows.COLUMNS;

    private static final String DELETE = """
            UPDATE webhook_endpoint SET deleted_at = now()
            WHERE id = $1 AND merchant_id = $2 AND livemode = $3 AND deleted_at IS NULL""";

    private final Database database;
    private final EndpointSecrets secrets;
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

    /** A change that may be saved, likewise. */
    public static final class CheckedChange {
        private final Mode mode;
        private final EndpointChange change;

        private CheckedChange(Mode mode, EndpointChange change) {
            this.mode = mode;
            this.change = change;
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
        this.secrets = new EndpointSecrets(sealer);
        this.destinations = destinations;
    }

    /** The secrets of these endpoints. */
    public EndpointSecrets secrets() {
        return secrets;
    }

    /**
     * Checks what a merchant wrote. It looks up the URL's host, which takes up to five seconds: do it before a
     * transaction and not within.
     *
     * @param description may be empty
     * @param events the words of {@link EventType}; empty for {@link EventType#USUAL}
     * @return fails with {@link InvalidEndpoint}, which lists every problem
     */
    public Future<Checked> check(Mode mode, String url, String description, List<String> events) {
        List<EventType> types = events.isEmpty() ? EventType.USUAL : EndpointRows.types(events);
        EndpointChange everything =
                new EndpointChange(Optional.of(url), Optional.of(description), Optional.of(events), Optional.empty());
        return check(mode, everything).map(checked -> new Checked(mode, url, description, types));
    }

    /** Checks a change, likewise. */
    public Future<CheckedChange> check(Mode mode, EndpointChange change) {
        List<InvalidEndpoint.Problem> problems = new ArrayList<>();
        change.description().ifPresent(description -> checkDescription(description, problems));
        change.events().ifPresent(events -> checkEvents(events, problems));
        return change.url()
                .map(url -> checkUrl(mode, url, problems))
                .orElseGet(Future::succeededFuture)
                .compose(checked -> problems.isEmpty()
                        ? Future.succeededFuture(new CheckedChange(mode, change))
                        : Future.failedFuture(new InvalidEndpoint(problems)));
    }

    /** Saves an endpoint. Fails with {@link WebhookConflict} if the merchant has {@link #MOST} in this mode. */
    public Future<Created> create(SqlConnection transaction, UUID merchantId, Checked checked) {
        Tuple whose = Tuple.of(merchantId, checked.mode.livemode());
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(merchantId.toString(), Boolean.toString(checked.mode.livemode())))
                .compose(locked -> transaction.preparedQuery(COUNT).execute(whose))
                .compose(rows -> rows.iterator().next().getLong("number") < MOST
                        ? insert(transaction, merchantId, checked)
                        : Future.failedFuture(new WebhookConflict("There are " + MOST
                                + " endpoints, and a merchant may not have more in one mode. Delete one first.")));
    }

    private Future<Created> insert(SqlConnection client, UUID merchantId, Checked checked) {
        UUID id = TimeOrderedUuid.next();
        EndpointSecrets.Fresh secret = secrets.fresh(id);
        String[] events = checked.events.stream().map(EventType::word).toArray(String[]::new);
        return client.preparedQuery(INSERT)
                .execute(Tuple.from(new Object[] {
                    id, merchantId, checked.mode.livemode(), checked.url, checked.description, events, secret.sealed()
                }))
                .map(rows -> new Created(EndpointRows.endpoint(rows.iterator().next()), secret.displayed()));
    }

    /**
     * Newest first.
     *
     * @param startingAfter the last id of the page before
     */
    public Future<List<WebhookEndpoint>> list(UUID merchantId, Mode mode, int limit, Optional<UUID> startingAfter) {
        return database.query(LIST, merchantId, mode.livemode(), startingAfter.orElse(AFTER_ALL), limit)
                .map(EndpointRows::endpoints);
    }

    public Future<Optional<WebhookEndpoint>> find(UUID merchantId, Mode mode, UUID id) {
        return database.query(FIND, id, merchantId, mode.livemode()).map(EndpointRows::first);
    }

    /**
     * Changes an endpoint. While it is disabled nothing new is written for it, and what is pending the worker ends as
     * failed; enabled again, it begins with a clean slate.
     *
     * @return the endpoint as it is then; empty if there is none
     */
    public Future<Optional<WebhookEndpoint>> update(UUID merchantId, UUID id, CheckedChange checked) {
        return database.transaction(transaction -> update(transaction, merchantId, id, checked));
    }

    /** The same, as part of the caller's transaction. */
    public Future<Optional<WebhookEndpoint>> update(
            SqlClient transaction, UUID merchantId, UUID id, CheckedChange checked) {
        EndpointChange change = checked.change;
        String @Nullable [] events = change.events()
                .map(words ->
                        EndpointRows.types(words).stream().map(EventType::word).toArray(String[]::new))
                .orElse(null);
        return transaction
                .preparedQuery(UPDATE)
                .execute(Tuple.from(new @Nullable Object[] {
                    id,
                    merchantId,
                    checked.mode.livemode(),
                    change.url().orElse(null),
                    change.description().orElse(null),
                    events,
                    change.enabled().orElse(null),
                    EndpointHealth.REQUESTED
                }))
                .map(EndpointRows::first);
    }

    /**
     * Deletes an endpoint. Nothing new is sent to it from now on; what is still pending for it the worker ends as
     * failed, a thousand at a time.
     *
     * @return whether there was such an endpoint
     */
    public Future<Boolean> delete(UUID merchantId, Mode mode, UUID id) {
        return database.transaction(transaction -> delete(transaction, merchantId, mode, id));
    }

    /** The same, as part of the caller's transaction. */
    public Future<Boolean> delete(SqlClient transaction, UUID merchantId, Mode mode, UUID id) {
        return transaction
                .preparedQuery(DELETE)
                .execute(Tuple.of(id, merchantId, mode.livemode()))
                .map(rows -> rows.rowCount() == 1);
    }

    private static void checkDescription(String description, List<InvalidEndpoint.Problem> problems) {
        boolean plain = description.codePoints().noneMatch(Character::isISOControl);
        if (!plain || description.length() > MAX_DESCRIPTION) {
            problems.add(new InvalidEndpoint.Problem(
                    "description",
                    "must have at most " + MAX_DESCRIPTION + " characters, and no control characters among them"));
        }
    }

    private static void checkEvents(List<String> events, List<InvalidEndpoint.Problem> problems) {
        List<String> unknown =
                events.stream().filter(word -> EventType.ofWord(word).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            problems.add(new InvalidEndpoint.Problem(
                    "events", "has unknown ones: " + String.join(", ", unknown) + ". There are " + words(allTypes())));
        }
    }

    private Future<Void> checkUrl(Mode mode, String url, List<InvalidEndpoint.Problem> problems) {
        return Future.succeededFuture(url)
                .map(text -> EndpointUrl.parse(text, mode))
                .compose(destinations::find)
                .<Void>mapEmpty()
                .recover(failure -> {
                    if (!(failure instanceof IllegalArgumentException) && !(failure instanceof Destinations.Refused)) {
                        return Future.failedFuture(failure);
                    }
                    problems.add(0, new InvalidEndpoint.Problem("url", String.valueOf(failure.getMessage())));
                    return Future.succeededFuture();
                });
    }

    private static List<EventType> allTypes() {
        return List.of(EventType.values());
    }

    private static String words(List<EventType> types) {
        return types.stream().map(EventType::word).collect(Collectors.joining(", "));
    }
}
