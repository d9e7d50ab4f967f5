package com.ovgcpayments.gateway.cli;

import com.ovgcpayments.gateway.account.Audience;
import com.ovgcpayments.gateway.account.Invited;
import com.ovgcpayments.gateway.id.PublicId;
import io.vertx.core.json.JsonObject;

/** How an invitation is handed to who made it: the link, this once. */
final class InvitationAnswer {
    private final Operations operations;
    private final Audience audience;
    private final DashboardLinks links;

    /** To be made before the invitation, as it fails where the configuration cannot be used. */
    InvitationAnswer(Operations operations, Audience audience) {
        this.operations = operations;
        this.audience = audience;
        this.links = new DashboardLinks(operations.settings());
    }

    /** @param about what else JSON tells */
    void of(Invited invited, JsonObject about, boolean json) {
        if (!(invited instanceof Invited.Ready ready)) {
            throw new CommandFailed("somebody of this address is there already: see gateway people list");
        }
        String id = PublicId.INVITATION.format(ready.id());
        String link = links.join(audience, ready.token());
        if (json) {
            operations.answer(about.copy()
                    .put("invitation", id)
                    .put("email", ready.email())
                    .put("link", link)
                    .encode());
        } else {
            operations.answer(link);
            operations.remark(
                    "Hand this link to who is invited: it works for 7 days and once, and cannot be shown again.");
        }
    }
}
