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
import com.ovgcpayments.gateway.connector.Standing;
import com.ovgcpayments.gateway.connector.UnfitAnswer;
import com.ovgcpayments.gateway.net.Origin;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Payments through SellHub's store pages. The truth is the invoice that SellHub reports; what SellHub cannot do (close a
 * page, pay back, tell of settlement) is not declared.
 */
final class SellHubConnector implements Connector {
    /** So long after it was begun, nobody comes to a page any more whose address we never gave to anybody. */
    private static final Duration UNSEEN = Duration.ofMinutes(33);

    /** What an id of a checkout may be: it becomes part of an address. */
    private static final Pattern SESSION_ID = Pattern.compile("[\\w-][\\w.:~-]{0,254}");

    private final ConnectorContext context;
    private final SellHubSettings settings;
    private final SellHubApi api;
    private final SellHubCatalogue catalogue;
    private final SellHubLookup lookup;
    private final SellHubWebhooks webhooks;

    SellHubConnector(ConnectorContext context, SellHubSettings settings) {
        this.context = context;
        this.settings = settings;
        this.api = new SellHubApi(context.http(), settings, this::tellOfRefusal);
        this.catalogue = new SellHubCatalogue(settings, api, context.book());
        this.lookup = new SellHubLookup(settings, api, catalogue, context.book());
        this.webhooks = new SellHubWebhooks(settings.webhook(), api);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                SellHubProvider.NAME,
                context.label(),
                context.modes(),
                false,
                true,
                Capabilities.redirecting(Set.of(Origin.of(settings.page("0"))))
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
                    .filter(id -> SESSION_ID.matcher(id).matches())
                    .<Outcome>map(this::open)
                    .orElseGet(() -> new Outcome.Unknown("sellhub opened a checkout without a usable id"));
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

    @Override
    public Future<Outcome> fetch(ConnectorRequest.Fetch request) {
        Instant now = context.clock().instant();
        if (request.processorRef().isPresent()) {
            return lookup.outcome(request, open(request.processorRef().get()), now);
        }
        boolean over = now.isAfter(request.startedAt().plus(UNSEEN));
        return Future.succeededFuture(
                over
                        ? new Outcome.Closed("no payer was sent to sellhub, and the time is over")
                        : new Outcome.Unknown("sellhub cannot be asked about a checkout without its id"));
    }

    private Outcome.Redirect open(String sessionId) {
        return new Outcome.Redirect(settings.page(sessionId), sessionId);
    }

    @Override
    public Future<NotificationReading> notification(ConnectorRequest.Notification request) {
        return webhooks.read(request);
    }

    @Override
    public Future<ConnectorReply.Pong> ping() {
        Instant now = context.clock().instant();
        return api.invoices(now.minusSeconds(1), now).map(reply -> {
            Standing.State state = state(reply);
            String detail = state == Standing.State.READY ? "sellhub takes the key" : reply.reason();
            return ConnectorReply.Pong.of(descriptor(), state, detail);
        });
    }

    private static Standing.State state(SellHubReply reply) {
        if (!(reply instanceof SellHubReply.Done done)) {
            return reply.isForbidden() ? Standing.State.REFUSED : Standing.State.UNREACHABLE;
        }
        try {
            SellHubInvoices.in(done.answer());
            return Standing.State.READY;
        } catch (UnfitAnswer unfit) {
            return Standing.State.UNREACHABLE;
        }
    }

    @Override
    public Future<List<Finding>> examine() {
        return new SellHubExamination(settings, api, context.notificationUrl())
                .findings(context.clock().instant());
    }

    private void tellOfRefusal(String reason) {
        context.modes().forEach(mode -> context.standings().accept(new Standing(mode, Standing.State.REFUSED, reason)));
    }
}
