package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.account.Invitation;
import com.ovgcpayments.gateway.account.PersonEntry;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The people who run the gateway.
 *
 * @param own the person who looks
 * @param invitations that can still be accepted
 * @param made the link of an invitation that was just made; it is shown this once
 */
record OperatorListPage(
        UUID own, List<PersonEntry> operators, List<Invitation> invitations, Optional<Made> made, Form form) {

    record Made(String email, String link) {}

    /** Whether anybody's account may end: the last one's may not. */
    boolean mayEnd() {
        return operators.size() > 1;
    }

    boolean isOwn(PersonEntry entry) {
        return entry.person().id().equals(own);
    }

    static String id(PersonEntry entry) {
        return PublicId.PERSON.format(entry.person().id());
    }

    static String id(Invitation invitation) {
        return PublicId.INVITATION.format(invitation.id());
    }
}
