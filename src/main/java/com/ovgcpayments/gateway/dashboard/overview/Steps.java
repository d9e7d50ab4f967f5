package com.ovgcpayments.gateway.dashboard.overview;

import com.ovgcpayments.gateway.dashboard.Permission;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.overview.FirstSteps;
import java.util.List;
import java.util.Optional;

/** What a new merchant does first, in a good order. */
final class Steps {
    private Steps() {}

    /** None when all is done. */
    static List<OverviewPage.Step> of(FirstSteps.Done done, ScreenRequest request) {
        boolean all = done.key() && done.testPayment() && done.endpoint() && done.branding() && done.colleague();
        return all
                ? List.of()
                : List.of(
                        step("Create a key", "Your server needs it to create checkout sessions.", done.key())
                                .at("/api-keys", Permission.CHANGE_KEYS, request),
                        step(
                                        "Make a first test payment",
                                        "Run this with a test key, and pay at the address in its answer.",
                                        done.testPayment())
                                .byCommand(),
                        step("Register an endpoint", "We tell your server when somebody has paid.", done.endpoint())
                                .at("/webhooks", Permission.CHANGE_WEBHOOKS, request),
                        step(
                                        "Brand your page",
                                        "Your logo, name and colour on the page where people pay.",
                                        done.branding())
                                .at("/branding", Permission.CHANGE_BRANDING, request),
                        step("Invite a colleague", "Each with a role, and nobody shares a password.", done.colleague())
                                .at("/team", Permission.CHANGE_TEAM, request));
    }

    private static Draft step(String words, String hint, boolean done) {
        return new Draft(words, hint, done);
    }

    private record Draft(String words, String hint, boolean done) {
        OverviewPage.Step at(String path, Permission permission, ScreenRequest request) {
            return new OverviewPage.Step(
                    words, hint, done, Optional.of(path).filter(allowed -> request.may(permission)), false);
        }

        OverviewPage.Step byCommand() {
            return new OverviewPage.Step(words, hint, done, Optional.empty(), true);
        }
    }
}
