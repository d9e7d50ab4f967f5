package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Endpoints of all merchants that were given up, because nothing came of any delivery or they said that they are gone. */
public final class DisabledEndpoints {
    private static final String LIST = "SELECT " + EndpointRows.COLUMNS + """
            , m.name AS merchant_name
             FROM webhook_endpoint JOIN merchant m ON m.id = webhook_endpoint.merchant_id
            WHERE disabled_at IS NOT NULL AND deleted_at IS NULL AND disabled_reason <> 'requested'
              AND ($1::uuid IS NULL OR (disabled_at, webhook_endpoint.id) < (
                   SELECT last.disabled_at, last.id FROM webhook_endpoint last WHERE last.id = $1))
            ORDER BY disabled_at DESC, webhook_endpoint.id DESC LIMIT $2""";

    private final Database database;

    /** An endpoint and whose it is. */
    public record Entry(WebhookEndpoint endpoint, Merchant merchant) {
        public String id() {
            return PublicId.WEBHOOK_ENDPOINT.format(endpoint.id());
        }
    }

    public DisabledEndpoints(Database database) {
        this.database = database;
    }

    /** The one that was given up last comes first; those that merchants switched off themselves are left out. */
    public Future<Page<Entry>> list(Optional<UUID> after, int limit) {
        return database.query(LIST, after.orElse(null), limit + 1)
                .map(rows -> Page.of(
                        rows.stream()
                                .map(row -> {
                                    WebhookEndpoint endpoint = EndpointRows.endpoint(row);
                                    return new Entry(
                                            endpoint,
                                            new Merchant(endpoint.merchantId(), row.getString("merchant_name")));
                                })
                                .toList(),
                        limit));
    }
}
