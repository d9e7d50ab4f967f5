package com.ovgcpayments.gateway.dashboard.integrations;

import static com.ovgcpayments.gateway.dashboard.Permission.CHANGE_KEYS;
import static com.ovgcpayments.gateway.dashboard.Permission.CHANGE_WEBHOOKS;
import static com.ovgcpayments.gateway.dashboard.Permission.SEE_INTEGRATIONS;

import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Screen;
import com.ovgcpayments.gateway.merchant.MerchantKeys;
import com.ovgcpayments.gateway.outbox.Events;
import com.ovgcpayments.gateway.outbox.Outbox;
import com.ovgcpayments.gateway.requestlog.RequestLog;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.webhook.Deliveries;
import com.ovgcpayments.gateway.webhook.DeliveryLog;
import com.ovgcpayments.gateway.webhook.WebhookEndpoints;
import java.net.URI;
import java.util.List;

/** API keys, webhooks, events and the request log. */
public final class IntegrationsArea implements Area {
    private final KeyScreens keys;
    private final EndpointScreens endpoints;
    private final EndpointFormScreens forms;
    private final SecretScreens secrets;
    private final SendingScreens sending;
    private final DeliveryScreens deliveries;
    private final EventScreens events;
    private final RequestScreens requests;

    /** @param apiUrl where merchants reach the API, for commands to copy */
    public IntegrationsArea(Database database, URI apiUrl, WebhookEndpoints webhooks, Outbox outbox) {
        Commands commands = new Commands(apiUrl);
        OwnEndpoints own = new OwnEndpoints(webhooks);
        DeliveryLog log = new DeliveryLog(database);
        Deliveries sent = new Deliveries(database, outbox);
        MerchantKeys merchantKeys = new MerchantKeys(database);
        this.keys = new KeyScreens(merchantKeys, commands);
        this.requests = new RequestScreens(new RequestLog(database), merchantKeys, commands);
        this.endpoints = new EndpointScreens(database, webhooks, own, sent, log, commands);
        this.forms = new EndpointFormScreens(database, webhooks, own);
        this.secrets = new SecretScreens(database, webhooks.secrets(), own);
        this.sending = new SendingScreens(database, sent, outbox, own);
        this.deliveries = new DeliveryScreens(log);
        this.events = new EventScreens(new Events(database), log, commands);
    }

    @Override
    public List<Screen> screens() {
        return List.of(
                Screen.get("/api-keys", SEE_INTEGRATIONS, keys::list),
                Screen.get("/api-keys/new", CHANGE_KEYS, keys::draw),
                Screen.post("/api-keys/new", CHANGE_KEYS, keys::create).forConfirmed(),
                Screen.get("/api-keys/:id/revoke", CHANGE_KEYS, keys::askToRevoke),
                Screen.post("/api-keys/:id/revoke", CHANGE_KEYS, keys::revoke).forConfirmed(),
                Screen.get("/webhooks", SEE_INTEGRATIONS, endpoints::list),
                Screen.get("/webhooks/new", CHANGE_WEBHOOKS, forms::draw),
                Screen.post("/webhooks/new", CHANGE_WEBHOOKS, forms::create),
                Screen.get("/webhooks/:id", SEE_INTEGRATIONS, endpoints::show),
                Screen.get("/webhooks/:id/edit", CHANGE_WEBHOOKS, forms::edit),
                Screen.post("/webhooks/:id/edit", CHANGE_WEBHOOKS, forms::update),
                Screen.post("/webhooks/:id/enable", CHANGE_WEBHOOKS, endpoints::enable),
                Screen.get("/webhooks/:id/delete", CHANGE_WEBHOOKS, endpoints::askToDelete),
                Screen.post("/webhooks/:id/delete", CHANGE_WEBHOOKS, endpoints::delete),
                Screen.get("/webhooks/:id/secret", CHANGE_WEBHOOKS, secrets::draw),
                Screen.post("/webhooks/:id/secret", CHANGE_WEBHOOKS, secrets::act)
                        .forConfirmed(),
                Screen.post("/webhooks/:id/test", CHANGE_WEBHOOKS, sending::test),
                Screen.get("/webhooks/:id/resend", CHANGE_WEBHOOKS, sending::askSince),
                Screen.post("/webhooks/:id/resend", CHANGE_WEBHOOKS, sending::allFailed),
                Screen.get("/deliveries/:id", SEE_INTEGRATIONS, deliveries::show),
                Screen.post("/deliveries/:id/resend", CHANGE_WEBHOOKS, sending::again),
                Screen.get("/events", SEE_INTEGRATIONS, events::list),
                Screen.get("/events/:id", SEE_INTEGRATIONS, events::show),
                Screen.get("/requests", SEE_INTEGRATIONS, requests::list),
                Screen.get("/requests/:id", SEE_INTEGRATIONS, requests::show));
    }
}
