package com.ovgcpayments.gateway.dashboard.team;

import com.ovgcpayments.gateway.audit.LoggedDeed;
import java.util.List;
import java.util.Optional;

/** @param next before which number the next page begins; empty at the end */
record AuditLogPage(List<LoggedDeed> deeds, boolean first, Optional<Long> next) {

    /** The name of who did it, without the id before it. */
    static String actor(LoggedDeed deed) {
        String actor = deed.entry().actor();
        int space = actor.indexOf(' ');
        return space < 0 ? actor : actor.substring(space + 1);
    }
}
