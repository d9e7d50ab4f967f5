package com.ovgcpayments.gateway.dashboard;

import static com.ovgcpayments.gateway.account.MemberRole.ADMIN;
import static com.ovgcpayments.gateway.account.MemberRole.DEVELOPER;
import static com.ovgcpayments.gateway.account.MemberRole.FINANCE;
import static com.ovgcpayments.gateway.account.MemberRole.OWNER;
import static com.ovgcpayments.gateway.account.MemberRole.VIEWER;

import com.ovgcpayments.gateway.account.MemberRole;
import java.util.List;
import java.util.Set;

/** What a screen needs its visitor to be. Whoever is not named may not. */
public enum Permission {
    /** Sign-in and what stands before it. */
    ANYBODY(Scope.ENTRANCE),
    /** A person's own account, whatever he is at a merchant. */
    OWN_ACCOUNT(Scope.PERSON),

    SEE_PAYMENTS(OWNER, ADMIN, DEVELOPER, FINANCE, VIEWER),
    EXPORT_PAYMENTS(OWNER, ADMIN, FINANCE),
    REFUND_PAYMENTS(OWNER, ADMIN, FINANCE),
    CREATE_TEST_SESSIONS(OWNER, ADMIN, DEVELOPER),
    SEE_MONEY(OWNER, ADMIN, FINANCE, VIEWER),
    REQUEST_PAYOUTS(OWNER, ADMIN, FINANCE),
    CHANGE_PAYOUT_DESTINATIONS(OWNER, ADMIN),
    SEE_GATEWAYS(OWNER, ADMIN, DEVELOPER, FINANCE, VIEWER),
    CHANGE_ROUTING(OWNER, ADMIN),
    SEE_INTEGRATIONS(OWNER, ADMIN, DEVELOPER),
    CHANGE_KEYS(OWNER, ADMIN, DEVELOPER),
    CHANGE_WEBHOOKS(OWNER, ADMIN, DEVELOPER),
    CHANGE_BRANDING(OWNER, ADMIN),
    SEE_TEAM(OWNER, ADMIN, DEVELOPER, FINANCE, VIEWER),
    CHANGE_TEAM(OWNER, ADMIN),
    SEE_AUDIT_LOG(OWNER, ADMIN),

    /** The people who run this gateway; they belong to no merchant. */
    OPERATE(Scope.OPERATOR);

    private final Scope scope;

    @SuppressWarnings("ImmutableEnumChecker") // no set of Set.of ever changes
    private final Set<MemberRole> roles;

    Permission(MemberRole... roles) {
        this.scope = Scope.MERCHANT;
        this.roles = Set.of(roles);
    }

    Permission(Scope scope) {
        this.scope = scope;
        this.roles = Set.of();
    }

    /** Where screens that need it live. */
    public Scope scope() {
        return scope;
    }

    public boolean isGrantedTo(MemberRole role) {
        return roles.contains(role);
    }

    /** The roles that have it, the mightiest first; none for what is not a matter of roles. */
    public List<MemberRole> roles() {
        return roles.stream().sorted().toList();
    }
}
