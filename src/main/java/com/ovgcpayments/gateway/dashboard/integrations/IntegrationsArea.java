package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Permission;
import com.ovgcpayments.gateway.dashboard.Screen;
import com.ovgcpayments.gateway.merchant.MerchantKeys;
import com.ovgcpayments.gateway.storage.Database;
import java.net.URI;
import java.util.List;

/** API keys, webhooks, events and the request log. */
public final class IntegrationsArea implements Area {
    private final KeyScreens keys;

    /** @param apiUrl where merchants reach the API, for commands to copy */
    public IntegrationsArea(Database database, URI apiUrl) {
        Commands commands = new Commands(apiUrl);
        this.keys = new KeyScreens(new MerchantKeys(database), commands);
    }

    @Override
    public List<Screen> screens() {
        return List.of(
                Screen.get("/api-keys", Permission.SEE_INTEGRATIONS, keys::list),
                Screen.get("/api-keys/new", Permission.CHANGE_KEYS, keys::draw),
                Screen.post("/api-keys/new", Permission.CHANGE_KEYS, keys::create)
                        .forConfirmed(),
                Screen.get("/api-keys/:id/revoke", Permission.CHANGE_KEYS, keys::askToRevoke),
                Screen.post("/api-keys/:id/revoke", Permission.CHANGE_KEYS, keys::revoke)
                        .forConfirmed());
    }
}
