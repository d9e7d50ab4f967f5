package com.ovgcpayments.gateway.connector.sellhub;

import com.ovgcpayments.gateway.connector.Capabilities;
import com.ovgcpayments.gateway.connector.Connector;
import com.ovgcpayments.gateway.connector.ConnectorContext;
import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import com.ovgcpayments.gateway.connector.ConnectorReply;
import com.ovgcpayments.gateway.connector.ConnectorRequest;
import com.ovgcpayments.gateway.connector.Finding;
import com.ovgcpayments.gateway.connector.NotificationReading;
import com.ovgcpayments.gateway.connector.Outcome;
import com.ovgcpayments.gateway.connector.ProcessorHttp;
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.net.Origin;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Payments through SellHub's store pages. The truth is the invoice that SellHub reports; what SellHub cannot do (close a
 * page, pay back, tell of settlement) is not declared.
 */
final class SellHubConnector implements Connector {
    /** How much earlier than the attempt an invoice may claim to have been made, for clocks that differ. */
    private static final Duration BEFORE = Duration.ofMinutes(5);

    /** So long after it was begun, nobody comes to a page any more whose address we never gave to anybody. */
    private static final Duration UNSEEN = Duration.ofMinutes(33);

    private static final Duration RECENT = Duration.ofDays(1);

    private final ConnectorContext context;
    private final SellHubSettings settings;
    private final ProcessorHttp http;
    private final SellHubApi api;
    private final SellHubCatalogue catalogue;
    private final SellHubWebhooks webhooks;

    SellHubConnector(ConnectorContext context, SellHubSettings settings) {
        this.context = context;
        this.settings = settings;
        this.http = new ProcessorHttp(context.vertx());
        this.api = new SellHubApi(http, settings);
        this.catalogue = new SellHubCatalogue(settings, api, context.book());
        this.webhooks = new SellHubWebhooks(settings.webhook(), api);
    }

