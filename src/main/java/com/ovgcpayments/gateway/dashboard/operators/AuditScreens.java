package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.AuditFilter;
import com.ovgcpayments.gateway.audit.AuditSearch;
import com.ovgcpayments.gateway.audit.LoggedDeed;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Links;
import com.ovgcpayments.gateway.dashboard.Period;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.session.Page;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What people did, and whether the log of it is whole. */
final class AuditScreens {
    private static final String LIST = "dashboard/operators/audit-log.jte";
    private static final int LONGEST = 300;

    private final AuditSearch search;
    private final Audit audit;

    AuditScreens(AuditSearch search, Audit audit) {
        this.search = search;
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
        Form form = request.queryForm();
        Optional<Long> before = form.optional(Links.AFTER).map(AuditScreens::number);
        AuditFilter filter = filter(form);
        Links links = new Links(OperatorsArea.url("/audit-log"), form, AuditPage.FILTERS);
        Future<List<LoggedDeed>> found =
                form.isSound() ? search.find(filter, before, Listing.LENGTH + 1) : Future.succeededFuture(List.of());
        return found.map(deeds -> Page.of(deeds, Listing.LENGTH))
                .compose(deeds -> search.actions()
                        .map(actions -> new AuditPage(
                                deeds.items(),
                                links.next(deeds, deed -> Long.toString(deed.number())),
                                actions,
                                form,
                                links,
                                checked)))
                .map(page -> form.isSound() ? ScreenAnswer.page(LIST, page) : ScreenAnswer.unsound(LIST, page));
    }

    private static AuditFilter filter(Form form) {
        Period period = Period.read(form);
        return new AuditFilter(
                text(form, AuditPage.ACTION),
                text(form, AuditPage.ACTOR),
                text(form, AuditPage.OBJECT),
                period.from(),
                period.to());
    }

    private static Optional<String> text(Form form, String name) {
        Optional<String> text = form.optional(name);
        if (text.filter(typed -> typed.length() > LONGEST || !OneLine.is(typed)).isPresent()) {
            form.problem(name, "Write it as the log shows it.");
        }
        return text;
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw ApiProblem.notFound();
        }
        return Long.parseLong(text);
    }
}
