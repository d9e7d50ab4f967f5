package com.ovgcpayments.gateway.dashboard.team;

import com.ovgcpayments.gateway.account.Invitation;
import com.ovgcpayments.gateway.account.Member;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * @param own the person who looks
 * @param role his
 * @param invitations that can still be accepted
 * @param made the link of an invitation that was just made; it is shown this once
 */
record TeamPage(
        UUID own, MemberRole role, List<Member> members, List<Invitation> invitations, Optional<Made> made, Form form) {

    record Made(String email, String link) {}

    /** The roles that he may give. */
    List<MemberRole> roles() {
        return Arrays.stream(MemberRole.values()).filter(role::mayGive).toList();
    }

    boolean mayChange(Member member) {
        return role.mayGive(member.role());
    }

    static String id(Member member) {
        return PublicId.PERSON.format(member.person().id());
    }

    static String id(Invitation invitation) {
        return PublicId.INVITATION.format(invitation.id());
    }

    static String meaning(MemberRole role) {
        return switch (role) {
            case OWNER -> "everything, and other owners";
            case ADMIN -> "everything but owners";
            case DEVELOPER -> "keys, webhooks, logs and test sessions";
            case FINANCE -> "payments, refunds and payouts";
            case VIEWER -> "looks, and changes nothing";
        };
    }
}
