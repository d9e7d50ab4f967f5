package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.secret.Sealer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges the secret of an endpoint. The database's clock decides which secret is the current one, and nothing has to
 * happen for it to switch. Each of these is one statement that looks and changes, so that of two at once one wins.
 */
public final class EndpointSecrets {
    /** The associated data of both secrets: the next one takes the place of the other one as it is. */
    static final String PLACE = "webhook_endpoint.secret";

    private static final String OWN = "WHERE id = $1 AND merchant_id = $2 AND livemode = $3 AND deleted_at IS NULL";

    private static final String OVERLAP = """
            UPDATE webhook_endpoint
               SET secret = coalesce(next_secret, secret), next_secret = $4,
                   secret_switches_at = now() + interval '24 hours'
            %s AND (secret_switches_at IS NULL OR secret_switches_at <= now() - interval '24 hours')
            RETURNING %s""".formatted(OWN, EndpointRows.COLUMNS);

    private static final String ACTIVATE = """
            UPDATE webhook_endpoint SET secret_switches_at = now()
            %s AND secret_switches_at > now()
            RETURNING %s""".formatted(OWN, EndpointRows.COLUMNS);

    private static final String REVOKE = """
            UPDATE webhook_endpoint SET secret = $4, next_secret = NULL, secret_switches_at = NULL
            %s
            RETURNING %s""".formatted(OWN, EndpointRows.COLUMNS);

    private static final String FIND = "SELECT %s FROM webhook_endpoint %s".formatted(EndpointRows.COLUMNS, OWN);

    private static final String REVEAL = "SELECT %s FROM webhook_endpoint %s".formatted(SigningSecrets.COLUMNS, OWN);

    private final Sealer sealer;

    /**
     * What an exchange came to.
     *
     * @param secret a new one in the form to display; it is not shown again. Empty if none was made
     */
    public record Rolled(WebhookEndpoint endpoint, Optional<String> secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Rolled[" + endpoint + "]";
        }
    }

    /**
     * The secrets that sign now, in the form to display. At most one of the others is there.
     *
     * @param next the one that signs beside the current one and will take its place
     * @param previous the one whose place the current one took, and that signs beside it for a while
     */
    public record Revealed(String current, Optional<String> next, Optional<String> previous) {
        /** Without the secrets. */
        @Override
        public String toString() {
            return "Revealed";
        }
    }

    /** A new secret and how it is stored. */
    record Fresh(String displayed, Buffer sealed) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Fresh";
        }
    }

    public EndpointSecrets(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Makes the next secret, which signs beside the current one for 24 hours and then becomes the current one, while the
     * old one signs beside it for as long again.
     *
     * @return empty if there is no such endpoint; fails with {@link WebhookConflict} while two secrets sign
     */
    public Future<Optional<Rolled>> overlap(SqlClient client, UUID merchantId, Mode mode, UUID id) {
        Fresh next = fresh(id);
        return change(client, OVERLAP, merchantId, mode, id, next)
                .compose(rolled -> rolled.isPresent()
                        ? Future.succeededFuture(rolled)
                        : refuse(
                                client,
                                merchantId,
                                mode,
                                id,
                                "Another secret is being exchanged: wait for its end, or revoke both."));
    }

    /**
     * Makes the next secret the current one now.
     *
     * @return empty if there is no such endpoint; fails with {@link WebhookConflict} if no next secret waits
     */
    public Future<Optional<Rolled>> activate(SqlClient client, UUID merchantId, Mode mode, UUID id) {
        return change(client, ACTIVATE, merchantId, mode, id, null)
                .compose(rolled -> rolled.isPresent()
                        ? Future.succeededFuture(rolled)
                        : refuse(client, merchantId, mode, id, "There is no next secret that waits to be activated."));
    }

    /**
     * Makes a new secret, the only one from now on: what signed before is worth nothing any more.
     *
     * @return empty if there is no such endpoint
     */
    public Future<Optional<Rolled>> revoke(SqlClient client, UUID merchantId, Mode mode, UUID id) {
        return change(client, REVOKE, merchantId, mode, id, fresh(id));
    }

    /** @return empty if there is no such endpoint */
    public Future<Optional<Revealed>> reveal(SqlClient client, UUID merchantId, Mode mode, UUID id) {
        return client.preparedQuery(REVEAL)
                .execute(Tuple.of(id, merchantId, mode.livemode()))
                .map(rows -> {
                    for (Row row : rows) {
                        SigningSecrets<String> opened = SigningSecrets.of(row).map(secret -> open(id, secret));
                        return Optional.of(new Revealed(opened.current(), opened.next(), opened.previous()));
                    }
                    return Optional.empty();
                });
    }

    Fresh fresh(UUID endpoint) {
        String secret = WebhookSignature.newSecret();
        byte[] sealed = sealer.seal(secret.getBytes(StandardCharsets.UTF_8), PLACE, endpoint);
        return new Fresh(secret, Buffer.buffer(sealed));
    }

    private String open(UUID endpoint, Buffer sealed) {
        return new String(sealer.open(sealed.getBytes(), PLACE, endpoint), StandardCharsets.UTF_8);
    }

    private static Future<Optional<Rolled>> change(
            SqlClient client, String sql, UUID merchantId, Mode mode, UUID id, @Nullable Fresh made) {
        Tuple parameters = Tuple.of(id, merchantId, mode.livemode());
        if (made != null) {
            parameters.addBuffer(made.sealed());
        }
        Optional<String> secret = Optional.ofNullable(made).map(Fresh::displayed);
        return client.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> EndpointRows.first(rows).map(endpoint -> new Rolled(endpoint, secret)));
    }

    private static Future<Optional<Rolled>> refuse(
            SqlClient client, UUID merchantId, Mode mode, UUID id, String message) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id, merchantId, mode.livemode()))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(new WebhookConflict(message)));
    }
}