    @Override
    public Future<Void> stop() {
        return http.close();
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                SellHubProvider.NAME,
                context.label(),
                context.modes(),
                false,
                Capabilities.redirecting(Set.of(Origin.of(page("0"))))
                        .withoutReference()
                        .only(settings.currencies(), Map.of()));
    }

    @Override
    public Future<Outcome> begin(ConnectorRequest.Begin request) {
        return catalogue.offer(request.price()).compose(offer -> {
            if (offer instanceof SellHubCatalogue.Offer.None none) {
                return Future.succeededFuture(new Outcome.NotSent(none.reason()));
            }
            return api.openCheckout(checkout(request, (SellHubCatalogue.Offer.Item) offer))
                    .map(this::opened);
        });
    }

    /** Asked twice, SellHub would open two pages; so it is asked once, and a page that nobody was sent to harms nobody. */
    private Outcome opened(SellHubReply reply) {
        if (reply instanceof SellHubReply.Done done) {
            return done.answer()
                    .at(settings.wire().sessionIdPointer())
                    .filter(id -> !id.isBlank() && id.length() <= Outcome.MAX_REF_LENGTH)
                    .<Outcome>map(id -> new Outcome.Redirect(page(id), id))
                    .orElseGet(() -> new Outcome.Unknown("sellhub opened a checkout without an id"));
        } else if (reply instanceof SellHubReply.NotSent || reply instanceof SellHubReply.Refused) {
            return new Outcome.NotSent(reply.reason());
        }
        return new Outcome.Unknown(reply.reason());
    }

    private JsonObject checkout(ConnectorRequest.Begin request, SellHubCatalogue.Offer.Item item) {
        JsonObject variant = new JsonObject()
                .put("id", item.variantId())
                .put("name", "")
                .put("price", request.price().major().toPlainString());
        JsonObject line = new JsonObject()
                .put("id", item.productId())
                .put("name", "")
                .put("coupon", "")
                .put("quantity", 1)
                .put("addons", new JsonArray())
                .put("variant", variant);
        return new JsonObject()
                .put("email", request.email())
                .put("currency", settings.currency(request.price().currency()))
                .put("returnUrl", request.returnUrl().toString())
                .put("methodName", settings.wire().methodName())
                .put("customFieldValues", new JsonArray())
                .put("cartBundles", new JsonArray())
                .put("bundleIds", new JsonArray())
                .put(
                        "cart",
                        new JsonObject().put("items", new JsonArray().add(line)).put("bundles", new JsonArray()));
    }

    private URI page(String sessionId) {
        return URI.create(settings.wire()
                .hostedUrl()
                .replace("{storeUrl}", settings.store().toString())
                .replace("{sessionId}", URLEncoder.encode(sessionId, StandardCharsets.UTF_8)));
    }

    @Override
    public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
        Instant now = context.clock().instant();
        if (request.processorRef().isEmpty()) {
            boolean over = now.isAfter(request.startedAt().plus(UNSEEN));
            return Future.succeededFuture(
                    over
                            ? new Outcome.Closed("no payer was sent to sellhub, and the time is over")
                            : new Outcome.Unknown("sellhub cannot be asked about a checkout without its id"));
        }
        String session = request.processorRef().get();
        SellHubInvoices invoices = new SellHubInvoices(
                session,
                request.price(),
                variant -> catalogue.isIn(request.price(), variant),
                settings.statusWords(),
                new Outcome.Redirect(page(session), session));
        return api.invoices(request.startedAt().minus(BEFORE), now.plus(BEFORE)).map(reply -> {
            tellIfForbidden(request.mode(), reply);
            if (reply instanceof SellHubReply.NotSent notSent) {
                return new Outcome.NotSent(notSent.reason());
            } else if (!(reply instanceof SellHubReply.Done done)) {
                return new Outcome.Unknown(reply.reason());
            } else {
                try {
                    return invoices.outcome(done.answer());
                } catch (UnfitAnswer | IllegalArgumentException unfit) {
                    return new Outcome.Unknown("sellhub answered with " + unfit.getMessage());
                }
            }
        });
    }

    @Override
    public Future<NotificationReading> notification(ConnectorRequest.Notification request) {
        return webhooks.read(request);
    }

    @Override
    public Future<ConnectorReply.Pong> ping() {
        Instant now = context.clock().instant();
        return api.invoices(now.minusSeconds(1), now).map(reply -> {
            if (reply instanceof SellHubReply.Done) {
                return ConnectorReply.Pong.of(descriptor(), Standing.State.READY, "sellhub takes the key");
            }
            boolean forbidden = reply instanceof SellHubReply.Refused refused && refused.isForbidden();
            return ConnectorReply.Pong.of(
                    descriptor(), forbidden ? Standing.State.REFUSED : Standing.State.UNREACHABLE, reply.reason());
        });
    }

    @Override
    public Future<List<Finding>> examine() {
        Instant now = context.clock().instant();
        Finding experimental = new Finding(
                Finding.Level.WARNING,
                "experimental: built from what is publicly known of SellHub; read docs/sellhub.md before live payments");
        return api.invoices(now.minus(RECENT), now).map(reply -> {
            if (!(reply instanceof SellHubReply.Done done)) {
                return List.of(
                        experimental,
                        new Finding(Finding.Level.PROBLEM, "the invoices cannot be read: " + reply.reason()));
            }
            try {
                return List.of(
                        experimental,
                        new Finding(
                                Finding.Level.GOOD,
                                "the key reads the invoices of the store at " + settings.store() + ": "
                                        + SellHubInvoices.in(done.answer()).size() + " in the last day"));
            } catch (UnfitAnswer unfit) {
                return List.of(
                        experimental,
                        new Finding(Finding.Level.PROBLEM, "the invoices cannot be read: " + unfit.getMessage()));
            }
        });
    }

    private void tellIfForbidden(Mode mode, SellHubReply reply) {
        if (reply instanceof SellHubReply.Refused refused && refused.isForbidden()) {
            context.standings().accept(new Standing(mode, Standing.State.REFUSED, reply.reason()));
        }
    }
}
