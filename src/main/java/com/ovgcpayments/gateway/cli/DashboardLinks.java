package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.config.GatewaySettings;
import com.ovgcpayments.gateway.config.GatewaySettings.DatabaseSettings;
import com.ovgcpayments.gateway.config.PublicUrls;
import com.ovgcpayments.gateway.settings.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * Links that are handed to people. Without configured addresses, those of the {@code gateway dev} that last ran in the data
 * directory, which may have taken a free port.
 */
final class DashboardLinks {
    private final Settings settings;

    DashboardLinks(Settings settings) {
        this.settings = settings;
    }

    String join(Audience audience, String token) {
        return dashboard(audience) + "/join?token=" + token;
    }

    String newPassword(Audience audience, String token) {
        return dashboard(audience) + "/reset?token=" + token;
    }

    /** Where a dashboard begins, as it stands in {@code dev.json} too. */
    static String dashboard(URI url) {
        return url + "/dashboard";
    }

    private String dashboard(Audience audience) {
        boolean merchants = audience == Audience.MERCHANT;
        boolean configured = settings.find(DatabaseSettings.URL).isPresent()
                || settings.find(merchants ? GatewaySettings.Http.DASHBOARD_URL : GatewaySettings.Ops.URL)
                        .isPresent();
        Optional<String> running = configured
                ? Optional.empty()
                : DevFile.read(settings.get(GatewaySettings.DATA_DIR))
                        .find(merchants ? DevFile.DASHBOARD_URL : DevFile.OPERATOR_DASHBOARD_URL);
        return running.orElseGet(() -> {
            PublicUrls urls = PublicUrls.of(
                    settings, settings.get(GatewaySettings.Http.PORT), settings.get(GatewaySettings.Ops.PORT));
            return dashboard(merchants ? urls.dashboard() : urls.operators());
        });
    }
}
