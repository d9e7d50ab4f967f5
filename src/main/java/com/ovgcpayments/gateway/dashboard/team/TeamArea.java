package com.ovgcpayments.gateway.dashboard.team;

import static com.ovgcpayments.gateway.dashboard.Permission.CHANGE_TEAM;
import static com.ovgcpayments.gateway.dashboard.Permission.SEE_AUDIT_LOG;
import static com.ovgcpayments.gateway.dashboard.Permission.SEE_TEAM;

import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Members;
import com.ovgcpayments.gateway.audit.AuditLog;
import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Screen;
import java.net.URI;
import java.util.List;

/** A merchant's people and the log of what they did. */
public final class TeamArea implements Area {
    private final TeamScreens team;
    private final AuditLogScreen auditLog;

    /** @param dashboardUrl where invitations lead, without a path */
    public TeamArea(Members members, Invitations invitations, AuditLog auditLog, URI dashboardUrl) {
        this.team = new TeamScreens(members, invitations, dashboardUrl);
        this.auditLog = new AuditLogScreen(auditLog);
    }

    @Override
    public List<Screen> screens() {
        return List.of(
                Screen.get("/team", SEE_TEAM, team::show),
                Screen.post("/team", CHANGE_TEAM, team::invite).forConfirmed(),
                Screen.post("/team/:id/role", CHANGE_TEAM, team::changeRole).forConfirmed(),
                Screen.post("/team/:id/remove", CHANGE_TEAM, team::remove).forConfirmed(),
                Screen.post("/team/invitations/:id/withdraw", CHANGE_TEAM, team::withdraw)
                        .forConfirmed(),
                Screen.get("/audit-log", SEE_AUDIT_LOG, auditLog::show));
    }
}
