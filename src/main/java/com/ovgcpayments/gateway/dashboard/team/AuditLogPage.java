package com.ovgcpayments.gateway.dashboard.team;

import com.ovgcpayments.gateway.audit.LoggedDeed;
import com.ovgcpayments.gateway.id.PublicId;
import java.util.List;
import java.util.Optional;

/** @param next before which number the next page begins; empty at the end */
record AuditLogPage(List<LoggedDeed> deeds, boolean first, Optional<Long> next) {

    /** Who did it: a person by his address without the id before it, a key by its id, or what he came by. */
    static String actor(LoggedDeed deed) {
        String actor = deed.entry().actor();
        int space = actor.indexOf(' ');
        boolean person =
                space > 0 && PublicId.PERSON.parse(actor.substring(0, space)).isPresent();
        return person ? actor.substring(space + 1) : actor;
    }
}
