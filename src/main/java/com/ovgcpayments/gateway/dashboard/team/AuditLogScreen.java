package com.ovgcpayments.gateway.dashboard.team;

import com.ovgcpayments.gateway.audit.AuditLog;
import com.ovgcpayments.gateway.audit.LoggedDeed;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What was done at a merchant, by whom and why; newest first. */
final class AuditLogScreen {
    private static final int AT_ONCE = 50;
    private static final int MOST_DIGITS = 18;

    private final AuditLog log;

    AuditLogScreen(AuditLog log) {
        this.log = log;
    }

    Future<ScreenAnswer> show(ScreenRequest request) {
        Optional<Long> before = request.query("before")
                .filter(text -> text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Long::valueOf);
        return log.list(request.merchantId(), before, AT_ONCE + 1)
                .map(found -> ScreenAnswer.page("dashboard/team/audit-log.jte", page(found, before.isEmpty())));
    }

    private static AuditLogPage page(List<LoggedDeed> found, boolean first) {
        List<LoggedDeed> shown = found.subList(0, Math.min(AT_ONCE, found.size()));
        Optional<Long> next =
                found.size() > AT_ONCE ? Optional.of(shown.get(AT_ONCE - 1).number()) : Optional.empty();
        return new AuditLogPage(shown, first, next);
    }
}
