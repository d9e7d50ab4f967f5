package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.AuditFilter;
import com.ovgcpayments.gateway.audit.AuditSearch;
import com.ovgcpayments.gateway.audit.LoggedDeed;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.session.Page;
import io.vertx.core.Future;
import java.util.Optional;

/** What people did, and whether the log of it is whole. */
final class AuditScreens {
    private static final String LIST = "dashboard/operators/audit-log.jte";

    private final AuditSearch log;
    private final Audit audit;

    AuditScreens(AuditSearch log, Audit audit) {
        this.log = log;
        this.audit = audit;
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        return page(request, Optional.empty());
    }

    /** Reckons every hash anew: on demand only, as it reads the whole log. */
    Future<ScreenAnswer> check(ScreenRequest request) {
        return audit.check().compose(checked -> page(request, Optional.of(checked)));
    }

    private Future<ScreenAnswer> page(ScreenRequest request, Optional<Audit.Check> checked) {
        Optional<Long> before = Listing.after(request).map(AuditScreens::number);
        return log.find(AuditFilter.NONE, before, Listing.LENGTH + 1)
                .map(found -> Listing.of(
                        request, Page.of(found, Listing.LENGTH), (LoggedDeed deed) -> Long.toString(deed.number())))
                .map(listing -> ScreenAnswer.page(LIST, new AuditPage(listing, checked)));
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw ApiProblem.notFound();
        }
        return Long.parseLong(text);
    }
}
