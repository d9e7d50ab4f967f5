package com.ovgcpayments.gateway.dashboard.operators;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.LoggedDeed;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Links;
import com.ovgcpayments.gateway.dashboard.Period;
import java.util.List;
import java.util.Optional;

/**
 * What people did.
 *
 * @param next behind which number the next page begins; empty at the end
 * @param actions those that may be filtered by
 * @param checked what a check of the whole log found just now; empty if none was asked for
 */
record AuditPage(
        List<LoggedDeed> deeds,
        Optional<String> next,
        List<String> actions,
        Form filter,
        Links links,
        Optional<Audit.Check> checked) {
    static final String ACTION = "action";
    static final String ACTOR = "actor";
    static final String OBJECT = "object";
    static final List<String> FILTERS = List.of(ACTION, ACTOR, OBJECT, Period.FROM, Period.TO);

    String emptyHeading() {
        if (filter.optional(Links.AFTER).isPresent()) {
            return "That was all";
        }
        return links.isFiltered() ? "Nobody did such a thing" : "Nobody did anything yet";
    }

    /** Whether it is filtered by days. */
    boolean hasDays() {
        return filter.optional(Period.FROM).isPresent()
                || filter.optional(Period.TO).isPresent();
    }

    /** Whether a deed says more than what its columns show. */
    static boolean saysMore(LoggedDeed deed) {
        return !deed.entry().detail().equals("{}") || !deed.entry().requestId().isEmpty();
    }
}
