package com.ovgcpayments.gateway.dashboard.overview;

import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Curl;
import com.ovgcpayments.gateway.dashboard.Permission;
import com.ovgcpayments.gateway.dashboard.Screen;
import com.ovgcpayments.gateway.storage.Database;
import java.net.URI;
import java.util.List;

/** Where a merchant's people arrive. */
public final class OverviewArea implements Area {
    private final OverviewScreen overview;

    /** @param apiUrl where merchants' servers reach the API, for commands to copy */
    public OverviewArea(Database database, URI apiUrl) {
        this.overview = new OverviewScreen(database, new Curl(apiUrl));
    }

    @Override
    public List<Screen> screens() {
        return List.of(Screen.get("", Permission.SEE_PAYMENTS, overview::show));
    }
}
